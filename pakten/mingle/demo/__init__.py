"""The demo city's mingles: one that has been, one to work on, one that is planned and published, and one whose people
say what they wish."""

import os

from pakten.mingle import actions, queries
from pakten.mingle.demo import held, rooms, wishes
from pakten.mingle.demo.sign_ups import sign_up_rows, workbook
from pakten.mingle.imports.sign_up_list import read_file
from pakten.mingle.models import Room


def build(world):
    """Mingles from sign-up files, and one of those registered to an event; the files are left in the world's folder, for a newcomer to try."""
    if event := held.latest(world):
        been = _gather(world, event.title, file="deltagare.xlsx", people=36, organisations=24, rounds=4)
        held.hold(world, been)
    match = _gather(
        world, "Matchmaking-mingel: praktik och språk", file="matchmaking-mingel.xlsx", people=60, organisations=38
    )
    rooms.draw(world, match, width=14, length=16, height=3.2, surface=Room.Surface.HARD, spacing=0.6)
    speed = _gather(
        world, "Speedmingel: nio möten före lunch", file="speedmingel.xlsx", people=84, organisations=40, rounds=9
    )
    rooms.draw(world, speed, width=16, length=20, height=4, surface=Room.Surface.MIXED, spacing=0.8)
    actions.publish(mingle=speed, by=world.coordinators[0])
    wishes.build(world)


def _gather(world, title, *, file, people, organisations, rounds=1):
    by = world.coordinators[0]
    content = workbook(sign_up_rows(world, people, organisations, mingle=title))
    if world.folder and not world.events[title].is_over:
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
