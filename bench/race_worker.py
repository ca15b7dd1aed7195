"""One of the processes of `bench.race`: does its share of the people, and writes down each answer when it holds."""

import os
import sys
import time

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "pakten.settings")


def main():
    job, folder, number, processes, people, go = sys.argv[1:7]
    import django

    django.setup()
    _warm_up()
    deed = _bare() if job == "bare" else _registration(int(job.removeprefix("event-")))
    name = os.path.join(folder, f"{job}.answers.{number}{'.again' if '--again' in sys.argv else ''}")
    answered = _answered(os.path.join(folder, f"{job}.answers.{number}"))
    open(f"{name}.ready", "w").close()
    while not os.path.exists(go):
        time.sleep(0.001)
    with open(name, "w", buffering=1) as file:
        for person in range(int(number), int(people), int(processes)):
            if str(person) in answered:
                continue
            start = time.perf_counter()
            answer = _answer(deed, person)
            file.write(f"{time.time():.4f} {time.perf_counter() - start:.5f} {person} {answer}\n")


def _warm_up():
    """What a process does once, such as compiling templates, it does before the race and not while it holds the event:
    the letters are drawn up, and the connection is made."""
    from datetime import timedelta

    from django.db import connection
    from django.utils import timezone

    from pakten.events import emails, feeds
    from pakten.events.models import Event, Registration
    from pakten.network.models import Person

    now = timezone.now()
    event = Event(pk=0, title="Kick-off", slug="kick-off", starts_at=now, ends_at=now + timedelta(hours=2))
    registration = Registration(event=event, person=Person(name="Åsa Öberg", email="asa@example.org"))
    emails.registered(registration=registration)
    emails.waitlisted(registration=registration, before=1, waits_for_share=False)
    feeds.calendar_file(event)
    connection.ensure_connection()


def _answer(deed, person):
    """What a visitor would see: their answer, or an error, of which being asked to try again is one."""
    try:
        return deed(person)
    except Exception as error:
        return f"ERROR:{type(error).__name__}"


def _answered(name):
    """Those who got their answer before the process before this one was killed."""
    if "--again" not in sys.argv:
        return set()
    with open(name) as file:
        return {line.split()[2] for line in file.read().splitlines() if line.count(" ") == 3}


def _registration(pk):
    from pakten.events import registering
    from pakten.events.models import Event
    from pakten.events.registering import Guest

    def deed(person):
        event = Event.objects.get(pk=pk)
        guest = Guest(name=f"Åsa Öberg {person}", email=f"person{person}@example.org")
        (answer,) = registering.register_many(event=event, guests=[guest], by=None)
        return f"{answer.registration.state}:{answer.registration.position}"

    return deed


def _bare():
    from django.db import transaction

    from pakten.network.models import District

    def deed(person):
        with transaction.atomic():
            return f"row:{District.objects.create(name=f'Del {person}', valid_from='2023-07-01').pk}"

    return deed


if __name__ == "__main__":
    main()
