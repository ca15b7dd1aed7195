"""The demo city's collaborations: from a word at a mingle to people at work, in disguise."""

from datetime import timedelta

from pakten.collaborations import actions
from pakten.collaborations.models import Collaboration
from pakten.network.models import Organisation

Origin, State = Collaboration.Origin, Collaboration.State
# title, where it began, at what, days ago, what was said, next step with its days from now (None: nobody knows)
LEADS = [
    ("Språkpraktik i tre kök", Origin.EVENT, "Frukostmingel", 12, "Söker fem som vill öva svenska i arbete.", ("Boka studiebesök", 3)),
    ("Handledare till sommarens feriejobb", Origin.CONVERSATION, "Telefon", 20, "Kan ta tio unga, behöver handledare.", ("Ring om datum", -2)),
    ("Mentorer från ett helt kontor", Origin.MEETING, "Speedmingel", 5, "Tolv på kontoret vill bli yrkesmentorer.", ("Mejla om nästa omgång", 8)),
    ("Lokal för språkcafé på torsdagar", Origin.EVALUATION, "Utvärdering av nätverkslunchen", 30, "Har en lokal som står tom efter fyra.", None),
]  # fmt: skip
# A whole way: what happened, how many days after the beginning, where it stood then
BUSES = [
    (14, State.DIALOGUE, "Möte med jobbtorget: tjugo platser på förarutbildningen i höst."),
    (75, State.AGREED, "Överenskommelse: alla som klarar utbildningen får jobb."),
    (110, State.RUNNING, "Utbildningen började med arton deltagare."),
]


def build(world):
    dice = world.dice("collaborations")
    members = list(Organisation.objects.shown().order_by("id")[:60])
    for title, kind, label, days, said, following in LEADS:
        owner = dice.choice(world.coordinators) if following else None
        actions.open_lead(
            title=title,
            organisations=dice.sample(members, min(2, len(members))),
            origin_kind=kind,
            origin_label=label,
            began_on=world.today - timedelta(days=days),
            about=said,
            owner=owner,
            next_step=following[0] if following else "",
            next_step_on=world.today + timedelta(days=following[1]) if following else None,
            by=owner,
        )
    _buses(world, members[:1])


def _buses(world, organisations):
    by, began = world.coordinators[0], world.today - timedelta(days=230)
    buses = actions.open_lead(
        title="Bussförare: den som går klart får jobb",
        organisations=organisations,
        origin_kind=Origin.EVENT,
        origin_label="Kick-off",
        began_on=began,
        about="På scenen: vi saknar förare, och många av dem bor här.",
        owner=by,
        by=by,
    )
    for days, state, said in BUSES:
        actions.move(collaboration=buses, state=state, text=said, on=began + timedelta(days=days), by=by)
    after = began + timedelta(days=200)
    actions.add_outcome(collaboration=buses, text="har fått jobb som förare", number=14, on=after, by=by)
    actions.plan_next(
        collaboration=buses, next_step="Fråga hur det går för de fjorton", next_step_on=world.today + timedelta(days=20), owner=by, by=by
    )  # fmt: skip
