"""The demo city: an invented network, made by the same actions as a real one, so that nothing in it is out of step."""

import random
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

from django.db import transaction
from django.utils import timezone

from pakten.collaborations import demo as collaborations
from pakten.events import demo as events
from pakten.mingle import demo as mingle
from pakten.network import demo as network
from pakten.plan import demo as plan
from pakten.results import demo as results
from pakten.surveys import demo as surveys

APPS = [network, plan, collaborations, surveys, events, mingle, results]


class World:
    """What the apps build together. `today` and `seed` decide all: the same city comes of the same two.

    Files for a newcomer to try are left in `folder`, if there is one. Each app leaves here what the apps above it need:
    `office`, `coordinators`, `districts`, `organisations` and `personas` (network), `events` (events).
    """

    def __init__(
        self,
        *,
        members: int,
        today: date | None = None,
        seed: int = 1,
        folder: Path | None = None,
        tell: Callable[[str], None] = print,
    ):
        self.size = members
        self.today = today or timezone.localdate()
        self.seed = seed
        self.folder = folder
        self.tell = tell

    def dice(self, purpose: str) -> random.Random:
        """Chance for one purpose, so that a change in one part of the city leaves the others as they were."""
        return random.Random(f"{purpose} {self.seed}")

    @staticmethod
    def say(dice: random.Random, sentence: str, **words) -> str:
        """The sentence with a choice made in each [this|that], its {words} filled in, and its capitals put."""
        chosen = re.sub(r"\[([^\]]*)\]", lambda choice: dice.choice(choice[1].split("|")), sentence)
        return re.sub(r"(^|[.!?] )([a-zåäö])", lambda start: start[1] + start[2].upper(), chosen.format(**words))


@transaction.atomic
def build(world: World) -> None:
    for app in APPS:
        app.build(world)
