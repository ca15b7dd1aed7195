"""Members' reports: who has told what, who has not, whom to write to; what a member sees of its own."""

import hashlib
from dataclasses import dataclass, field
from datetime import timedelta

from django.db.models import Case, CharField, Count, F, FilteredRelation, Min, Q, Value, When
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from pakten.network.models import Contact, Organisation
from pakten.results.models import MemberReport, Period
from pakten.results.models.member_reports import NUMBERS

State = MemberReport.State
UNANSWERED = "unanswered"
STANDS = {  # what the office sorts them by
    State.SENT: gettext_lazy("To read"),
    State.RETURNED: gettext_lazy("Returned"),
    State.APPROVED: gettext_lazy("Approved"),
    UNANSWERED: gettext_lazy("Has not answered"),
}
PAUSE = timedelta(days=7)  # nobody gets two letters in a week


def years():
    """The years that can be or have been reported, the newest first."""
    return Period.objects.years().begun().order_by("-year")


def members(period, stand="", words=""):
    """The members of a year with how each stands: `stand`, and of its report, if any, `report_state`, `report_id`,
    `sent_at`, `asked_at`, `reminded_at`. Those that wait to be read come first, who has waited longest before all."""
    found = Organisation.objects.alias(own=FilteredRelation("reports", condition=Q(reports__period=period)))
    found = found.annotate(
        report_state=F("own__state"),
        report_id=F("own__pk"),
        sent_at=F("own__sent_at"),
        asked_at=F("own__asked_at"),
        reminded_at=F("own__reminded_at"),
        stand=Case(
            *(When(own__state=state, then=Value(state)) for state in (State.SENT, State.RETURNED, State.APPROVED)),
            default=Value(UNANSWERED),
            output_field=CharField(),
        ),
    )
    is_told = Q(own__state__in=(State.DRAFT, State.SENT, State.RETURNED, State.APPROVED))
    found = found.filter(is_told | Q(state=Organisation.State.ACTIVE, joined_on__lte=period.ends_on))
    if stand in STANDS:
        found = found.filter(stand=stand)
    if words:
        found = found.filter(name__icontains=words)
    waits = Case(When(own__state=State.SENT, then=F("own__sent_at")))
    return found.order_by(waits.asc(nulls_last=True), "sort_key", "pk")


@dataclass(frozen=True)
class Standing:
    """How a year stands: how many in each, since when the one that has waited longest waits."""

    numbers: dict
    waits_since: object

    @property
    def everybody(self):
        return sum(self.numbers.values())


def standing(period):
    found = members(period).order_by().values_list("stand").annotate(Count("pk"))
    numbers = dict(found.order_by("stand"))
    waits = MemberReport.objects.filter(period=period, state=State.SENT).aggregate(since=Min("sent_at"))["since"]
    return Standing({stand: numbers.get(stand, 0) for stand in STANDS}, waits)


@dataclass(frozen=True)
class Chosen:
    """Whom a letter goes to: the members, and (address, the member's slug) of the one who is asked in each."""

    members: list
    addresses: list
    nobody: list = field(default_factory=list)  # members without anybody to write to

    @property
    def digest(self):
        return hashlib.sha256(",".join(str(each.pk) for each in self.members).encode()).hexdigest()[:16]


def to_ask(period):
    """Active members that nobody has asked yet, and that have not sent on their own."""
    return _chosen(_not_asked(period))


def number_to_ask(period):
    """How many of them there is somebody to write to in."""
    return _not_asked(period).order_by().filter(contacts__person__is_active=True).distinct().count()


def _not_asked(period):
    asked = MemberReport.objects.filter(period=period).exclude(asked_at=None, state__in=MemberReport.AT_THE_MEMBER)
    found = Organisation.objects.members().filter(joined_on__lte=period.ends_on)
    return found.exclude(pk__in=asked.values("organisation"))


