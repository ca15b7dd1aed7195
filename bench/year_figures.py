"""All of a year's figures, and the office's page that shows them, beside a bare count of each table.

    python3 -m uv run python -m bench.year_figures [--members 440 44000] [--people 1000 100000]
                                                   [--database sqlite|postgresql]

For each size: how many members, and how many came to events in the year. `bare`: one COUNT of each table that the
figures are counted of. Medians of five, milliseconds; a page is measured when it counts and when it may use what was
counted within the minute.
"""

import argparse
import os
import statistics
import tempfile
import time

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "pakten.settings")

from bench.race import _address

TIMES = 5
YEAR = 2025


def main():
    options = _options()
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {"PAKTEN_VAR": folder, "LOG_LEVEL": "ERROR", "DATABASE_URL": _address(options.database, folder)}
        import django

        django.setup()
        from django.core.management import call_command

        from pakten.office import fresh

        call_command("collectstatic", verbosity=0, interactive=False)
        print("| database | members | came | what | queries | ms | bare = 1 |")
        print("|---|---|---|---|---|---|---|")
        for members, people in zip(options.members, options.people, strict=True):
            call_command("migrate", verbosity=0)
            fill(members, people)
            _measure(options.database, members, people)
            call_command("flush", interactive=False, verbosity=0)
            fresh.install()


def _options():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--members", type=int, nargs="+", default=[440, 44_000])
    parser.add_argument("--people", type=int, nargs="+", default=[1_000, 100_000])
    parser.add_argument("--database", choices=["sqlite", "postgresql"], default="sqlite")
    return parser.parse_args()


def fill(members, people):
    """A network with so many members in 11 districts, and so many people who came to the year's events."""
    from datetime import UTC, date, datetime, timedelta

    from django.db import connection

    from pakten.collaborations.models import Collaboration, Party
    from pakten.events.models import Event, Registration
    from pakten.mingle.models import Mingle, Participant, Plan
    from pakten.network.models import District, LevelChange, Organisation, Person

    sectors = Organisation.Sector.values
    districts = [District.objects.create(name=f"Område {n}", valid_from=date(2023, 7, 1)) for n in range(11)]
    joined = [date(2018 + n % 8, 1 + n % 12, 1 + n % 28) for n in range(members)]
    made = Organisation.objects.bulk_create(
        (
            Organisation(
                name=f"Åkeri {n}", slug=f"akeri-{n}", sector=sectors[n % 3], joined_on=joined[n], sort_key=b"%08d" % n
            )
            for n in range(members)
        ),
        batch_size=1000,
    )
    between = Organisation.districts.through
    in_district = [between(organisation=each, district=districts[n % 11]) for n, each in enumerate(made)]
    between.objects.bulk_create(in_district, batch_size=1000)
    LevelChange.objects.bulk_create(
        (LevelChange(organisation=each, level_id="member", from_on=each.joined_on) for each in made), batch_size=1000
    )
    crowd = Person.objects.bulk_create(
        (Person(email=f"p{n}@example.org", name=f"Åsa {n}") for n in range(max(1, people // 2))), batch_size=1000
    )
    start = datetime(YEAR, 1, 5, 8, tzinfo=UTC)
    events = Event.objects.bulk_create(
        Event(
            title=f"Frukost {n}",
            slug=f"frukost-{n}",
            kind="breakfast",
            state="published",
            starts_at=start + timedelta(days=n * 3),
            ends_at=start + timedelta(days=n * 3, hours=2),
            district=districts[n % 11],
        )
        for n in range(100)
    )
    Registration.objects.bulk_create(
        (
            Registration(
                event=events[(n + n // len(crowd)) % 100],
                person=crowd[n % len(crowd)],
                organisation=made[n % members],
                state="attended",
                position=n,
            )
            for n in range(people)
        ),
        batch_size=1000,
    )
    collaborations = Collaboration.objects.bulk_create(
        Collaboration(title=f"Samarbete {n}", began_on=date(YEAR, 1 + n % 12, 1)) for n in range(members // 4)
    )
    Party.objects.bulk_create(
        (Party(collaboration=each, organisation=made[n % members]) for n, each in enumerate(collaborations)),
        batch_size=1000,
    )
    for n in range(12):  # a mingle of 200 a month, five rounds
        mingle = Mingle.objects.create(title=f"Mingel {n}", event=events[n * 8], published_at=start)
        Participant.objects.bulk_create(Participant(mingle=mingle, key=str(k), name=f"Åsa {k}") for k in range(200))
        meetings = [
            {"round": r, "table": t, "people": [str(2 * t), str((2 * t + 2 * r + 1) % 200)], "points": 1}
            for r in range(1, 6)
            for t in range(100)
        ]
        plan = Plan.objects.create(
            mingle=mingle, rounds=5, engine="bench", meetings=meetings, wishes_met=300, wishes_stated=400
        )
        Mingle.objects.filter(pk=mingle.pk).update(published_plan=plan)
    connection.cursor().execute("ANALYZE")


def _measure(database, members, people):
    from django.core.cache import caches
    from django.test import Client

    from pakten.network.models import Person
    from pakten.plan.models import Indicator
    from pakten.results import actions
    from pakten.results.measures import MEASURES, Span
    from pakten.results.models import Period
    from pakten.results.queries.outcomes import counted

    year = actions.add_period(kind=Period.Kind.YEAR, year=YEAR, by=None)
    officer = Person.objects.create(email="amira@example.org", name="Amira", team="office")
    client = Client(SERVER_NAME="localhost")
    client.force_login(officer, backend="django.contrib.auth.backends.ModelBackend")
    indicators, span = list(Indicator.objects.holding(YEAR)), Span(year.starts_on, year.ends_on)
    page = f"/office/results/periods/{YEAR}/"

    def ask():
        if client.get(page).status_code != 200:
            raise SystemExit("the page does not answer")

    bare = _took(_bare)
    jobs = [("bare counts", _bare), ("all figures", lambda: counted(year, indicators))]
    jobs += [(f"  {key}", lambda each=each: each.count(span)) for key, each in MEASURES.items()]
    jobs += [("page, counting", lambda: (caches["memory"].clear(), ask())), ("page, within the minute", ask)]
    for name, job in jobs:
        took = _took(job)
        numbers = f"{_queries(job)} | {took:.1f} | {took / bare:.1f}"
        print(f"| {database} | {members:,} | {people:,} | {name.strip()} | {numbers} |", flush=True)
    began = time.perf_counter()
    actions.close(period=year, by=None)
    print(f"| {database} | {members:,} | {people:,} | closing | | {1000 * (time.perf_counter() - began):.1f} | |")
    print(f"| {database} | {members:,} | {people:,} | page, closed | {_queries(ask)} | {_took(ask):.1f} | |")


def _bare():
    from pakten.collaborations.models import Collaboration
    from pakten.events.models import Event, Registration
    from pakten.mingle.models import Participant
    from pakten.network.models import Organisation

    for table in (Organisation, Event, Registration, Participant, Collaboration):
        table.objects.count()


def _took(job):
    times = []
    for _time in range(TIMES):
        began = time.perf_counter()
        job()
        times.append(1000 * (time.perf_counter() - began))
    return statistics.median(times)


def _queries(job):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as captured:
        job()
    return len(captured)


if __name__ == "__main__":
    main()
