"""The journal as a readable history: who did what, when, and what it was before."""

from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.utils.dateparse import parse_date
from django.utils.translation import gettext_lazy as _

from pakten.journal.models import Line
from pakten.network import queries, rules
from pakten.network.decorators import team_only
from pakten.network.downloads import MOST, take_home
from pakten.network.models import Organisation
from pakten.office import lines, prints

ON_A_PAGE = 50
KINDS = [
    ("network", _("Members and people")),
    ("events", _("Events")),
    ("mingle", _("Mingles")),
    ("collaborations", _("Leads")),
    ("surveys", _("Evaluations")),
    ("results", _("Results")),
    ("plan", _("Goals")),
    ("office", _("The office")),
]


@team_only
def history(request):
    """Everything that was done, the newest first: by whom of the team, of what kind, in what period, about what. People
    are chosen, not written: what is written stands in the address."""
    asked = _asked(request)
    page = Paginator(_found(asked), ON_A_PAGE).get_page(request.GET.get("page"))
    words = {"page": page, "lines": lines.shown(page), "asked": asked, "kinds": KINDS, "team": queries.team()}
    return render(request, "office/history.html", {**words, "from_day": asked["from"], "most": MOST})


@team_only
def table(request, kind):
    """The history just seen as a file."""
    return take_home(*prints.lines(_found(_asked(request))[:MOST]), name="history", kind=kind)


def _asked(request):
    return {name: " ".join(request.GET.get(name, "").split())[:100] for name in ("who", "what", "kind", "from", "to")}


def _found(asked):
    found = Line.objects.all()
    if asked["who"].isdecimal():
        found = found.filter(by_id=min(int(asked["who"]), 2**62))
    if asked["what"]:
        found = found.filter(subject_name__icontains=asked["what"]).exclude(subject_kind="network.person")
    if asked["kind"] in dict(KINDS):
        found = found.filter(verb__startswith=f"{asked['kind']}.")
    if first := _day(asked["from"]):
        found = found.filter(at__date__gte=first)
    if last := _day(asked["to"]):
        found = found.filter(at__date__lte=last)
    return found


def _day(text):
    try:
        return parse_date(text)
    except ValueError:  # a day that the month has not
        return None


def member(request, slug):
    """What was done with a member, for its own contacts and the team."""
    organisation, found = _of_member(request, slug)
    page = Paginator(found, ON_A_PAGE).get_page(request.GET.get("page"))
    words = {"organisation": organisation, "page": page, "lines": lines.shown(page), "most": MOST}
    return render(request, "office/history_of_member.html", words)


def member_table(request, slug, kind):
    """What was done with a member as a file, for its own contacts and the team."""
    organisation, found = _of_member(request, slug)
    return take_home(*prints.lines(found[:MOST]), name=f"history-{organisation.slug}", kind=kind)


def _of_member(request, slug):
    organisation = get_object_or_404(Organisation, slug=slug)
    if not rules.may_see_history(request.user, organisation):
        raise Http404
    return organisation, Line.objects.filter(subject_kind=Organisation._meta.label_lower, subject_id=organisation.pk)
