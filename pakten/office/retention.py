"""How long what is kept, and why: the network's rules of disposal (Swedish: gallring), as data.

A rule begins with a number of days; the office may change it. What is older than that is let go once a day, by
`disposing.run_due`.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Max
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from pakten.events import disposing as events
from pakten.mail import disposing as mail
from pakten.mingle import disposing as mingle
from pakten.network import disposing as network
from pakten.office import ties
from pakten.office.models import Disposal, RetentionRule
from pakten.plan import disposing as plan
from pakten.surveys import disposing as surveys


@dataclass(frozen=True)
class Rule:
    """`due(before)`: the rows that are old enough. `dispose(before=, most=)`: lets go of at most so many of them, and
    returns of how many; without it the rule only says what there is, and a person decides."""

    kind: str
    label: str | Promise
    since: str | Promise  # from what the days are counted
    becomes: str | Promise  # what becomes of it
    why: str | Promise
    days: int
    due: Callable
    dispose: Callable | None = None


DELETED = _("It is deleted.")
RULES = [
    Rule(
        "drafts",
        _("Applications that were never sent"),
        _("since somebody last wrote in it"),
        DELETED,
        _("A draft is its writer's own, and no public document. After this long nobody comes back to it."),
        90,
        network.drafts,
        network.delete_drafts,
    ),
    Rule(
        "applications",
        _("Declined and withdrawn applications"),
        _("since the decision, or since it was withdrawn"),
        _("Contact persons, questions, answers and reasons are taken out. That the organisation applied is kept."),
        _("The case is closed. Numbers of applications are still needed to follow up the network; people are not."),
        730,
        network.ended_applications,
        network.empty_applications,
    ),
    Rule(
        "imports",
        _("Registers that were never taken in"),
        _("since the file was uploaded"),
        DELETED,
        _("The file was only shown as a preview, and whoever uploaded it still has it."),
        30,
        network.imports,
        network.delete_imports,
    ),
    Rule(
        "sign_up_files",
        _("Sign-up lists of mingles"),
        _("since the file was uploaded"),
        _("The file is deleted. People taken in from it stay in their mingle."),
        _("The file is working material, and holds more about people than the mingle needs."),
        90,
        mingle.files,
        mingle.delete_files,
    ),
    Rule(
        "going_on",
        _("Mingles where one can say whom one wants to go on with"),
        _("since the mingle was held"),
        _("A yes that was not answered is deleted, and nobody can say yes any more. Exchanged contacts are kept."),
        _("After some months hardly anybody answers, and nobody else may ever know of a yes without an answer."),
        90,
        mingle.going_on,
        mingle.close_going_on,
    ),
    Rule(
        "private_wishes",
        _("Private wishes of mingles"),
        _("since the event ended, or the plan was published"),
        _("Whom somebody would rather not meet, a quiet table and languages are erased. The other wishes are kept."),
        _("It was said for one meeting alone. Nobody needs it when that has been."),
        30,
        mingle.private_wishes,
        mingle.erase_private_wishes,
    ),
    Rule(
        "letters",
        _("The text of letters"),
        _("since the letter was written"),
        _("The text is erased. To whom, when and about what is kept."),
        _("Whether a letter went matters longer than its wording. Those who got it have it."),
        365,
        mail.texts,
        mail.erase_texts,
    ),
    Rule(
        "invitations",
        _("Invitations to colleagues"),
        _("since it was accepted, taken back or ran out"),
        DELETED,
        _("It has done its work: whoever accepted is a contact person, and the others said nothing."),
        90,
        network.invitations,
        network.delete_invitations,
    ),
    Rule(
        "event_invitations",
        _("Invitations to events"),
        _("since the event ended"),
        DELETED,
        _("The event has been. Those who came are among the registered; the others said nothing we need to know."),
        90,
        events.invitations,
        events.delete_invitations,
    ),
    Rule(
        "email_changes",
        _("New e-mail addresses that nobody confirmed"),
        _("since it was asked for"),
        DELETED,
        _("The link holds for a day. Nobody has shown that the address is theirs, so we have no reason to keep it."),
        2,
        network.email_changes,
        network.delete_email_changes,
    ),
    Rule(
        "visits",
        _("Visits that ended"),
        _("since the visit ran out"),
        DELETED,
        _("It says who was signed in, and signs in nobody any more."),
        1,
        network.visits,
        network.delete_visits,
    ),
    Rule(
        "tickets",
        _("Who may answer an evaluation"),
        _("since the day it is about"),
        _("Who was asked is deleted. Answers lead to nobody and are kept."),
        _("After half a year nobody answers any more, and who was asked is of no further use."),
        180,
        surveys.tickets,
        surveys.delete_tickets,
    ),
    Rule(
        "opinions",
        _("Who wrote what members said of an activity plan"),
        _("since the plan was closed"),
        _("Who wrote it is erased. The words are kept, with the name of the organisation."),
        _("What was said is a part of how the plan came about. Who held the pen is of no use when the year is over."),
        365,
        plan.named_opinions,
        plan.unname_opinions,
    ),
    Rule(
        "check_ins",
        _("When and by which door people came to events"),
        _("since the event ended"),
        _("The time, the door and who stood there are deleted. That somebody came is kept with the registration."),
        _("It is needed while the event goes on and is counted up. After that it is enough to know who came."),
        180,
        events.check_ins,
        events.delete_check_ins,
    ),
    Rule(
        "people",
        _("People without any tie to the network"),
        _("since we came to know them and they last signed in"),
        _("Nothing goes by itself. Look them up under People, and forget them one by one."),
        _("They are not in the team, speak for no member and take part in nothing, so we need not know them."),
        730,
        ties.without_ties,
    ),
]


def rule(kind):
    """The rule of that kind, or None."""
    return next((each for each in RULES if each.kind == kind), None)


def days_of(kind):
    """For how many days something is kept: as the office decided, or as the rule began."""
    decided = RetentionRule.objects.filter(kind=kind).values_list("days", flat=True).first()
    return decided or rule(kind).days


def before(kind, now):
    """The moment before which things of a kind are old enough to go."""
    return now - timedelta(days=days_of(kind))


def standing(now):
    """Every rule as it stands: the rule, its days, how many would go now, when it was followed last, and what it last
    let go of."""
    decided = {each.kind: each for each in RetentionRule.objects.all()}
    newest = Disposal.objects.order_by().values("kind").annotate(pk=Max("pk")).values("pk")
    last = {each.kind: each for each in Disposal.objects.filter(pk__in=newest)}
    found = []
    for each in RULES:
        known = decided.get(each.kind)
        days = (known and known.days) or each.days
        found.append(
            {
                "rule": each,
                "is_by_hand": each.dispose is None,  # a template would call the verb
                "days": days,
                "due": each.due(now - timedelta(days=days)).count(),
                "ran_at": known and known.ran_at,
                "last": last.get(each.kind),
            }
        )
    return found
