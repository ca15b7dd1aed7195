"""Three people turn out not to be there in round 3: how long from a tap to the answer, and how much of the plan stands.

    python3 -m uv run python -m bench.mingle_repair [--rooms 84x9 300x10 1000x8] [--database sqlite|postgresql]

Invented rooms with wishes as people write them, planned, published and started; round 2 is over, and people walk to
their tables of round 3. An officer strikes three on the page of those who are here. Timed through Django's test client:
the tap (form, the new plan, its publication), and the page that follows. `changed`: meetings of the coming rounds given
up though everybody in them is here; `new`: meetings that were not planned. The worth of the whole plan before and
after, and how much of what is possible for those who are left that is. Last: how many of the same meetings a plan made
anew for those who are left would keep. Medians of three taps, each taken back. Ends with 1 when somebody who has left
is still planned.
"""

import argparse
import os
import random
import statistics
import sys
import tempfile
import time
from datetime import timedelta

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "pakten.settings")

from bench.race import _address

SEEDS = (1, 2, 3)
HEADINGS = (
    "people  rounds  tap, s  of it processor, s  page, s  kept  changed  fell away  new  worth kept"
    "  of possible  anew keeps"
)


def main():
    options = _options()
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {"PAKTEN_VAR": folder, "LOG_LEVEL": "ERROR", "DATABASE_URL": _address(options.database, folder)}
        import django

        django.setup()
        from django.core.management import call_command

        call_command("migrate", verbosity=0)
        call_command("collectstatic", verbosity=0, interactive=False)
        print(f"{options.database}\n{HEADINGS}")
        sound = [_row(*map(int, room.split("x"))) for room in options.rooms]
    return 0 if all(sound) else 1


def _options():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--rooms", nargs="+", default=["84x9", "300x10", "1000x8"])
    parser.add_argument("--database", choices=["sqlite", "postgresql"], default="sqlite")
    return parser.parse_args()


def _row(people, rounds):
    mingle, client = _room(people, rounds)
    found = [_one(mingle, client, seed) for seed in SEEDS]
    middle = {name: statistics.median(each[name] for each in found) for name in found[0]}
    print(
        f"{people:6}  {rounds:6}  {middle['tap']:6.2f}"
        f"  {middle['work']:18.2f}  {middle['page']:7.2f}  {middle['kept']:4.0f}"
        f"  {middle['changed']:7.0f}  {middle['dropped']:9.0f}  {middle['new']:3.0f}  {middle['worth']:10.2%}"
        f"  {middle['share']:11.2%}  {middle['anew']:10.0f}",
        flush=True,
    )
    return all(each["sound"] for each in found)


def _one(mingle, client, seed):
    from django.urls import reverse

    from pakten.mingle import planning, queries
    from pakten.mingle.actions import reality
    from pakten.mingle.models import Mingle

    before = queries.outcome(mingle.published_plan)
    left = sorted(random.Random(seed).sample(sorted(mingle.participants.values_list("key", flat=True)), 3))
    address = reverse("mingle_office:now", args=[mingle.pk])
    client.get(address)  # the engine's parts are loaded
    began, worked = time.perf_counter(), time.process_time()
    answer = client.post(address, {"deed": "several", "chosen": left})
    tapped, worked = time.perf_counter(), time.process_time() - worked
    client.get(answer["Location"])
    shown = time.perf_counter()
    plan = Mingle.objects.select_related("published_plan").get(pk=mingle.pk).published_plan
    after, did = queries.outcome(plan), plan.snapshot["repair"]
    problem = queries.problem(mingle)
    here = type(problem)(tuple(each for each in problem.participants if each.id not in left))
    anew = planning.plan(here, before.dials)
    reality.take_back(mingle=mingle, plan=plan.pk, by=None)
    return {
        "tap": tapped - began,
        "work": worked,
        "page": shown - tapped,
        **{name: did[name] for name in ("kept", "changed", "dropped", "new")},
        "worth": after.value / before.value,
        "share": after.share,
        "anew": len({(each.round, each.people) for each in anew.meetings if each.round > 2} & _coming(before)),
        "sound": plan.after_round == 2 and not {key for _round, people in _coming(after) for key in people} & set(left),
    }


def _coming(outcome):
    return {(each.round, each.people) for each in outcome.meetings if each.round > 2}


def _room(people, rounds):
    """A mingle whose round 2 is over, and an officer who is signed in."""
    from django.test import Client

    from bench.file_to_pairs import workbook
    from pakten.mingle import actions
    from pakten.mingle.actions import live
    from pakten.mingle.imports.sign_up_list import read_file, read_sign_up_list
    from pakten.mingle.models import Mingle, Stage
    from pakten.network.models import Person
    from tests.makers import make_person

    sign_ups = read_sign_up_list(read_file(workbook(people)))
    mingle = actions.make(title=f"Speedmingel {people}", rounds=rounds, by=None)
    actions.take_in(mingle=mingle, sign_ups=sign_ups, by=None)
    actions.plan(mingle=mingle, by=None)
    actions.publish(mingle=mingle, by=None)
    mingle = Mingle.objects.select_related("published_plan", "event").get(pk=mingle.pk)
    live.start(mingle=mingle, talk_seconds=300, change_seconds=60, by=None)
    stage = Stage.objects.get(mingle=mingle)
    stage.ends_at -= timedelta(seconds=60 + 300 + 60 + 300)
    stage.save()
    client = Client(HTTP_HOST="localhost")
    officer = make_person(name="Amira Lindgren", email=f"amira{people}@example.org", team=Person.Team.OFFICE)
    client.force_login(officer, backend="django.contrib.auth.backends.ModelBackend")
    return mingle, client


if __name__ == "__main__":
    sys.exit(main())
