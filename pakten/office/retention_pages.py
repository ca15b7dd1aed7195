"""How long what is kept, what would go now, and what went: for the office."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from pakten.network.decorators import office_only
from pakten.network.downloads import MOST, take_home
from pakten.office import disposing, prints, retention
from pakten.office.forms import DaysForm
from pakten.office.models import Disposal

ON_A_PAGE = 20


@office_only
def rules(request):
    """Every rule in words, and the log of what went."""
    page = Paginator(Disposal.objects.all(), ON_A_PAGE).get_page(request.GET.get("page"))
    words = {"standing": retention.standing(timezone.now()), "page": page, "log": _named(page), "most": MOST}
    return render(request, "office/retention.html", words)


def _named(log):
    """Each entry of the log with what its rule is called."""
    return [(entry, getattr(retention.rule(entry.kind), "label", entry.kind)) for entry in log]


@office_only
def table(request, kind):
    """The log of what went as a file."""
    return take_home(*prints.disposals(_named(Disposal.objects.all()[:MOST])), name="disposal", kind=kind)


@office_only
@require_http_methods(["GET", "POST"])
def change(request, kind):
    """Another number of days for a rule."""
    rule = retention.rule(kind)
    if rule is None:
        raise Http404
    days = retention.days_of(kind)
    form = DaysForm(request.POST or None, initial={"days": days})
    if request.method == "POST" and form.is_valid():
        disposing.change_days(kind=kind, days=form.cleaned_data["days"], by=request.user)
        messages.success(request, _("Saved."))
        return redirect("office:retention")
    words = {"rule": rule, "form": form, "is_by_hand": rule.dispose is None}
    return render(request, "office/retention_days.html", words)


@office_only
@require_http_methods(["GET", "POST"])
def dispose(request):
    """What would go now; and, when somebody says so, it goes."""
    if request.method == "POST":
        number = sum(disposing.follow_all(now=timezone.now(), by=request.user).values())
        told = ngettext("%(number)d thing is gone.", "%(number)d things are gone.", number) % {"number": number}
        messages.success(request, told if number else _("Nothing was old enough to go."))
        return redirect("office:retention")
    due = [each for each in retention.standing(timezone.now()) if each["due"] and not each["is_by_hand"]]
    return render(request, "office/retention_now.html", {"due": due})
