"""A register of 10,000 rows: read, previewed, taken in, taken in once more (nothing changes) and undone, in seconds,
beside a bare bulk insert of as many organisations in the same run.

`python3 -m uv run python -m bench.import_members`; `--rows`, and `DATABASE_URL` for PostgreSQL (an empty database).
"""

import argparse
import os
import resource
import tempfile
import time

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "pakten.settings")

HEADINGS = [
    "Organisation",
    "Org.nr",
    "Sektor",
    "Bransch",
    "Stadsdel",
    "Medlem sedan",
    "Bidrar med",
    "Söker",
    "Kontakt",
    "E-post",
]


def register(rows):
    """A workbook of as many organisations, with numbers whose check digit is right and one contact each."""
    from stdnum.luhn import calc_check_digit

    from pakten.sheets.write import write_workbook

    lines = []
    for number in range(rows):
        stem = f"556{number:06d}"
        lines.append(
            [
                f"Åkeriet {number} på Öster AB",
                f"{stem[:6]}-{stem[6:]}{calc_check_digit(stem)}",
                "Näringsliv",
                "Transport",
                "Farsta; Järva",
                "2024-03-01",
                "praktikplatser; mentorer",
                "förare; språkcafé",
                f"Zoë O'Brien {number}",
                f"zoe{number}@example.org",
            ]
        )
    return write_workbook(HEADINGS, lines)


def main(rows):
    import django

    django.setup()
    from datetime import date

    from django.core.management import call_command
    from django.db import connection, transaction

    from pakten.network import actions, importing
    from pakten.network.comparing import preview
    from pakten.network.imports.register import read_file
    from pakten.network.models import Organisation

    call_command("migrate", verbosity=0)
    for district in ("Farsta", "Järva"):
        actions.add_district(name=district, valid_from=date(2023, 7, 1), by=None)
    content, spent = register(rows), {}

    def timed(name, verb):
        start = time.perf_counter()
        result = verb()
        spent[name] = time.perf_counter() - start
        return result

    def bare():
        with transaction.atomic():
            made = [Organisation(name=f"Bar {n}", slug=f"bar-{n}", joined_on=date(2024, 3, 1)) for n in range(rows)]
            for organisation in made:
                organisation.make_findable()
            Organisation.objects.bulk_create(made, batch_size=500)
            transaction.set_rollback(True)

    timed("bare bulk insert", bare)
    table = timed("read the workbook", lambda: read_file(content))
    file = importing.upload_members(name="register.xlsx", table=table, by=None)
    _register, comparison = timed("preview", lambda: preview(file))
    timed("take in", lambda: importing.import_members(file=file, seen=comparison.digest, by=None))
    again = importing.upload_members(name="register.xlsx", table=table, by=None)
    _register, same = timed("preview of the same once more", lambda: preview(again))
    assert same.counts["unchanged"] == rows, same.counts
    timed("undo", lambda: importing.undo_import(file=file, by=None))
    assert not Organisation.objects.exists()
    print("| database | step | seconds | bare = 1 |\n|---|---|---|---|")
    for name, seconds in spent.items():
        print(f"| {connection.vendor} | {name} | {seconds:.1f} | {seconds / spent['bare bulk insert']:.1f} |")
    print(f"\nThe process held {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB at most.")


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--rows", type=int, default=10_000)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {"PAKTEN_VAR": folder, "LOG_LEVEL": "ERROR"}
        os.environ.setdefault("DATABASE_URL", f"sqlite:///{folder}/pakten.sqlite3")
        main(asked.rows)
