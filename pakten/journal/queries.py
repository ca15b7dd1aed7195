from django.utils.translation import gettext as _

from pakten.journal.models import Line
from pakten.web.held import Fate, Held

MOST = 1_000  # lines told one by one


def held(person):
    """What the journal holds on a person: what they did, and what was done about them."""
    by = Line.objects.filter(by_id=person.pk)[:MOST]
    about = Line.objects.filter(subject_kind=person._meta.label_lower, subject_id=person.pk)[:MOST]
    return [
        *(Held(_("Something you did"), Fate.NAMELESS, {_("When"): line.at, _("What"): line.verb}) for line in by),
        *(Held(_("Something done about you"), Fate.KEPT, {_("When"): line.at, _("What"): line.verb}) for line in about),
    ]
