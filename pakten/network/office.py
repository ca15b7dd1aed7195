"""The register of members for the city team: found, taken home as a file, read in from one."""

from functools import wraps

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from pakten.network import importing, prints, queries
from pakten.network.comparing import CHANGED, DOUBT, NEW, preview
from pakten.network.decorators import team_only
from pakten.network.downloads import take_home
from pakten.network.forms import DoubtsForm, RegisterForm
from pakten.network.importing import ImportProblem
from pakten.network.looked_for import LookedFor
from pakten.network.models import Import, Organisation

PAGE_SIZE = 100
SHOWN = 200  # rows of each kind in a preview; the numbers above them are of all


@team_only
def register(request):
    """All members, also those that are not shown, with the files that hold the same."""
    looked_for = LookedFor.in_address(request.GET)
    page = Paginator(queries.register(*looked_for[:3]), PAGE_SIZE).get_page(request.GET.get("page"))
    words = {"page": page, "looked_for": looked_for, "sectors": Organisation.Sector.choices}
    return render(request, "network/office/register.html", words)


@team_only
def table(request, kind):
    """The register just seen, with contacts, as an Excel workbook or a CSV file."""
    found = queries.register(*LookedFor.in_address(request.GET)[:3])
    return take_home(*prints.register(found), name="register", kind=kind)


@team_only
def upload(request):
    """A register to read in, and those that were read in before."""
    form = RegisterForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        name = form.cleaned_data["file"].name
        file = importing.upload_members(name=name, table=form.table, by=request.user)
        return redirect("network_office:import", file.pk)
    done = Import.objects.exclude(applied_at=None).select_related("by")[:20]
    return render(request, "network/office/upload.html", {"form": form, "done": done})


@team_only
def one_import(request, pk):
    """What a register would change; once it is taken in, what it did change."""
    file = get_object_or_404(Import.objects.select_related("by"), pk=pk)
    if file.applied_at:
        last = Import.objects.exclude(applied_at=None).order_by("-applied_at", "-id").first()
        can_undo = file == last and not file.undone_at
        return render(request, "network/office/recap.html", {"file": file, "can_undo": can_undo})
    register, comparison = preview(file)
    troubles = [*register.troubles, *comparison.troubles]
    asked = comparison.asked[:SHOWN]
    words = {
        "file": file,
        "columns": register.unknown_columns,
        "errors": [trouble for trouble in troubles if trouble.is_error],
        "warnings": [trouble for trouble in troubles if not trouble.is_error],
        "comparison": comparison,
        "new": comparison.of(NEW)[:SHOWN],
        "changed": comparison.of(CHANGED)[:SHOWN],
        "clashes": [change for change in comparison.of(DOUBT) if not change.alike][:SHOWN],
        "form": DoubtsForm(asked=asked, decisions=file.decisions) if asked else None,
        "shown": SHOWN,
    }
    return render(request, "network/office/preview.html", words)


def by_form(view):
    """The view takes what a form sends, and leads back to the import; so does opening its address, which does nothing.
    What the verbs cannot do is said there."""

    @wraps(view)
    def guarded(request, pk):
        file = get_object_or_404(Import, pk=pk)
        if request.method == "POST":
            try:
                view(request, file)
            except ImportProblem as problem:
                messages.error(request, str(problem))
        return redirect("network_office:import", pk)

    return guarded


@team_only
@by_form
def decide(request, file):
    """Who is meant in the rows in doubt."""
    if file.applied_at:
        raise ImportProblem(_("The register has been taken in already."))
    _register, comparison = preview(file)
    form = DoubtsForm(request.POST, asked=comparison.asked[:SHOWN], decisions=file.decisions)
    if not form.is_valid():
        raise ImportProblem(_("Members have been changed since you looked. Look again."))
    importing.decide_doubts(file=file, decisions=form.decisions(), by=request.user)


@team_only
@by_form
def apply(request, file):
    """Takes the register in, as it was seen."""
    importing.import_members(file=file, seen=request.POST.get("seen", ""), by=request.user)
    messages.success(request, _("The register is taken in."))


@team_only
@by_form
def undo(request, file):
    """Takes the import back."""
    importing.undo_import(file=file, by=request.user)
    messages.success(request, _("The import is undone."))
