from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from pakten.mingle import actions, queries
from pakten.mingle.forms import MakeForm
from pakten.mingle.models import Mingle
from pakten.network.decorators import team_only


@team_only
def mingles(request):
    """All mingles, the newest first."""
    return render(request, "mingle/mingles.html", {"mingles": queries.in_hand()[:100]})


@team_only
def make(request):
    """A new mingle from a sign-up list."""
    form = MakeForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        mingle = actions.make_from_list(
            title=data["title"],
            rounds=data["rounds"],
            event=data["event"],
            name=data["file"].name,
            table=form.table,
            by=request.user,
        )
        return redirect("mingle_office:check", mingle.pk)
    return render(request, "mingle/make.html", {"form": form})


@team_only
def mingle(request, pk):
    """Leads to where the work with this mingle stands."""
    mingle = get_object_or_404(Mingle, pk=pk)
    if mingle.plan_id:
        return redirect("mingle_office:bench", pk)
    return redirect("mingle_office:check" if queries.file_of(mingle) else "mingle_office:upload", pk)


@team_only
def remove(request, pk):
    """Asks once, then deletes the mingle with all its people and plans."""
    mingle = get_object_or_404(queries.in_hand(), pk=pk)
    if request.method == "POST":
        actions.remove(mingle=mingle, by=request.user)
        messages.success(request, _("%(mingle)s and its people are deleted.") % {"mingle": mingle})
        return redirect("mingle_office:mingles")
    return render(request, "mingle/remove.html", {"mingle": mingle})
