"""What is said to somebody whose press of a button on the stage came to nothing."""

from django.utils.translation import gettext_lazy as _

ON_STAGE = {
    "no_plan": _("No plan is published yet, so there is nothing to run. Publish a plan first."),
    "runs_already": _("The mingle runs already: somebody else has started it. This screen follows."),
    "moved_on": _("Somebody pressed just before you. Your press changed nothing; this is how it stands."),
    "time_was_out": _("The time was out just before you pressed. Your press changed nothing; this is how it stands."),
    "not_running": _("The mingle does not run. Start it first."),
    "is_over": _("The mingle is over."),
    "unknown": _("That could not be understood. Load the page again."),
}


class Refused(Exception):
    """`code`: a key of ON_STAGE. Nothing has changed."""

    def __init__(self, code):
        super().__init__(code)
        self.code = code

    @property
    def words(self):
        return str(ON_STAGE[self.code])
