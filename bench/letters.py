"""1,000 letters through the worker to a real mail server on loopback, beside smtplib alone to the same server.

`python3 -m uv run python -m bench.letters`; `--letters`, and `DATABASE_URL` for PostgreSQL (an empty database). Then
once more with a worker that is killed (SIGKILL) in the middle, again and again, and the next one sent after it: every
letter must arrive, and at most one for each kill twice. Ends with 1 when one is missing or more are doubled.
"""

import argparse
import os
import smtplib
import subprocess
import sys
import tempfile
import time
from collections import Counter
from email.message import EmailMessage

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "pakten.settings")

KILLS = 3
TEXT = "Hej!\n\nVälkommen till frukostmingel den 3 mars, klockan 8. Anmäl dig: https://example.org/anmal\n" * 8


def bare(port, letters, *, anew):
    """Seconds that smtplib takes. `anew`: over a connection for each letter, as a program that keeps none."""
    start, line = time.perf_counter(), None
    for number in range(letters):
        message = EmailMessage()
        message["From"], message["To"], message["Subject"] = "a@example.org", f"b{number}@example.org", "Frukostmingel"
        message.set_content(TEXT)
        message.add_alternative(f"<p>{TEXT}</p>", subtype="html")
        if line is None:
            line = smtplib.SMTP("127.0.0.1", port)
        line.send_message(message)
        if anew:
            line.quit()
            line = None
    return time.perf_counter() - start


def write(letters):
    from pakten.mail import actions

    for number in range(letters):
        actions.write(to=f"c{number}@example.org", kind="bench.letter", subject="Frukostmingel", text=TEXT)


def worker(port):
    environment = {**os.environ, "EMAIL_HOST": "127.0.0.1", "EMAIL_PORT": str(port)}
    return subprocess.Popen([sys.executable, "manage.py", "worker", "--once"], env=environment)


def killed(post_office, letters):
    """How many arrived how often, when workers are killed on the way and their claims run out."""
    from pakten.mail.models import Letter

    write(letters)
    for kill in range(1, KILLS + 1):
        process = worker(post_office.port)
        while len(post_office.letters) < kill * letters // (KILLS + 1) and process.poll() is None:
            time.sleep(0.002)
        process.kill()
        process.wait()
        Letter.objects.waiting().exclude(claimed_until=None).update(claimed_until="2000-01-01T00:00Z")
    worker(post_office.port).wait()
    return Counter(post_office.message_ids())


def main(letters):
    import django

    django.setup()
    from django.core.management import call_command
    from django.db import connection

    from pakten.mail.tests.post_office import PostOffice

    call_command("migrate", verbosity=0)
    with PostOffice() as post_office:
        spent = {
            "smtplib, one connection": bare(post_office.port, letters, anew=False),
            "smtplib, a connection for each letter": bare(post_office.port, letters, anew=True),
        }
        worker(post_office.port).wait()  # warms the disk
        start = time.perf_counter()
        worker(post_office.port).wait()
        starting = time.perf_counter() - start
        write(letters)
        post_office.letters.clear()
        start = time.perf_counter()
        worker(post_office.port).wait()
        spent["our worker"] = time.perf_counter() - start - starting
        arrived = len(set(post_office.message_ids()))
        post_office.letters.clear()
        counts = killed(post_office, letters)
    print("| database | way | letters/s | smtplib = 1 |\n|---|---|---|---|")
    for name, seconds in spent.items():
        ratio = seconds / spent["smtplib, a connection for each letter"]
        print(f"| {connection.vendor} | {name} | {letters / seconds:.0f} | {ratio:.1f} |")
    twice = sum(count - 1 for count in counts.values())
    print(f"\nKilled {KILLS} times: {len(counts)} of {letters} arrived, {twice} once more than they should.")
    if arrived != letters or len(counts) != letters or twice > KILLS:
        sys.exit(1)


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--letters", type=int, default=1000)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {"PAKTEN_VAR": folder, "LOG_LEVEL": "ERROR"}
        os.environ.setdefault("DATABASE_URL", f"sqlite:///{folder}/pakten.sqlite3")
        main(asked.letters)
