"""The home page and the directory with 440 and with 44,000 organisations, beside a bare Django page in the same run.

`python3 -m uv run python -m bench.pages`; `DATABASE_URL` chooses the database, which must be empty (default: SQLite
in a temporary folder). The bare page is one query for 20 rows in a template of its own, through the same middleware.
Each number of organisations runs in a process of its own. Times are milliseconds of CPU per page, medians of 60,
taken in turns; memory is the process's own after all of them.
"""

import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "pakten.settings")

SIZES = (440, 44_000)
TIMES = 60
PAGES = {
    "bare Django page": "/bare/",
    "home": "/",
    "directory": "/members/",
    "directory, searched": "/members/?q=bygg",
    "directory, misspelt": "/members/?q=bemaning",
    "directory, all match": "/members/?q=a",
    "directory, filtered": "/members/?sector=business&district=Farsta",
    "directory, all filters": "/members/?q=vi&sector=business&district=Farsta&level=member&contributes=mentorer",
    "directory, page 7": "/members/?page=7",
}


def measure(members):
    import django  # after the database is chosen

    django.setup()

    from django.conf import settings
    from django.contrib.auth.decorators import login_not_required
    from django.core.management import call_command
    from django.db import connection
    from django.http import HttpResponse
    from django.template import engines
    from django.test import Client
    from django.test.utils import CaptureQueriesContext
    from django.urls import path

    from pakten import urls
    from pakten.network.models import Organisation
    from pakten.office import demo

    settings.ALLOWED_HOSTS = ["testserver"]
    call_command("migrate", verbosity=0)
    demo.build(demo.World(members=members, tell=lambda words: None))
    if connection.vendor == "postgresql":
        connection.cursor().execute("ANALYZE")
    template = engines["django"].from_string("<ul>{% for each in rows %}<li>{{ each.name }}</li>{% endfor %}</ul>")

    @login_not_required
    def bare(request):
        return HttpResponse(template.render({"rows": Organisation.objects.all()[:20]}, request))

    urls.urlpatterns.insert(0, path("bare/", bare))
    client = Client()
    spent, queries = {name: [] for name in PAGES}, {}
    for turn in range(TIMES + 3):
        for name, address in PAGES.items():
            start = time.process_time()
            with CaptureQueriesContext(connection) as captured:
                answer = client.get(address)
            if answer.status_code != 200:
                raise SystemExit(f"{address}: {answer.status_code}")
            if turn >= 3:  # the first ones fill caches
                spent[name].append(1000 * (time.process_time() - start))
            queries[name] = len(captured)
    bare_time = statistics.median(spent["bare Django page"])
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    for name, times in spent.items():
        median = statistics.median(times)
        print(
            f"| {connection.vendor} | {members:,} | {name} | {queries[name]} | {median:.1f} |"
            f" {statistics.quantiles(times, n=20)[-1]:.1f} | {median / bare_time:.1f} | {memory:.0f} |"
        )


if __name__ == "__main__":
    if len(sys.argv) > 1:
        measure(int(sys.argv[1]))
    else:
        print("| database | organisations | page | queries | ms | 95th percentile, ms | bare = 1 | MB |")
        print("|---|---|---|---|---|---|---|---|", flush=True)
        for size in SIZES:
            with tempfile.TemporaryDirectory() as folder:
                environment = {**os.environ, "PAKTEN_VAR": folder, "PAKTEN_DEMO": "1"}
                subprocess.run([sys.executable, "-m", "bench.pages", str(size)], check=True, env=environment)
