"""Searching and filtering the directory in ever larger networks, beside a bare Django page in the same run.

`python3 -m uv run python -m bench.directory --members 440 44000 440000`; `--times`, and `DATABASE_URL` for PostgreSQL
(an empty database). The members are those of the demo city, copied with a part of the city after their names. Queries
are counted, and must be as many however many members there are and whatever is looked for; else this ends with 1.
Times are milliseconds of a processor for a whole request through all middleware, taken in turns. `load` is the first
page of a process, which reads the register: seconds; memory is the process's own after all of it.
"""

import argparse
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from itertools import count, islice

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "pakten.settings")

STEM = 440  # members of the demo city that the others are copies of
PAGES = {
    "bare Django page": "/bare/",
    "directory": "/members/",
    "one word": "/members/?q=bygg",
    "two words": "/members/?q=bygg+vi",
    "misspelt": "/members/?q=bemaning",
    "all match": "/members/?q=a",
    "two filters": "/members/?sector=business&district=Farsta",
    "all filters": "/members/?q=vi&sector=business&district=Farsta&level=member&contributes=mentorer",
    "last page": "/members/?page=9999999",
    "directory, seen before": "/members/",
    "all filters, seen before": "/members/?q=vi&sector=business&district=Farsta&level=member&contributes=mentorer",
}


def build(members):
    from django.core.management import call_command
    from django.db import connection, transaction

    from pakten.network.models import Organisation
    from pakten.office import demo

    call_command("migrate", verbosity=0)
    demo.build(demo.World(members=min(members, STEM), tell=lambda words: None))
    stem = list(Organisation.objects.prefetch_related("districts"))
    districts = {each.pk: [district.pk for district in each.districts.all()] for each in stem}
    copies = ((each, number) for number in count(2) for each in stem)
    link = Organisation.districts.through
    with transaction.atomic():
        for _batch in range(0, members - len(stem), 5000):
            made, places = [], []
            for each, number in islice(copies, min(5000, members - len(stem) - _batch)):
                fields = {f.attname: getattr(each, f.attname) for f in Organisation._meta.concrete_fields}
                fields |= {"id": None, "number": None, "slug": f"{each.slug}-{number}", "name": f"{each.name} {number}"}
                made.append(Organisation(**fields))
                made[-1].make_findable()
                places.append(districts[each.pk])
            Organisation.objects.bulk_create(made, batch_size=500)
            pairs = [(one, district) for one, some in zip(made, places, strict=True) for district in some]
            link.objects.bulk_create(
                [link(organisation=one, district_id=district) for one, district in pairs], batch_size=5000
            )
    if connection.vendor == "postgresql":
        connection.cursor().execute("ANALYZE")


def is_drawn_already(name):
    """Whether a page is the same as a moment ago; all others are looked for with a word that makes them new."""
    return name == "bare Django page" or name.endswith("seen before")


def measure(times):
    from django.conf import settings
    from django.contrib.auth.decorators import login_not_required
    from django.db import connection
    from django.http import HttpResponse
    from django.template import engines
    from django.test import Client
    from django.test.utils import CaptureQueriesContext
    from django.urls import path

    from pakten import urls
    from pakten.network.models import Organisation

    settings.ALLOWED_HOSTS = ["testserver"]
    template = engines["django"].from_string("<ul>{% for each in rows %}<li>{{ each.name }}</li>{% endfor %}</ul>")

    @login_not_required
    def bare(request):
        return HttpResponse(template.render({"rows": Organisation.objects.all()[:20]}, request))

    urls.urlpatterns.insert(0, path("bare/", bare))
    client, members = Client(), Organisation.objects.count()
    client.get("/bare/")
    start = time.process_time()
    client.get("/members/")
    load = time.process_time() - start
    start = time.process_time()
    client.get("/members/?q=bemaning")
    first_slip = time.process_time() - start
    spent, queries = {name: [] for name in PAGES}, {}
    for turn in range(times):
        for name, asked in PAGES.items():
            address = asked if is_drawn_already(name) else f"{asked}{'&' if '?' in asked else '?'}turn={turn}"
            if turn == 0 and is_drawn_already(name):
                client.get(address)
            start = time.process_time()
            with CaptureQueriesContext(connection) as captured:
                answer = client.get(address)
            if answer.status_code != 200:
                raise SystemExit(f"{address}: {answer.status_code}")
            spent[name].append(1000 * (time.process_time() - start))
            queries.setdefault(name, set()).add(len(captured))
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    bare_time = statistics.median(spent["bare Django page"])
    for name, taken in spent.items():
        median, slow = statistics.median(taken), statistics.quantiles(taken, n=20)[-1]
        print(
            f"| {connection.vendor} | {members:,} | {name} | {max(queries[name])} | {median:.1f} | {slow:.1f} |"
            f" {median / bare_time:.1f} |",
            flush=True,
        )
    rest = f"first page {load:.1f} s, first misspelt word {first_slip:.1f} s, {memory:.0f} MB"
    print(f"| {connection.vendor} | {members:,} | {rest} |||||")
    drawn_anew = [counted for name, counted in queries.items() if name in PAGES and not is_drawn_already(name)]
    if len(set().union(*drawn_anew)) > 1:
        raise SystemExit("The pages differ in their number of queries.")


def one_size(members, times):
    """Built by one process, measured by another, which has then not made the members."""
    import django

    django.setup()
    if times:
        measure(times)
    else:
        build(members)


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--members", type=int, nargs="+", default=[440, 44_000, 440_000])
    parser.add_argument("--times", type=int, default=30)
    asked = parser.parse_args()
    print("| database | organisations | page | queries | ms | 95th percentile, ms | bare = 1 |")
    print("|---|---|---|---|---|---|---|", flush=True)
    for size in asked.members:
        with tempfile.TemporaryDirectory() as folder:
            environment = {**os.environ, "PAKTEN_VAR": folder, "PAKTEN_DEMO": "1"}
            environment.setdefault("DATABASE_URL", f"sqlite:///{folder}/pakten.sqlite3")
            for times in (0, asked.times):
                run = f"from bench.directory import one_size; one_size({size}, {times})"
                subprocess.run([sys.executable, "-c", run], check=True, env=environment)
