"""An event of the demo city that has been: who came, what they thought of it, and what they wanted to go on with."""

from datetime import timedelta

from django.utils import timezone

from pakten.collaborations import actions as collaborations
from pakten.collaborations.models import Collaboration
from pakten.events import after
from pakten.events.models import Registration
from pakten.mail.models import Letter
from pakten.network.models import Agreement, Contact
from pakten.surveys.models import Question, Response

State = Collaboration.State
CAME, STAYED_AWAY, WAITED, ANSWERED = 44, 7, 6, 31
# what it is about, what was said, next step with its days from now, how far it has come
LEADS = [
    ("Fyra lärlingar till bageriet", "De kan börja i januari om någon kan lära dem svenska för köket.", ("Ring skolan om schemat", 4), State.DIALOGUE),
    ("Studiebesök för unga vid lagret", "Tar gärna emot två klasser i månaden.", ("Mejla förslag på datum", -1), State.LEAD),
    ("Gemensam introduktion för nya vårdbiträden", "Tre äldreboenden vill dela på en kurs.", None, State.LEAD),
    ("Språkmentorer på kontoret", "Tio vill vara mentorer från våren.", ("Skriv under avsiktsförklaringen", 12), State.AGREED),
]  # fmt: skip
GUESTS = ("Vår lokal står tom på kvällarna", "Vi har ett kök och trettio stolar. Kan någon ha kurs där?")
WORDS = [
    "Kortare inledning, längre samtal.",
    "Bra att samordnarna satt vid borden!",
    "Mer ljus och mindre eko, tack.",
    "Jag fick två nya kontakter som jag redan har ringt.",
    "Säg gärna i förväg vilka som kommer.",
]


def build(world):
    event = max((each for each in world.events.values() if each.is_over), key=lambda each: each.ends_at)
    dice = world.dice("after")
    _came(
        event,
        list(Contact.objects.select_related("person", "organisation").order_by("-pk")[: CAME + STAYED_AWAY + WAITED]),
    )
    by = world.office[0]
    survey = after.make_evaluation(event=event, remind_after_days=5, by=by)
    after.send_evaluation(event=event, by=by)
    # As if the letters had gone long ago: the demo's outbox is for what a visitor does.
    Letter.objects.filter(kind="surveys.ask", sent_at=None).update(sent_at=timezone.now(), text="")
    _answered(dice, survey)
    _leads(world, dice, event)


def _came(event, contacts):
    """Long ago, and written as it was: who is checked in today is written by the door."""
    for number, contact in enumerate(contacts, 1):
        state = "attended" if number <= CAME else "no_show" if number <= CAME + STAYED_AWAY else "waitlisted"
        Registration.objects.create(
            event=event,
            person=contact.person,
            state=state,
            position=number,
            registered_at=event.starts_at - timedelta(days=20, hours=-number),
            organisation=contact.organisation,
            organisation_name=contact.organisation.name,
            share=f"o{contact.organisation_id}",
        )


def _answered(dice, survey):
    number = survey.tickets.count() * ANSWERED // CAME
    used = list(survey.tickets.order_by("key_hash").values_list("pk", flat=True)[:number])
    survey.tickets.filter(pk__in=used).update(is_used=True)
    questions = list(survey.questions.all())
    rows = [Response(survey=survey, answers=_answers(dice, questions), may_quote=dice.random() < 0.5) for _each in used]
    Response.objects.bulk_create(rows)
    survey.responses.filter(pk__in=[each.pk for each in rows[: len(rows) % 5]]).update(is_counted=False)


def _answers(dice, questions):
    answers = {}
    for question in questions:
        if question.kind == Question.Kind.WORDS:
            if dice.random() < 0.4:
                answers[str(question.pk)] = dice.choice(WORDS)
        else:
            values = [value for value, _words in question.choices]
            answers[str(question.pk)] = dice.choice(values[-3:] if dice.random() < 0.8 else values)
    return answers


def _leads(world, dice, event):
    there = [each.organisation for each in event.registrations.filter(state="attended").select_related("organisation")]
    for title, said, following, state in LEADS:
        by = dice.choice(world.coordinators)
        lead = after.note_lead(
            event=event,
            title=title,
            about=said,
            organisations=dice.sample(there, min(2, len(there))),
            owner=by if following else None,
            next_step=following[0] if following else "",
            next_step_on=world.today + timedelta(days=following[1]) if following else None,
            began_on=timezone.localdate(event.ends_at),
            by=by,
        )
        if state != State.LEAD:
            collaborations.move(collaboration=lead, state=state, by=by)
        if state == State.AGREED:
            _agreed(lead, by)
    _guest(event)


def _agreed(lead, by):
    """It led to an agreement that was signed after the event, if the city is large enough to have one."""
    agreement = Agreement.objects.exclude(signed_on=None).order_by("-signed_on", "pk").first()
    if agreement:
        for organisation in agreement.parties.order_by("pk")[:1]:
            collaborations.add_party(collaboration=lead, organisation=organisation, by=by)
        collaborations.add_outcome(collaboration=lead, text=agreement.title, agreement=agreement, by=by)


def _guest(event):
    """One by the page after the evaluation, that nobody has taken on yet."""
    came = event.registrations.filter(state="attended").select_related("person", "organisation").order_by("position")
    there = list(came[:3])[-1]
    title, about = GUESTS
    after.go_on(
        event=event, name=there.person.name, email=there.person.email, organisation=there.organisation,
        organisation_name="", title=title, about=about,
    )  # fmt: skip
