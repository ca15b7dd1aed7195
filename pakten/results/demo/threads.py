"""The demo city's threads: what is told of networks like this one, in disguise. Organisations, people and numbers are
invented."""

from dataclasses import dataclass
from datetime import timedelta

from django.utils import timezone

from pakten.collaborations import actions as collaborations
from pakten.collaborations.models import Collaboration
from pakten.events.models import Event
from pakten.network import agreeing
from pakten.network.models import Agreement, Organisation
from pakten.plan.models import Indicator
from pakten.results import actions

Origin, State, Kind = Collaboration.Origin, Collaboration.State, Agreement.Kind


@dataclass(frozen=True)
class Told:
    """A thread as it is to be built. Days are counted from its beginning."""

    title: str
    industry: str  # a word in the industry of who takes part; anybody, if nobody has it
    began: int  # days before today
    about: str
    steps: tuple  # (day, state, what was said)
    agreement: tuple = ()  # (day, kind, title, promise, number, unit, delivered, day of that)
    outcomes: tuple = ()  # (day, what, number)
    following: str = ""
    words: tuple = ()  # how it is told to everybody: title and text in Swedish and English
    origin: str = Origin.EVENT
    label: str = "Kick-off"


THREADS = (
    Told(
        "Bussförare: den som går klart får jobb", "transport", 285,
        "På scenen: vi saknar förare på varannan linje, och många av dem bor i staden.",
        (
            (14, State.DIALOGUE, "Möte med jobbtorget: tjugo platser på förarutbildningen i höst."),
            (75, State.AGREED, "Överenskommelse: alla som klarar utbildningen får jobb."),
            (110, State.RUNNING, "Utbildningen började med arton deltagare."),
        ),
        (76, Kind.JOB_GUARANTEE, "Jobbgaranti för den som klarar förarutbildningen", "Jobb åt alla som klarar utbildningen", 18, "jobb", 14, 240),
        ((240, "har fått jobb som bussförare", 14),),
        "Fråga hur det går för de fjorton",
        (
            "Den som går klart får jobb",
            "Ett bussbolag sade från scenen att det saknade förare på varannan linje. I salen satt någon från jobbtorget. Elva veckor senare skrev bolaget och staden under: alla som klarar utbildningen får jobb.",
            "Whoever finishes gets a job",
            "A bus company said from the stage that it lacked drivers on every other line. Somebody from the city's job centre sat in the room. Eleven weeks later the company and the city signed: everybody who finishes the course gets a job.",
        ),
    ),
    Told(
        "Jobbspår i butik: 25 dagar teori och 25 i butik", "handel", 250,
        "Vill anställa fler som inte har gymnasiebetyg men kan kunder.",
        (
            (20, State.DIALOGUE, "Kompetensprofilen skrevs med butikscheferna."),
            (48, State.AGREED, "Avsiktsförklaring: tjugo platser, handledare i varje butik."),
            (62, State.RUNNING, "Första dagen: 25 dagar teori börjar, sedan 25 dagar i butik."),
            (150, State.ENDED, "Avslutning med diplom. Tolv fick jobb, fyra läser vidare."),
        ),
        (47, Kind.LETTER_OF_INTENT, "Avsiktsförklaring om jobbspår i butik", "Platser med handledare i butik", 20, "platser", 20, 62),
        ((150, "fick jobb i butik", 12),),
        "",
        (
            "Femtio dagar till ett jobb i butik",
            "En butikskedja mötte staden på en frukost. De byggde ett jobbspår: 25 dagar teori och 25 dagar i butik, med handledare i varje butik.",
            "Fifty days to a job in a shop",
            "A chain of shops met the city at a breakfast. They built a job track: 25 days of theory and 25 days in a shop, with a supervisor in each shop.",
        ),
        label="Frukostmingel",
    ),
    Told(
        "Mentorer från ett helt kontor till yrkesmentorerna", "konsult", 200,
        "Vid bordet: fler på kontoret vill bli mentorer, helst tillsammans.",
        (
            (12, State.DIALOGUE, "Informationsmöte på kontoret, femton kom."),
            (40, State.RUNNING, "Alla matchades i samma omgång."),
        ),
        (),
        ((170, "har fått en mentor", 14),),
        "Fråga om de vill vara med i nästa omgång",
        (
            "Fjorton från samma kontor blev mentorer",
            "Det började vid ett bord på ett mingel. Två månader senare hade fjorton nya i yrket fått var sin mentor från samma kontor.",
            "Fourteen from one office became mentors",
            "It began at a table at a mingle. Two months later fourteen people new in the trade had a mentor each, all from one office.",
        ),
        Origin.MEETING,
        "Speedmingel",
    ),
    Told(
        "It-värdar på biblioteken", "utbildning", 170,
        "Unga som kan datorer, äldre som vill lära sig: kan de mötas på biblioteket?",
        (
            (25, State.DIALOGUE, "Två bibliotek vill börja."),
            (60, State.AGREED, "Tidsbegränsade anställningar i sex månader."),
            (75, State.RUNNING, "De första värdarna står på plats."),
        ),
        (),
        ((75, "anställda som it-värdar", 9), (150, "har gått vidare till annat arbete", 3)),
        "Räkna besöken med biblioteken",
        label="Medlemsträff",
    ),
    Told(
        "Studiebesök för sfi-klasser i verkstaden", "tillverkning", 60,
        "Verkstaden visar gärna hur de arbetar, och söker svetsare.",
        ((15, State.DIALOGUE, "Första klassen kommer efter lovet."),),
        following="Boka dag för första klassen",
        label="Frukostmingel",
    ),
    Told(
        "Jobbspår i hotellstäd", "hotell", 230,
        "Ville anställa tio till sommaren.",
        (
            (10, State.DIALOGUE, "Vi skrev en kompetensprofil ihop."),
            (70, State.COLD, "Hotellet slog ihop två avdelningar och anställer inte i år. Lärdom: fråga om hösten redan i mars."),
        ),
        label="Rundabordssamtal",
    ),
)  # fmt: skip


