"""What sorts of letters there are, and which of them somebody may decline.

Each app declares its own in its AppConfig, so that the worker knows them without loading a page of the house:

    letter_kinds = {"invitation": Kind(gettext_lazy("Invitation to an event"), Topic.INVITATIONS)}

which is the kind "events.invitation". Without a topic a letter is necessary: it answers what somebody did or asked
for (a code, a decision, their own registration), and always goes.
"""

from dataclasses import dataclass

from django.apps import apps
from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Topic(TextChoices):
    """What one can decline, each on its own."""

    NEWS = "news", _("News from the network")
    INVITATIONS = "invitations", _("Invitations to events")
    REMINDERS = "reminders", _("Reminders to fill in your page")
    EVALUATIONS = "evaluations", _("Questions about events you came to")


@dataclass(frozen=True, slots=True)
class Kind:
    label: str | Promise
    topic: Topic | None = None

    @property
    def is_necessary(self):
        return self.topic is None


def declared():
    """Every kind that an app declares, by its name: {"network.sign_in_code": Kind(…), …}."""
    return {
        f"{app.label}.{name}": kind
        for app in apps.get_app_configs()
        for name, kind in getattr(app, "letter_kinds", {}).items()
    }


def topic_of(name):
    """What somebody may decline to be spared letters of this kind; None for a necessary one, or one not declared."""
    kind = declared().get(name)
    return kind.topic if kind else None


def label(name):
    """What sort of letter it is, in words; one that nobody has declared is shown by its name."""
    kind = declared().get(name)
    return kind.label if kind else name
