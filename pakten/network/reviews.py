"""An application in words: what happened to it, and what changed from one time it was sent to the next."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from pakten.network import applicants, inbox, protected
from pakten.web import dates

HAPPENED = {
    "network.submit": gettext_lazy("The applicant sent the application"),
    "network.complete": gettext_lazy("The applicant completed the application"),
    "network.withdraw": gettext_lazy("The applicant withdrew the application"),
    "network.ask_for_more": gettext_lazy("%(who)s asked for more"),
    "network.approve": gettext_lazy("%(who)s approved the application"),
    "network.decline": gettext_lazy("%(who)s declined the application"),
    "network.reopen": gettext_lazy("%(who)s reopened the application"),
    "network.assign": gettext_lazy("%(who)s chose who takes care of the application"),
}
CHANGES_THE_STATE = [verb for verb in HAPPENED if verb != "network.assign"]


def history(application):
    """What happened to an application, as pairs of moment and sentence, the first first."""
    lines = inbox.lines(application).filter(verb__in=HAPPENED).reverse()
    return [(line.at, sentence(line)) for line in protected.unnamed(lines)]


def sentence(line):
    return HAPPENED[line.verb] % {"who": line.by_name or _("Somebody")}


def overtaken(application):
    """Who did what and when, to somebody who was about to do something to an application as it stood before."""
    lines = protected.unnamed(inbox.lines(application).filter(verb__in=CHANGES_THE_STATE)[:1])
    if not lines:
        return _("The application has been changed since you opened the page. Look at it again.")
    return _("%(what)s %(when)s, after you had opened the page.") % {
        "what": sentence(lines[0]),
        "when": dates.moment(lines[0].at),
    }


def versions(application):
    """Every time the application was sent, the newest first: the submission, and what had changed since the one before
    as (label, before, after); None for the first."""
    submissions, mask = list(application.submissions.all()), protected.mask()
    pairs = zip(submissions, [None, *submissions], strict=False)
    return [(each, changes(before.answers, each.answers, mask) if before else None) for each, before in pairs][::-1]


def changes(before, after, mask=None):
    """What two sets of answers say differently, as (label, before, after). `mask` is asked for once for many."""
    mask = mask or protected.mask()
    before, after = {**applicants.EMPTY, **before}, {**applicants.EMPTY, **after}
    words = [(label, key) for key, label in applicants.labels().items()]
    said = [
        (label, applicants.in_words(key, before, mask), applicants.in_words(key, after, mask)) for label, key in words
    ]
    return [(label, old, new) for label, old, new in said if old != new]
