"""The demo city's mingles: one to work on, and one that is planned and published."""

import os

from pakten.mingle import actions, queries
from pakten.mingle.demo.sign_ups import sign_up_rows, workbook
from pakten.mingle.imports.sign_up_list import read_file


def build(world):
    """Two mingles from sign-up files; the files are left in the world's folder, for a newcomer to try."""
    _gather(world, "Matchmaking-mingel: praktik och språk", file="matchmaking-mingel.xlsx", people=60, organisations=38)
    speed = _gather(
        world, "Speedmingel: nio möten före lunch", file="speedmingel.xlsx", people=84, organisations=40, rounds=9
    )
    actions.publish(mingle=speed, by=world.coordinators[0])


def _gather(world, title, *, file, people, organisations, rounds=1):
    by = world.coordinators[0]
    content = workbook(sign_up_rows(world, people, organisations, mingle=title))
    if world.folder:
        _leave(content, world.folder / file)
    mingle = actions.make_from_list(
        title=title, rounds=rounds, event=world.events[title], name=file, table=read_file(content), by=by
    )
    actions.take_in_and_plan(mingle=mingle, sign_ups=queries.reading(mingle.file), by=by)
    mingle.refresh_from_db()
    return mingle


def _leave(content, path):
    """In one step, for another demo may be starting in the same folder."""
    written = path.with_name(f"{path.name}.{os.getpid()}")
    written.write_bytes(content)
    written.replace(path)
