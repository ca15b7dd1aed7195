"""The activity plans: last year's closed, this year's decided on and followed, next year's talked about with members."""

from calendar import monthrange
from datetime import date, datetime, time, timedelta

from django.utils import timezone

from pakten.network.models import Contact, Organisation
from pakten.plan import actions
from pakten.plan.models import Activity, ActivityMove, ActivityPlan, Indicator, Opinion

S = Activity.State
# What is done, from which month to which, the indicator it should add to and by how much, how many members do it, and
# where it is not as its days say: the state that somebody has said and why.
LAST = [
    ("Frukostmöten om rekrytering", 2, 11, "events-held", 4, 2, None, ""),
    ("Språkvänner på kontoret", 1, 6, "collaborations", 2, 1, None, ""),
    ("Höstmingel för alla medlemmar", 9, 9, "mingle-meetings", 150, 1, None, ""),
    ("Värva medlemmar i byggbranschen", 1, 12, "new-members", 15, 0, None, ""),
    ("Praktikplatser i kök", 3, 12, "outcomes", 12, 2, None, ""),
    (
        "Studiebesök hos lokalvården",
        5,
        5,
        "people-met",
        40,
        1,
        S.CANCELLED,
        "För få anmälde sig. Vi bjuder in igen i höst.",
    ),
    ("Avtal med fem nya jobbpartner", 2, 10, "agreements-signed", 5, 0, None, ""),
]
NOW = [
    ("Frukostmöten om rekrytering", 1, 12, "events-held", 6, 2, None, ""),
    ("Sommarjobb i parker och badplatser", 2, 8, "outcomes", 40, 2, None, ""),
    ("Mingel med kommunens enheter", 4, 4, "mingle-meetings", 120, 1, None, ""),
    ("Höstmingel för alla medlemmar", 10, 10, "mingle-meetings", 180, 1, None, ""),
    ("Språkstöd på arbetsplatsen", 1, 12, "collaborations", 3, 2, S.DELAYED, "Läraren slutade. Vi tar igen två grupper så snart vi har en ny."),
    ("Värva medlemmar i vård och omsorg", 1, 12, "new-members", 20, 0, None, ""),
    ("Mentorsprogram för ingenjörer", 3, 11, "mutual-yes", 20, 2, None, ""),
    ("Lärlingsplatser på bygget", 4, 12, "agreements-signed", 8, 2, None, ""),
    ("Öppet hus hos medlemmarna", 5, 5, "people-met", 150, 2, None, ""),
    ("Studiebesök i återvinningen", 3, 3, "people-met", 30, 1, S.CANCELLED, "Anläggningen byggs om. Besöket flyttas till nästa år."),
    ("Uppföljning av vad medlemmarna lovat", 6, 12, "commitments-kept", 80, 0, None, ""),
]  # fmt: skip
ADDED = (
    "Jobbmässa i biblioteket",
    11,
    12,
    "people-met",
    100,
    1,
    None,
    "",
)  # after the decision, and nobody has it in hand
NEXT = [
    ("Praktik för den som pluggar svenska", 2, 12, "outcomes", 25, 2, None, ""),
    ("Vintermingel om ledarskap", 2, 2, "mingle-meetings", 120, 1, None, ""),
    ("Nätverksträffar i varje stadsdel", 3, 11, "organisations-met", 60, 0, None, ""),
]
GOES_ON = ("Frukostmöten om rekrytering", "Höstmingel för alla medlemmar", "Lärlingsplatser på bygget")
PROPOSALS = [
    ("Läxhjälp på jobbet, två kvällar i veckan", 1, 5, "Våra ingenjörer hjälper gymnasieelever med matte och fysik."),
    (
        "Kör för nyanlända och kollegor",
        9,
        12,
        "Vi upplåter lokalen och en körledare. Alla får sjunga, ingen måste kunna.",
    ),
    (
        "Rekrytera utan cv: en halvdag om hur",
        3,
        3,
        "Vi har prövat i två år och berättar gärna vad som blev bra och dåligt.",
    ),
]
SAID = [
    (None, "Bra att planen är kortare än i fjol. Skriv gärna vem man ringer."),
    ("Praktik för den som pluggar svenska", "Kan praktiken vara på deltid? Då kan fler små företag ta emot."),
    ("Vintermingel om ledarskap", "Februari är mycket folk på sportlov. Välj vecka 7 eller 11."),
    ("Frukostmöten om rekrytering", "Gärna någon eftermiddag också: vi som öppnar klockan sex kommer aldrig loss."),
]


def build(world):
    dice, year = world.dice("activities"), world.today.year
    world.plan_indicators = {each.key: each for each in Indicator.objects.select_related("goal")}
    world.plan_members = list(Organisation.objects.shown().order_by("id")[:80])
    _last(world, dice, year - 1)
    _now(world, dice, year)
    _next(world, dice, year + 1)


