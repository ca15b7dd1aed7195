"""The demo city's leads. Whole ways, from a meeting to people at work, are built by `results`."""

from datetime import timedelta

from pakten.collaborations import actions
from pakten.collaborations.models import Collaboration
from pakten.network.models import Organisation

Origin = Collaboration.Origin
# title, where it began, at what, days ago, what was said, next step with its days from now (None: nobody knows)
LEADS = [
    ("Språkpraktik i tre kök", Origin.EVENT, "Frukostmingel", 12, "Söker fem som vill öva svenska i arbete.", ("Boka studiebesök", 3)),
    ("Handledare till sommarens feriejobb", Origin.CONVERSATION, "Telefon", 20, "Kan ta tio unga, behöver handledare.", ("Ring om datum", -2)),
    ("Mentorer från ett helt kontor", Origin.MEETING, "Speedmingel", 5, "Tolv på kontoret vill bli yrkesmentorer.", ("Mejla om nästa omgång", 8)),
    ("Lokal för språkcafé på torsdagar", Origin.EVALUATION, "Utvärdering av nätverkslunchen", 30, "Har en lokal som står tom efter fyra.", None),
]  # fmt: skip


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
