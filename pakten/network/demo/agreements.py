"""The demo city's agreements, of every kind and in every state, and members that changed their level."""

from datetime import timedelta

from pakten.network import agreeing, installing
from pakten.network.models import Level, Organisation

# (kind, title, the need, (promise, number, unit, delivered), days since it was signed or None, what became of it)
AGREEMENTS = [
    ("job_partner", "Vägar in i vården", "Vi hittar inte undersköterskor till sommaren.", ("APL-platser i vården", 20, "platser", 14), 240, ""),
    ("job_partner", "Första jobbet i butik", "Butikerna har svårt att hitta folk som stannar.", ("Praktikplatser med handledare", 12, "platser", 12), 150, ""),
    ("job_partner", "Mentorer och praktik", "Medarbetarna vill göra mer än att skänka pengar.", ("Mentorer till ungdomar", 15, "mentorer", 4), 45, ""),
    ("job_guarantee", "Jobb åt alla som klarar förarkursen", "På vinterns frukostträff berättade vd:n att det saknas förare på varannan linje.", ("Fast jobb åt alla som klarar kursen", 30, "jobb", 11), 200, ""),
    ("letter_of_intent", "Jobbspår för fastighetsskötare", "Många går i pension de närmaste åren.", ("Platser i jobbspåret", 10, "platser", 0), 20, ""),
    ("iop", "Språkkaféer på biblioteken", "Föreningen har volontärer, staden har lokaler.", ("Öppna kvällar", 40, "kvällar", 40), 500, "ended"),
    ("letter_of_intent", "Jobbspår i storkök", "Köken behöver folk till hösten.", ("Platser i jobbspåret", 8, "platser", 0), None, "sent"),
    ("job_partner", "Ny partner på väg", "", ("Studiebesök", 6, "besök", 0), None, ""),
    ("iop", "Läxhjälp efter jobbet", "Unga i området vill ha någonstans att plugga.", ("Kvällar med läxhjälp", 20, "kvällar", 0), 90, "cancelled"),
]  # fmt: skip


def build(world):
    dice = world.dice("agreements")
    members = list(Organisation.objects.shown().filter(contacts__is_first=True).order_by("id"))
    for kind, title, need, promise, since, became in AGREEMENTS:
        _agree(world, dice.choice(members), kind, title, need, promise, since, became)
    _change_levels(world, dice)


def _agree(world, party, kind, title, need, promise, since, became):
    by = world.coordinators[0]
    text, number, unit, delivered = promise
    agreement = agreeing.draft_agreement(
        kind=kind,
        title=title,
        parties=[party],
        origin=need,
        origin_on=world.today - timedelta(days=(since or 0) + 80) if need else None,
        owner=by,
        contact=party.contacts.get(is_first=True).person,
        follow_up_on=world.today + timedelta(days=30),
        to_on=world.today - timedelta(days=60) if became == "ended" else world.today + timedelta(days=300),
        by=by,
    )
    agreeing.add_commitment(
        agreement=agreement,
        text=text,
        number=number,
        unit=unit,
        party=party,
        due_on=world.today + timedelta(days=90),
        by=by,
    )
    agreeing.add_commitment(agreement=agreement, text="En kontakt i staden som svarar samma vecka", by=by)
    if since:
        signed_on = world.today - timedelta(days=since)
        agreement = agreeing.sign_agreement(agreement=agreement, signed_on=signed_on, by=by)
        if delivered:
            agreeing.report_delivery(commitment=agreement.commitments.first(), delivered=delivered, by=by)
    elif became == "sent":
        agreeing.send_agreement(agreement=agreement, by=by)
    if became == "cancelled":
        agreeing.cancel_agreement(agreement=agreement, reason="Lokalen såldes.", by=by)


def _change_levels(world, dice):
    plus = Level.objects.get(code="plus")
    members = list(Organisation.objects.members().filter(level="member").order_by("id"))
    for organisation in dice.sample(members, min(5, len(members))):
        days = max(0, min((world.today - organisation.joined_on).days, dice.randrange(400)))
        on = world.today - timedelta(days=days)
        installing.change_level(organisation=organisation, level=plus, on=on, by=world.office[0])
