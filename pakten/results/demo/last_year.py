"""What was done last year, long before the city's team tells of it: what was begun and agreed, and who came to its
events; to those of this year too."""

from datetime import date, timedelta

from pakten.collaborations import actions as collaborations
from pakten.collaborations.models import Collaboration
from pakten.events import counted
from pakten.events.models import Registration
from pakten.network import agreeing
from pakten.network.models import Contact, Organisation

Origin = Collaboration.Origin
LEADS = [  # title, month it began, months until it was agreed (0: never), what it led to with a number
    ("Köksbiträden till äldreboendena", 1, 2, ("har fått jobb i kök", 9)),
    ("Läxhjälp på jobbet", 2, 1, ("unga fick läxhjälp", 24)),
    ("Snickarlärlingar", 3, 3, ("har fått lärlingsplats", 6)),
    ("Språkvänner på kontoret", 4, 0, None),
    ("Sommarjobb i parkerna", 4, 1, ("unga fick sommarjobb", 31)),
    ("Städledare med svenska på schemat", 8, 2, ("har fått jobb", 7)),
    ("Mentorer i it", 9, 0, None),
    ("Lokalvård på natten", 10, 0, None),
]
AGREEMENTS = [  # title, the month it was signed, what was promised by the end of the year, how much of it came
    ("Köksspåret", 3, ("Praktikplatser i kök", 12, 10)),
    ("Lärlingar på bygget", 6, ("Lärlingsplatser", 8, 6)),
    ("Parkernas sommarjobb", 5, ("Sommarjobb", 30, 30)),
    ("Städledarna", 10, ("Jobb efter praktik", 10, 7)),
]


def build(world):
    dice, year = world.dice("last year"), world.today.year - 1
    contacts = list(Contact.objects.filter(organisation__state="active").select_related("organisation").order_by("id"))
    for event in counted.held_between(date(year, 1, 1), world.today).filter(registrations=None).order_by("id"):
        _came(dice, event, dice.sample(contacts, min(len(contacts), dice.randint(24, 70))))
    members = list(Organisation.objects.shown().order_by("id")[:80])
    for each in LEADS:
        _begun(world, dice, year, dice.sample(members, min(2, len(members))), *each)
    for each in AGREEMENTS:
        _agreed(world, year, dice.choice(members), *each)


def _came(dice, event, contacts):
    """As it was written at the door that day."""
    Registration.objects.bulk_create(
        Registration(
            event=event,
            person_id=contact.person_id,
            state="attended" if dice.random() < 0.85 else "no_show",
            position=number,
            registered_at=event.starts_at - timedelta(days=14),
            organisation=contact.organisation,
            organisation_name=contact.organisation.name,
            share=f"o{contact.organisation_id}",
        )
        for number, contact in enumerate({each.person_id: each for each in contacts}.values(), 1)
    )


def _begun(world, dice, year, organisations, title, month, months, led_to):
    by, began = dice.choice(world.coordinators), date(year, month, 12)
    lead = collaborations.open_lead(
        title=title, organisations=organisations, origin_kind=Origin.EVENT, began_on=began, owner=by, by=by
    )
    if not months:
        collaborations.move(
            collaboration=lead, state="cold", text="Ingen hade tid.", on=began + timedelta(days=60), by=by
        )
        return
    agreed = began + timedelta(days=30 * months)
    collaborations.move(collaboration=lead, state="agreed", on=agreed, by=by)
    text, number = led_to
    on = min(agreed + timedelta(days=90), date(year, 12, 20))
    collaborations.add_outcome(collaboration=lead, text=text, number=number, on=on, by=by)
    collaborations.move(collaboration=lead, state="ended", on=date(year, 12, 20), by=by)


def _agreed(world, year, party, title, month, promise):
    by, (text, number, delivered) = world.coordinators[0], promise
    ends = date(year, 12, 31)
    agreement = agreeing.draft_agreement(
        kind="letter_of_intent", title=title, parties=[party], owner=by, to_on=ends, by=by
    )
    agreeing.add_commitment(agreement=agreement, text=text, number=number, unit="", party=party, due_on=ends, by=by)
    agreement = agreeing.sign_agreement(agreement=agreement, signed_on=date(year, month, 20), by=by)
    agreeing.report_delivery(commitment=agreement.commitments.get(), delivered=delivered, by=by)
