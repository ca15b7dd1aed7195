"""What members told of last year, nearly all of it approved, and of this year so far: a few have begun, some wait to be
read, one was asked something. Written as rows, since so many reports by their actions would take a newcomer's time."""

from datetime import UTC, datetime, time, timedelta

from django.utils import timezone

from pakten.journal import actions as journal
from pakten.network import agreeing
from pakten.network.models import Contact, Organisation
from pakten.results.models import MemberReport, Period, SentReport
from pakten.results.models.member_reports import NUMBERS

State = MemberReport.State
REACH = {"micro": 1, "small": 3, "medium": 8, "large": 22, "": 2}  # what a member of a size may do in a year
NOTES = [
    "Vi hade gärna erbjudit fler platser, men saknade handledare i våras.",
    "Siffran för aktiviteter gäller hela koncernen i Stockholm.",
    "Nästa år hoppas vi kunna ta emot fler från yrkesutbildningen.",
]
QUESTION = "Ni skriver att fler platser tillsattes i år än förra året. Gäller siffran bara Stockholm?"
OWN = {  # of the member whose contact person a visitor may be
    "places_offered": 12, "places_filled": 9, "employed": 6, "women": 4, "men": 2, "aged_to_24": 1, "aged_25_to_54": 5,
    "hired_before": 20, "still_employed": 14, "mentors": 5, "own_activities": 3, "note": "",
}  # fmt: skip
ANSWERED, BEGUN, SENT = 0.68, 14, 6  # the share of members last year; how many this year


def build(world):
    dice, now = world.dice("member reports"), timezone.now()
    last, this = (Period.objects.get(kind=Period.Kind.YEAR, year=world.today.year - back) for back in (1, 0))
    contacts = dict(
        Contact.objects.filter(organisation__state="active")
        .order_by("is_first", "-pk")
        .values_list("organisation", "person")
    )
    own = world.personas["contact"].contact_for.get(is_first=True).organisation
    members = list(Organisation.objects.members().filter(joined_on__lte=last.ends_on).order_by("sort_key", "pk"))
    said = {each.pk: _answers(dice, each) for each in members}
    said[own.pk] = dict.fromkeys(NUMBERS, 0) | OWN
    told = [each for each in members if each == own or dice.random() < ANSWERED]
    begins = datetime.combine(last.ends_on - timedelta(days=20), time(9), UTC)
    rows = [
        _row(
            each, last, State.APPROVED, said[each.pk], contacts, min(begins + timedelta(hours=dice.randrange(900)), now)
        )
        for each in told
    ]
    for row in rows:
        row.decided_at, row.decided_by = min(row.sent_at + timedelta(days=dice.randint(2, 12)), now), world.office[0]
    rows += _this_year(world, dice, this, [each for each in members if each != own], own, said, contacts, now)
    MemberReport.objects.bulk_create(rows, batch_size=500)
    SentReport.objects.bulk_create(
        (
            SentReport(report=row, number=1, sent_at=row.sent_at, sent_by_id=row.saved_by_id, **row.answers)
            for row in rows
            if row.sent_at
        ),
        batch_size=500,
    )
    _agreed_on_places(world, own)
    journal.write(
        verb="results.ask_reports",
        subject=this,
        by=world.office[0],
        details={"number": Organisation.objects.members().count()},
    )


def _agreed_on_places(world, own):
    """So that the network knows something of what a visitor is about to report."""
    by, today = world.coordinators[0], world.today
    agreement = agreeing.draft_agreement(
        kind="letter_of_intent", title="Praktik med handledare", parties=[own], owner=by, by=by
    )
    agreeing.add_commitment(
        agreement=agreement, text="Praktikplatser", number=8, unit="", party=own, due_on=today, by=by
    )
    agreement = agreeing.sign_agreement(agreement=agreement, signed_on=today - timedelta(days=90), by=by)
    agreeing.report_delivery(commitment=agreement.commitments.get(), delivered=7, by=by)


def _this_year(world, dice, period, members, own, said, contacts, now):
    """All have been asked; of some that answered, one gets a question back."""
    asked = now - timedelta(days=12)
    busy = dice.sample(members, min(len(members), BEGUN + SENT))
    rows = []
    for number, each in enumerate(busy):
        state = State.RETURNED if number == 0 else State.SENT if number < SENT else State.DRAFT
        answers = _answers(dice, each, before=said[each.pk]["employed"])
        row = _row(each, period, state, answers, contacts, now - timedelta(hours=dice.randrange(20, 200)))
        if state == State.RETURNED:
            row.question, row.decided_at, row.decided_by = QUESTION, now - timedelta(hours=3), world.office[0]
        rows.append(row)
    begun = {each.pk for each in busy}
    others = Organisation.objects.members().filter(joined_on__lte=period.ends_on).exclude(pk__in=begun)
    rows += [MemberReport(organisation=each, period=period) for each in others.order_by("sort_key", "pk")]
    for row in rows:
        row.asked_at = asked
        if row.state in MemberReport.AT_THE_MEMBER:
            row.remind_at = asked + timedelta(days=21)
    return rows


def _row(member, period, state, answers, contacts, at):
    sent_at = None if state == State.DRAFT else at
    return MemberReport(
        organisation=member,
        period=period,
        state=state,
        version=1,
        saved_at=at,
        saved_by_id=contacts.get(member.pk),
        sent_at=sent_at,
        **answers,
    )


def _answers(dice, member, before=None):
    """Believable for its size and sector; what is divided adds up."""
    most = REACH[member.size] * (2 if member.sector == "public" else 1)
    offered = dice.randint(0, most)
    filled = dice.randint(offered // 2, offered)
    employed = (
        dice.randint(0, max(1, most // 2)) if member.sector != "civil_society" else dice.randint(0, 1 + most // 6)
    )
    before = dice.randint(0, max(1, most // 2)) if before is None else before
    answers = dict.fromkeys(NUMBERS) | {
        "places_offered": offered,
        "places_filled": filled,
        "employed": employed,
        "hired_before": before or None,
        "still_employed": sum(dice.random() < 0.88 for _one in range(before)) if before else None,
        "mentors": dice.randint(0, 1 + most // 4) if dice.random() < 0.6 else 0,
        "own_activities": dice.randint(0, 6 if member.sector == "civil_society" else 2),
        "note": dice.choice(NOTES) if dice.random() < 0.08 else "",
    }
    if employed and dice.random() < 0.7:
        women = sum(dice.random() < 0.54 for _one in range(employed))
        young = sum(dice.random() < 0.3 for _one in range(employed))
        old = sum(dice.random() < 0.12 for _one in range(employed - young))
        answers |= {"women": women, "men": employed - women, "other_gender": 0}
        answers |= {"aged_to_24": young, "aged_25_to_54": employed - young - old, "aged_from_55": old}
    return answers
