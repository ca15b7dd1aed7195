"""The office's menu: a few groups, and under the one where the visitor is, its pages.

A new page of the office gets one line in `GROUPS`. Nothing else is needed: who may not open it does not see it, and it
is marked as current on its own address and on every address of the namespaces it names.
"""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

RETENTION = ("office:retention", "office:dispose", "office:retention_days")
PERIODS = tuple(
    f"results_office:{name}" for name in ("open_period", "period", "close_period", "figure", "correct", "enter")
)
THREADS = ("results_office:thread", "results_office:tell_thread", "results_office:feed_thread")
ANNUAL = tuple(
    f"results_office:annual_{name}"
    for name in ("report", "section", "add_section", "redraft", "publish", "unpublish", "extracts", "extract")
)
INDICATORS = tuple(
    f"results_office:{name}"
    for name in ("indicator", "add_indicator", "add_indicator_to", "change_indicator", "targets")
)
REPORTS = tuple(
    f"results_office:{name}" for name in ("report", "approve_report", "return_report", "ask_reports", "remind_reports")
)
EVERYBODY, OFFICE, COORDINATOR = "", "office", "coordinator"


@dataclass(frozen=True)
class Page:
    label: str
    view: str  # full name, as "agreements_office:agreements"
    places: tuple[str, ...] = ()  # namespaces, or full names of views, that belong to this page too
    of: str = EVERYBODY  # who sees it
    is_ones_own: bool = False  # its address takes the visitor's id

    def address(self, person):
        return reverse(self.view, args=[person.pk] if self.is_ones_own else None)

    def has(self, match):
        return match is not None and bool({match.view_name, *match.namespaces} & {self.view, *self.places})


GROUPS = (
    (_("The desk"), (Page(_("The desk"), "office:desk"),)),
    (
        _("Members"),
        (
            Page(_("My members"), "team_office:portfolio", ("team_office",), COORDINATOR, is_ones_own=True),
            Page(_("Register"), "network_office:register", ("network_office",)),
            Page(_("Applications"), "reviewing_office:applications", ("reviewing_office",)),
            Page(_("Agreements"), "agreements_office:agreements", ("agreements_office",)),
        ),
    ),
    (
        _("Meetings"),
        (
            Page(_("Events"), "events_office:events", ("events_office",)),
            Page(_("Mingles"), "mingle_office:mingles", ("mingle_office",)),
            Page(_("Evaluations"), "surveys_office:surveys", ("surveys_office",)),
        ),
    ),
    (
        _("Results"),
        (
            Page(_("Follow-up"), "results_office:dashboard"),
            Page(_("Activity plan"), "activity_office:plans", ("activity_office",)),
            Page(_("Periods"), "results_office:periods", PERIODS),
            Page(_("Members' reports"), "results_office:reports", REPORTS),
            Page(_("Goals and indicators"), "results_office:structure", ("plan_office", *INDICATORS)),
            Page(_("Threads"), "results_office:threads", THREADS),
            Page(_("Annual reports"), "results_office:annual_reports", ANNUAL, OFFICE),
        ),
    ),
    (_("Leads"), (Page(_("Leads"), "collaborations_office:collaborations", ("collaborations_office",)),)),
    (
        _("The office"),
        (
            Page(_("Team"), "team_office:team", ("team_office",), OFFICE),
            Page(_("People"), "people_office:people", ("people_office",), OFFICE),
            Page(_("Protected identity"), "office:protection", (), OFFICE),
            Page(_("Letters"), "office:letters", ("office:retry_letter",)),
            Page(_("History"), "office:history"),
            Page(_("Settings"), "settings_office:settings", ("settings_office", *RETENTION), OFFICE),
            Page(_("API"), "api_office:tokens", ("api_office",), OFFICE),
            Page(_("Your sign-in"), "account_keys"),
        ),
    ),
)


@dataclass(frozen=True)
class Link:
    label: str
    address: str
    current: str  # the value of aria-current: "page" is here, "true" is above here, "" is elsewhere


def links(person, match):
    """The groups that a person sees, and the pages of the group where the visitor is if there are several: two lists
    of links."""
    groups, pages = [], []
    for label, known in GROUPS:
        seen = [page for page in known if page.of in (EVERYBODY, person.team)]
        if not seen:
            continue
        is_here = any(page.has(match) for page in seen)
        is_single = len(seen) == 1
        current = "" if not is_here else _mark(seen[0], match) if is_single else "true"
        groups.append(Link(label, seen[0].address(person), current))
        if is_here and not is_single:
            pages = [Link(page.label, page.address(person), _mark(page, match)) for page in seen]
    return groups, pages


def _mark(page, match):
    if not page.has(match):
        return ""
    return "page" if match.view_name == page.view else "true"
