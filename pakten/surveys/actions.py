import random
from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Case, F, Value, When
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from pakten.journal import actions as journal
from pakten.mail import actions as mail
from pakten.mail import bilingual
from pakten.surveys import emails, rules, standard
from pakten.surveys.models import Question, Response, Survey, Ticket, hashed, new_key

dice = random.SystemRandom()


class SurveyProblem(Exception):
    """What cannot be done now, and what to do instead, in a sentence for whoever tried."""


@transaction.atomic
def make(*, title, about_address="", about_kind="", held_on=None, closes_on=None, like=None, by, **planned):
    """A new evaluation as a draft, with the questions of another, `like`, or else those one starts from. `planned`:
    hours_after, open_days, remind_after_days and then_address, see Survey."""
    survey = Survey.objects.create(
        title=" ".join(title.split()),
        about_address=about_address,
        about_kind=about_kind,
        held_on=held_on or timezone.localdate(),
        closes_on=closes_on,
        **planned,
    )
    questions = _questions_of(like) if like else standard.questions()
    for place, question in enumerate(questions, 1):
        question.survey, question.place = survey, place
    Question.objects.bulk_create(questions)
    journal.write(verb="surveys.make", subject=survey, by=by)
    return survey


def _questions_of(survey):
    names = ("kind", "text_sv", "text_en", "choices_sv", "choices_en")
    return [Question(**{name: getattr(each, name) for name in names}) for each in survey.questions.all()]


@transaction.atomic
def plan(*, survey, hours_after, open_days, remind_after_days, by):
    """When it is sent, for how long it is open and when people are reminded, as long as it is a draft."""
    survey = _locked(survey)
    _still_draft(survey)
    survey.hours_after, survey.open_days, survey.remind_after_days = hours_after, open_days, remind_after_days
    survey.save(update_fields=["hours_after", "open_days", "remind_after_days"])
    journal.write(verb="surveys.plan", subject=survey, by=by)
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
def change_question(*, question, kind, text_sv, text_en, choices_sv=(), choices_en=(), by):
    survey = _locked(question.survey)
    _still_draft(survey)
    question.kind, question.text_sv, question.text_en = kind, text_sv, text_en
    question.choices_sv, question.choices_en = list(choices_sv), list(choices_en)
    question.save()
    journal.write(verb="surveys.change_question", subject=survey, by=by)
    return question


@transaction.atomic
def move_up(*, question, by):
    """The question changes places with the one before it; the first stays where it is."""
    survey = _locked(question.survey)
    _still_draft(survey)
    before = survey.questions.filter(place__lt=question.place).last()
    if before is not None:
        mine, its = question.place, before.place
        for each, place in ((before, 0), (question, its), (before, mine)):  # no two at one place at any moment
            each.place = place
            each.save(update_fields=["place"])
        journal.write(verb="surveys.move_up", subject=survey, by=by)
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
def send(*, survey, people, held_on=None, by):
    """Opens the evaluation and writes to each of the people, but for those who have been asked already and people under
    protection. Returns how many were asked now. `held_on`: the day it was in the end."""
    survey = _locked(survey)
    if survey.state == Survey.State.CLOSED:
        raise SurveyProblem(_("The evaluation is closed."))
    if not survey.questions.exists():
        raise SurveyProblem(_("There are no questions. Add one first."))
    was_draft = survey.state == Survey.State.DRAFT
    if was_draft:
        _open(survey, held_on=held_on)
    asked = set(survey.tickets.values_list("person_id", flat=True))
    new = [person for person in dict.fromkeys(people) if person.pk not in asked and not person.is_protected]
    keys = [new_key() for _person in new]
    tickets = [Ticket(survey=survey, person=one, key_hash=hashed(key)) for one, key in zip(new, keys, strict=True)]
    Ticket.objects.bulk_create(tickets, batch_size=500)
    _write_to(new, keys, "ask", emails.ask(survey=survey, address=_address(bilingual.KEY)))
    if new or was_draft:
        journal.write(verb="surveys.send", subject=survey, by=by, details={"people": len(new)})
    return len(new)


