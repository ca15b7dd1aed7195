"""The verbs of who wants to go on with somebody they met. They have no account, and hence there is no `by=`.

A yes that is not answered leaves no line in the journal, no letter and no time: nobody shall learn of it. What happens
when both have said yes is written with no word on who was last.
"""

from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from pakten.collaborations import actions as collaborations
from pakten.collaborations.models import Collaboration
from pakten.journal import actions as journal
from pakten.mail import actions as mail
from pakten.mingle import queries
from pakten.mingle.emails import going_on as emails
from pakten.mingle.models import Exchange, Mingle, Participant, Yes
from pakten.network.sorting import sort_key

DAYS_TO_NEXT = 14


class GoingOnProblem(Exception):
    """What cannot be done now, and what to do instead, in a sentence for whoever tried."""


@transaction.atomic
def go_on(*, participant, key):
    """Somebody wants to go on with the one of that key, whom they met. Returns whether both do."""
    other = _other(participant, key)
    _one_at_a_time(participant, other)
    if _exchange(participant, other).exists():
        return True
    if not queries.may_go_on(Mingle.objects.select_related("event").get(pk=participant.mingle_id)):
        raise GoingOnProblem(_("It is too late to say yes here. Write to the network, and we help you to reach them."))
    if Yes.objects.filter(participant=other, other=participant).exists():
        _both(*sorted((participant, other), key=lambda each: each.pk))
        return True
    Yes.objects.get_or_create(participant=participant, other=other)
    return False


@transaction.atomic
def take_back(*, participant, key):
    """Somebody takes their yes back, while the other has not said it too."""
    other = _other(participant, key)
    _one_at_a_time(participant, other)
    if _exchange(participant, other).exists():
        raise GoingOnProblem(_("You have both said yes already, and have each other's contacts."))
    Yes.objects.filter(participant=participant, other=other).delete()


def _other(participant, key):
    """Whoever is not here, not met or forgotten is answered for in the same words."""
    for each in queries.going_on(participant):
        if each.other.key == key:
            return each.other
    raise GoingOnProblem(_("You have not met that person here. Choose among the people on this page."))


def _one_at_a_time(*pair):
    """Two who say yes in the same moment do it one after the other, in whatever order they came."""
    list(Participant.objects.select_for_update().filter(pk__in=[each.pk for each in pair]).order_by("pk"))


def _exchange(one, other):
    first, second = sorted((one.pk, other.pk))
    return Exchange.objects.filter(first=first, second=second)


def _both(first, second):
    """Contacts are exchanged and a lead is born; the yeses have done their work. All of it, or nothing."""
    Yes.objects.filter(Q(participant=first, other=second) | Q(participant=second, other=first)).delete()
    people = {each.pk: each for each in queries.participants(first.mingle)}
    first, second = people[first.pk], people[second.pk]
    mingle, by_hand = first.mingle, first.is_unnamed or second.is_unnamed
    lead = _lead(mingle, (first, second), by_hand)
    Exchange.objects.create(mingle=mingle, first=first, second=second, by_hand=by_hand, lead=lead)
    for one, other in ((first, second), (second, first)):
        _write(one, other, by_hand)
    journal.write(verb="mingle.exchange_contacts", subject=mingle, by=None)


def _write(one, other, by_hand):
    to = one.person.email if one.person else one.email
    if not to:
        return
    if by_hand:
        subject, text = emails.go_on_by_hand(participant=one)
    else:
        subject, text = emails.both_go_on(participant=one, contact=queries.contact_of(other))
    mail.write(to=to, kind="mingle.both_go_on", subject=subject, text=text)


def _lead(mingle, pair, by_hand):
    """The lead names no people: who they are is seen on the mingle's page, as they may be seen then."""
    shown = sorted((each for each in pair if not each.is_unnamed), key=lambda each: sort_key(each.organisation_name))
    members = [(queries.member_of(each), each.organisation_name) for each in shown]
    organisations = [member for member, _written in members if member]
    names = dict.fromkeys(str(member or written) for member, written in members if member or written)
    guests = dict.fromkeys(written for member, written in members if written and not member)
    with override(settings.LANGUAGE_CODE):
        return collaborations.open_lead(
            title=_title(mingle, names)[:200],
            about=_about(mingle, by_hand),
            organisations=organisations,
            from_whom=" · ".join(guests)[:200],
            origin_kind=Collaboration.Origin.MEETING,
            origin_label=mingle.title,
            origin_address=queries.address_of(mingle),
            owner=queries.who_answers(mingle, organisations),
            next_step=_("Ask both whether they need help on the way"),
            next_step_on=timezone.localdate() + timedelta(days=DAYS_TO_NEXT),
            by=None,
        )


def _title(mingle, names):
    words = {"names": " · ".join(names), "mingle": mingle.title}
    return _("%(names)s: want to go on") % words if names else _("Two people want to go on after %(mingle)s") % words


def _about(mingle, by_hand):
    words = {"mingle": mingle.title}
    said = _("Two people who met at %(mingle)s both want to go on.")
    said += " " + _("Who they are stands on the mingle's page, under Afterwards.")
    done = _("They have each other's contacts.")
    if by_hand:
        done = _("They have not got each other's contacts: that is done by hand, with one of them at a time.")
    return f"{said % words} {done}"


def forget_in(theirs, *, person):
    """What participants said yes to, and others of them, is erased; so are their exchanges. The leads stay."""
    for each in Exchange.objects.filter(Q(first__in=theirs) | Q(second__in=theirs)).select_related("lead"):
        if each.lead:
            collaborations.take_out(collaboration=each.lead, person=person)
    Exchange.objects.filter(Q(first__in=theirs) | Q(second__in=theirs)).delete()
    Yes.objects.filter(Q(participant__in=theirs) | Q(other__in=theirs)).delete()