def to_remind(period):
    """Those that were asked and have not answered, but for who got a letter the last week."""
    lately = timezone.now() - PAUSE
    waiting = MemberReport.objects.unanswered().filter(period=period, asked_at__lte=lately)
    waiting = waiting.filter(Q(reminded_at=None) | Q(reminded_at__lte=lately))
    waiting = waiting.exclude(state=State.RETURNED, decided_at__gt=lately)
    return _chosen(Organisation.objects.members().filter(pk__in=waiting.values("organisation")))


def _chosen(organisations):
    found = list(organisations.order_by("sort_key", "pk"))
    addresses = addresses_of([each.pk for each in found])
    reached = [each for each in found if each.pk in addresses]
    without = [each for each in found if each.pk not in addresses]
    return Chosen(reached, [addresses[each.pk] for each in reached], without)


def addresses_of(organisations):
    """{organisation's id: (address, slug)} of the contact who is asked first."""
    contacts = Contact.objects.filter(organisation__in=organisations, person__is_active=True)
    rows = contacts.order_by("is_first", "-pk").values_list("organisation", "person__email", "organisation__slug")
    return {pk: (email, slug) for pk, email, slug in rows}


def of_member(organisation, period):
    """Its report, or one that is not saved."""
    found = MemberReport.objects.filter(organisation=organisation, period=period)
    return found.select_related("saved_by", "period", "organisation").first() or MemberReport(
        organisation=organisation, period=period
    )


def differing(report, answers):
    """{field: what a colleague saved} where it is something else than what is about to be saved."""
    return {name: getattr(report, name) for name in (*NUMBERS, "note") if getattr(report, name) != answers.get(name)}


@dataclass(frozen=True)
class Year:
    period: Period
    report: MemberReport

    @property
    def can_be_written(self):
        return not self.period.is_closed and self.report.state in MemberReport.AT_THE_MEMBER


def years_of(organisation):
    """Each year that the member can report or has reported, the newest first."""
    there = {each.period_id: each for each in organisation.reports.select_related("period")}
    found = years().filter(ends_on__gte=organisation.joined_on)
    return [
        Year(each, there.get(each.pk) or MemberReport(organisation=organisation, period=each))
        for each in found
        if each.pk in there or not each.is_closed
    ]


def to_do(organisations):
    """{organisation's id: [(sentence, address)]}: the reports that the office asks these members for."""
    waiting = MemberReport.objects.unanswered().filter(organisation__in=organisations, period__closed_at=None)
    waiting = waiting.exclude(state=State.ASKED, asked_at=None).select_related("period", "organisation")
    found = {}
    for each in waiting.order_by("period__year"):
        words = {
            State.RETURNED: _("The office has a question about your report of %(year)s"),
            State.DRAFT: _("Finish your report of %(year)s"),
        }.get(each.state, _("Report what %(year)s led to"))
        address = reverse("results:our_report", args=[each.organisation.slug, each.period.slug])
        found.setdefault(each.organisation_id, []).append((words % {"year": each.period}, address))
    return found


def warnings(period):
    """What whoever closes a period should know of its reports: what is not approved will not be counted."""
    if period.kind != Period.Kind.YEAR:
        return []
    counted = dict(period.reports.order_by().values_list("state").annotate(Count("pk")).order_by("state"))
    found, sent = [], counted.get(State.SENT, 0)
    if sent:
        words = ngettext(
            "%(number)s report is sent and nobody has approved it. It will not be counted.",
            "%(number)s reports are sent and nobody has approved them. They will not be counted.",
            sent,
        )
        found.append(words % {"number": sent})
    if open_ones := counted.get(State.DRAFT, 0) + counted.get(State.RETURNED, 0):
        words = ngettext(
            "%(number)s report is a draft or returned. It cannot be sent after the closing, and is not counted.",
            "%(number)s reports are drafts or returned. They cannot be sent after the closing, and are not counted.",
            open_ones,
        )
        found.append(words % {"number": open_ones})
    return found
