from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from pakten.journal import actions as journal
from pakten.mail import actions as mail
from pakten.surveys import emails, standard
from pakten.surveys.models import Question, Response, Survey, Ticket, hashed, new_key


class SurveyProblem(Exception):
    """What cannot be done now, and what to do instead, in a sentence for whoever tried."""


@transaction.atomic
def make(*, title, about_address="", about_kind="", held_on=None, closes_on=None, by):
    """A new evaluation as a draft, with the questions one starts from."""
    survey = Survey.objects.create(
        title=" ".join(title.split()),
        about_address=about_address,
        about_kind=about_kind,
        held_on=held_on or timezone.localdate(),
        closes_on=closes_on,
    )
    Question.objects.bulk_create(
        Question(survey=survey, place=place, kind=kind, text_sv=swedish, text_en=english)
        for place, (kind, swedish, english) in enumerate(standard.QUESTIONS, 1)
    )
    journal.write(verb="surveys.make", subject=survey, by=by)
    return survey


@transaction.atomic
def add_question(*, survey, kind, text_sv, text_en, choices_sv=(), choices_en=(), by):
    survey = _locked(survey)
    _still_draft(survey)
    last = survey.questions.order_by("-place").first()
    question = Question.objects.create(
        survey=survey,
        place=last.place + 1 if last else 1,
        kind=kind,
        text_sv=text_sv,
        text_en=text_en,
        choices_sv=list(choices_sv),
        choices_en=list(choices_en),
    )
    journal.write(verb="surveys.add_question", subject=survey, by=by)
    return question


@transaction.atomic
def remove_question(*, question, by):
    survey = _locked(question.survey)
    _still_draft(survey)
    question.delete()
    journal.write(verb="surveys.remove_question", subject=survey, by=by)


def _locked(survey):
    return Survey.objects.select_for_update().get(pk=survey.pk)


def _still_draft(survey):
    if survey.state != Survey.State.DRAFT:
        raise SurveyProblem(_("The questions have been sent, and stay as they are: answers to other questions differ."))


@transaction.atomic
def send(*, survey, people, by):
    """Opens the evaluation and writes to each of the people, but for those who have been asked already
    and people under protection. Returns how many were asked now."""
    survey = _locked(survey)
    if survey.state == Survey.State.CLOSED:
        raise SurveyProblem(_("The evaluation is closed."))
    if not survey.questions.exists():
        raise SurveyProblem(_("There are no questions. Add one first."))
    asked = set(survey.tickets.values_list("person_id", flat=True))
    new = [person for person in dict.fromkeys(people) if person.pk not in asked and not person.is_protected]
    for person in new:
        key = new_key()
        Ticket.objects.create(survey=survey, person=person, key_hash=hashed(key))
        _write(person, "ask", emails.ask(survey=survey, address=_address(key)))
    survey.state = Survey.State.OPEN
    survey.save(update_fields=["state"])
    journal.write(verb="surveys.send", subject=survey, by=by, details={"people": len(new)})
    return len(new)


def _write(person, kind, letter):
    subject, text = letter
    mail.write(to=person.email, kind=f"surveys.{kind}", subject=subject, text=text, is_confidential=True)


def _address(key):
    """Asked for once in each language of the letter, since each has its own."""
    return lambda: settings.SITE_ADDRESS + reverse("surveys:answer", args=[key])


@transaction.atomic
def remind(*, survey, by):
    """Writes once more to those who have not answered, with a new key each: we do not keep the old ones."""
    survey = _locked(survey)
    if not survey.takes_answers:
        raise SurveyProblem(_("The evaluation takes no answers now, so there is nobody to remind."))
    silent = list(survey.tickets.select_for_update().filter(is_used=False, is_reminded=False).select_related("person"))
    for ticket in silent:
        key = new_key()
        ticket.key_hash, ticket.is_reminded = hashed(key), True
        ticket.save(update_fields=["key_hash", "is_reminded"])
        _write(ticket.person, "remind", emails.remind(survey=survey, address=_address(key)))
    journal.write(verb="surveys.remind", subject=survey, by=by, details={"people": len(silent)})
    return len(silent)


@transaction.atomic
def answer(*, key, answers, may_quote=False):
    """Takes one person's answers. The ticket is used up and the answers kept in one transaction, and nothing joins
    them afterwards; so no line in the journal either: it has a time."""
    ticket = Ticket.objects.select_for_update().select_related("survey").filter(key_hash=hashed(key)).first()
    if ticket is None or not ticket.survey.takes_answers:
        raise SurveyProblem(_("The evaluation takes no more answers."))
    if not Ticket.objects.filter(pk=ticket.pk, is_used=False).update(is_used=True):
        raise SurveyProblem(_("You have answered already. Thank you!"))
    kept = {str(question): value for question, value in answers.items() if value not in (None, "")}
    return Response.objects.create(survey=ticket.survey, answers=kept, may_quote=may_quote)


@transaction.atomic
def close(*, survey, by):
    """Takes no more answers. Who was asked is erased: it is of no use any more."""
    survey = _locked(survey)
    survey.state = Survey.State.CLOSED
    survey.save(update_fields=["state"])
    survey.tickets.all().delete()
    journal.write(verb="surveys.close", subject=survey, by=by)
    return survey


def forget(*, person):
    """A person's right to answer goes. What they answered cannot be told from what others did, and stays."""
    Ticket.objects.filter(person=person).delete()