def build(world):
    dice, by = world.dice("threads"), world.coordinators[0]
    indicator = Indicator.objects.public().filter(measure="outcomes").first()
    free = list(Organisation.objects.shown().exclude(number=None).order_by("id")[:200])
    for each in THREADS:
        if not free:  # a small city
            return
        party = next((member for member in free if each.industry in member.industry.lower()), None) or dice.choice(free)
        free.remove(party)
        _build(world, each, party, indicator.key if indicator else "", by)


def _build(world, told, party, key, by):
    began = world.today - timedelta(days=told.began)
    event = _event(told.origin, began)
    began = timezone.localdate(event.starts_at) if event else began
    lead = collaborations.open_lead(
        title=told.title,
        organisations=[party],
        origin_kind=told.origin,
        origin_label=event.title if event else told.label,
        origin_address=event.get_absolute_url() if event else "",
        began_on=began,
        about=told.about,
        owner=by,
        by=by,
    )
    agreement = _agree(told, party, began, by) if told.agreement else None
    if agreement:
        collaborations.add_outcome(
            collaboration=lead, text=agreement.title, on=agreement.signed_on, agreement=agreement, by=by
        )
    for day, text, number in told.outcomes:
        on = began + timedelta(days=day)
        collaborations.add_outcome(collaboration=lead, text=text, number=number, on=on, indicator_key=key, by=by)
    for day, state, said in told.steps:
        collaborations.move(collaboration=lead, state=state, text=said, on=began + timedelta(days=day), by=by)
    if told.following:
        following = world.today + timedelta(days=20)
        collaborations.plan_next(collaboration=lead, next_step=told.following, next_step_on=following, owner=by, by=by)
    if told.words:
        _tell(world, lead, told.words)


def _event(origin, began):
    """What was held in the weeks before that day; a mingle, if it began at a table."""
    held = Event.objects.public().held().filter(starts_at__date__range=(began - timedelta(days=45), began))
    mingles = held.filter(kind__in=(Event.Kind.MINGLE, Event.Kind.SPEED_MINGLE))
    stages = held.filter(kind__in=(Event.Kind.KICK_OFF, Event.Kind.BREAKFAST, Event.Kind.MEMBER_MEETING))
    return mingles.first() if origin == Origin.MEETING else stages.first()


def _agree(told, party, began, by):
    day, kind, title, promise, number, unit, delivered, delivered_on = told.agreement
    signed_on = began + timedelta(days=day)
    agreement = agreeing.draft_agreement(
        kind=kind, title=title, parties=[party], origin=told.about, origin_on=began, owner=by, by=by
    )
    promised = agreeing.add_commitment(agreement=agreement, text=promise, number=number, unit=unit, party=party, by=by)
    agreement = agreeing.sign_agreement(agreement=agreement, signed_on=signed_on, by=by)
    agreeing.report_delivery(commitment=promised, delivered=delivered, on=began + timedelta(days=delivered_on), by=by)
    return agreement


def _tell(world, lead, words):
    title_sv, text_sv, title_en, text_en = words
    told = actions.write_thread(
        collaboration=lead, title_sv=title_sv, text_sv=text_sv, title_en=title_en, text_en=text_en, by=world.office[0]
    )
    actions.tell_thread(told=told, by=world.office[0])
