"""Two officers press at the same moment, each in a connection of their own: one decision, one letter, one answer."""

import threading

import pytest
from django.db import connection

from pakten.journal.models import Line
from pakten.mail.models import Letter
from pakten.network import reviewing
from pakten.network.models import Application, Contact, Organisation
from pakten.network.reviewing import ReviewProblem
from tests.makers import make_person
from tests.makers_applications import make_application

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*verbs):
    """What became of each verb: None, or why it was not done."""
    outcomes, start = [], threading.Barrier(len(verbs))

    def press(verb):
        start.wait(timeout=10)
        try:
            verb()
            outcomes.append(None)
        except ReviewProblem as problem:
            outcomes.append(str(problem))
        finally:
            connection.close()

    threads = [threading.Thread(target=press, args=[verb]) for verb in verbs]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    return outcomes


def decisions():
    return Letter.objects.exclude(kind="network.application_sent").count()


def test_one_approves_and_one_declines():
    application = make_application()
    amira, sara = make_person(name="Amira Lindgren"), make_person(name="Sara Å'Berg")
    seen = {"application": application, "seen_version": application.version}
    outcomes = at_once(
        lambda: reviewing.approve(as_="new", by=amira, **seen),
        lambda: reviewing.decline(reason="Nej.", by=sara, **seen),
    )
    (told,) = [each for each in outcomes if each]
    assert len(outcomes) == 2 and ("Amira Lindgren" in told or "Sara Å'Berg" in told)
    application.refresh_from_db()
    is_approved = application.state == Application.State.APPROVED
    assert Organisation.objects.count() == Contact.objects.count() == is_approved
    assert bool(application.reason) != is_approved
    assert decisions() == 1
    assert Line.objects.filter(verb__in=["network.approve", "network.decline"]).count() == 1


def test_both_approve_and_there_is_one_member():
    application = make_application(number="5560160680")
    people = [make_person(), make_person()]
    seen = {"application": application, "seen_version": application.version, "as_": "new"}
    outcomes = at_once(*[lambda by=by: reviewing.approve(by=by, **seen) for by in people])
    assert len(outcomes) == 2 and outcomes.count(None) == 1
    assert Organisation.objects.count() == decisions() == 1


def test_two_applications_with_one_number_make_one_member():
    pair = [make_application(number="5560160680"), make_application(number="5560160680")]
    outcomes = at_once(
        *[lambda a=a: reviewing.approve(application=a, seen_version=a.version, as_="new", by=None) for a in pair]
    )
    assert len(outcomes) == 2 and outcomes.count(None) == 1
    assert Organisation.objects.count() == decisions() == 1
    assert Application.objects.filter(state="submitted").count() == 1


def test_two_questions_at_once_are_one_question():
    application = make_application()
    seen = {"application": application, "seen_version": application.version}
    outcomes = at_once(*[lambda t=t: reviewing.ask_for_more(text=t, by=None, **seen) for t in ("Ett?", "Två?")])
    assert len(outcomes) == 2 and outcomes.count(None) == 1
    assert application.questions.count() == decisions() == 1