def _last(world, dice, year):
    plan = actions.open_plan(year=year, by=world.office[0])
    made = [_add(world, dice, plan, number, each) for number, each in enumerate(LAST)]
    _decided(world, plan, date(year - 1, 12, 11), "Styrelsens möte 11 december, § 84.")
    for activity, said in zip(made, LAST, strict=True):
        _went(world, activity, said[6] or S.DONE, said[7])
    actions.close_plan(plan=plan, by=world.office[0])
    ActivityPlan.objects.filter(pk=plan.pk).update(closed_on=min(date(year + 1, 1, 20), world.today))


def _now(world, dice, year):
    plan = actions.open_plan(year=year, by=world.office[0])
    made = [_add(world, dice, plan, number, each) for number, each in enumerate(NOW)]
    _decided(world, plan, date(year - 1, 12, 10), "Styrelsens möte 10 december, § 91.")
    for number, (activity, said) in enumerate(zip(made, NOW, strict=True)):
        is_forgotten = number == len(NOW) - 3  # past its last day, and nobody has said how it went
        state = said[6] or _by_day(world, activity, is_forgotten)
        if state != S.PLANNED:
            _went(world, activity, state, said[7])
    _add(world, dice, plan, None, ADDED)


def _next(world, dice, year):
    plan = actions.open_plan(year=year, by=world.office[0])
    going = Activity.objects.filter(plan__year=year - 1, title__in=GOES_ON).order_by("id")
    actions.copy_activities(chosen=list(going.select_related("plan", "goal")), into=plan, by=world.office[0])
    for number, each in enumerate(NEXT):
        _add(world, dice, plan, None if number == 1 else number, each)
    begun = world.today - timedelta(days=6)
    ActivityPlan.objects.filter(pk=plan.pk).update(consult_from=begun, consult_to=begun)  # the letter went then
    actions.open_consultation(
        plan=plan, consult_from=begun, consult_to=world.today + timedelta(days=12), by=world.office[0]
    )
    plan.refresh_from_db()
    _talked_about(world, dice, plan)


def _talked_about(world, dice, plan):
    """Members say what they think and what they want to do; the one a newcomer signs in as too."""
    known = Contact.objects.filter(organisation__in=world.plan_members, person__is_protected=False)
    contacts = list(known.select_related("person", "organisation").order_by("id"))
    speaking = dice.sample(contacts, min(6, len(contacts)))
    own = Contact.objects.filter(person=world.personas["contact"]).select_related("person", "organisation").first()
    speaking = [*([own] if own else []), *speaking]
    activities = {each.title: each for each in plan.activities.order_by("id")}
    for contact, (title, first, last, about) in zip(speaking, PROPOSALS, strict=False):
        actions.propose(
            plan=plan, organisation=contact.organisation, goal=world.plan_indicators["collaborations"].goal,
            title=title, about=about, starts_on=date(plan.year, first, 1), ends_on=_end(plan.year, last),
            by=contact.person,
        )  # fmt: skip
    for number, (contact, (title, text)) in enumerate(zip(speaking[-len(SAID) :], SAID, strict=False)):
        opinion = actions.say(
            plan=plan, activity=activities.get(title), organisation=contact.organisation, text=text, by=contact.person
        )
        Opinion.objects.filter(pk=opinion.pk).update(at=_noon(world.today - timedelta(days=5 - number)))


def _add(world, dice, plan, number, said):
    """`number`: whose turn it is to answer for it, None where nobody does."""
    title, first, last, key, target, doers, _state, _why = said
    people = [*world.coordinators, *world.office]
    indicator = world.plan_indicators[key]
    return actions.add_activity(
        plan=plan, goal=indicator.goal, title=title, starts_on=date(plan.year, first, 1), ends_on=_end(plan.year, last),
        owners=_turn(people, number), targets={indicator: target},
        organisations=dice.sample(world.plan_members, min(doers, len(world.plan_members))), by=world.office[0],
    )  # fmt: skip


def _turn(people, number):
    """Who answers for it: one in turn, and every third time somebody more; None: nobody."""
    if number is None:
        return []
    return [people[(number + more) % len(people)] for more in range(1 + (number % 3 == 2))]


def _decided(world, plan, on, note):
    actions.decide(plan=plan, decided_on=on, note=note, by=world.office[0])
    ActivityMove.objects.filter(activity__plan=plan).update(at=_noon(on - timedelta(days=40)))


def _by_day(world, activity, is_forgotten):
    if activity.starts_on > world.today:
        return S.PLANNED
    return S.ONGOING if activity.ends_on >= world.today or is_forgotten else S.DONE


def _went(world, activity, state, why):
    """Somebody said so, on a day when one could know."""
    actions.move_activity(activity=activity, state=state, reason=why, by=activity.owners.first() or world.office[0])
    days = (activity.ends_on - activity.starts_on).days
    on = activity.ends_on if state == S.DONE else activity.starts_on + timedelta(days=days * 2 // 5 if why else 1)
    activity.moves.filter(after=state).update(at=_noon(min(on, world.today)))


def _end(year, month):
    return date(year, month, monthrange(year, month)[1])


def _noon(day):
    return timezone.make_aware(datetime.combine(day, time(11, 40)))