def _open(survey, *, held_on):
    today = timezone.localdate()
    survey.state, survey.held_on = Survey.State.OPEN, held_on or survey.held_on
    survey.closes_on = survey.closes_on or today + timedelta(days=survey.open_days)
    remind_on = today + timedelta(days=survey.remind_after_days) if survey.remind_after_days else None
    survey.reminds_on = remind_on if remind_on and remind_on <= survey.closes_on else None
    survey.save(update_fields=["state", "held_on", "closes_on", "reminds_on"])


def _write_to(people, keys, kind, letter):
    """The letter, composed once, to each with their own key: there may be a thousand."""
    subject, text = letter
    letters = [(person.email, subject, bilingual.of(text, key), "") for person, key in zip(people, keys, strict=True)]
    mail.write_many(letters=letters, kind=f"surveys.{kind}", is_confidential=True)


def first_letter(*, survey):
    """Subject and text of the letter as it would go, with links that lead nowhere."""
    return emails.ask(survey=survey, address=emails.example)


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
    keys = [new_key() for _ticket in silent]
    for ticket, key in zip(silent, keys, strict=True):
        ticket.key_hash, ticket.is_reminded = hashed(key), True
    Ticket.objects.bulk_update(silent, ["key_hash", "is_reminded"], batch_size=200)
    people = [ticket.person for ticket in silent]
    _write_to(people, keys, "remind", emails.remind(survey=survey, address=_address(bilingual.KEY)))
    survey.reminds_on = None
    survey.save(update_fields=["reminds_on"])
    if silent:
        journal.write(verb="surveys.remind", subject=survey, by=by, details={"people": len(silent)})
    return len(silent)


@transaction.atomic
def answer(*, key, answers, may_quote=False):
    """Takes one person's answers. The ticket is used up and the answers kept in one transaction, and nothing joins
    them afterwards; so no line in the journal either: it has a time.

    A database remembers more than its columns: in which order rows were written, and which of them in the same
    transaction. So every ticket and every answer of the survey is written anew here, the answers in an order of chance:
    all of them then look as if they had come now, together.
    """
    found = Ticket.objects.select_related("survey").filter(key_hash=hashed(key)).first()
    survey = found and Survey.objects.select_for_update().get(pk=found.survey_id)  # one at a time
    if survey is None or not survey.takes_answers:
        raise SurveyProblem(_("The evaluation takes no more answers."))
    if not survey.tickets.filter(key_hash=hashed(key), is_used=False).exists():
        raise SurveyProblem(_("You have answered already. Thank you!"))
    survey.tickets.update(is_used=Case(When(key_hash=hashed(key), then=Value(True)), default=F("is_used")))
    kept = {str(question): value for question, value in answers.items() if value not in (None, "")}
    _shuffle(survey, Response(survey=survey, answers=kept, may_quote=may_quote, is_counted=False))


def _shuffle(survey, *new):
    old = list(survey.responses.all())
    survey.responses.all().delete()
    rows = [
        Response(survey=survey, answers=each.answers, may_quote=each.may_quote, is_counted=each.is_counted)
        for each in [*old, *new]
    ]
    if rules.are_counted(len(rows)):
        for each in rows:
            each.is_counted = True
    dice.shuffle(rows)
    Response.objects.bulk_create(rows)


@transaction.atomic
def close(*, survey, by):
    """Takes no more answers, and counts those that wait. Who was asked is erased: it is of no use any more."""
    survey = _locked(survey)
    if survey.state == Survey.State.CLOSED:
        return survey
    survey.state, survey.reminds_on = Survey.State.CLOSED, None
    survey.save(update_fields=["state", "reminds_on"])
    survey.responses.update(is_counted=True)
    survey.tickets.all().delete()
    journal.write(verb="surveys.close", subject=survey, by=by)
    return survey


def remind_due(now):
    """A rule for the clock: reminds those who have not answered, on the day it was decided for."""
    due = Survey.objects.filter(state=Survey.State.OPEN, reminds_on__lte=timezone.localdate(now))
    for survey in due.filter(closes_on__gte=timezone.localdate(now)):
        remind(survey=survey, by=None)


def close_due(now):
    """A rule for the clock: closes what had its last day yesterday or before."""
    for survey in Survey.objects.filter(state=Survey.State.OPEN, closes_on__lt=timezone.localdate(now)):
        close(survey=survey, by=None)


def forget(*, person):
    """A person's right to answer goes. What they answered cannot be told from what others did, and stays."""
    Ticket.objects.filter(person=person).delete()
