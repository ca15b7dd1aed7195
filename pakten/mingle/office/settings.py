from django.conf import settings
from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from pakten.mingle import actions
from pakten.mingle.forms import ChangeForm
from pakten.mingle.models import Mingle
from pakten.mingle.queries import live
from pakten.network.decorators import team_only


@team_only
def change(request, pk):
    """Another title, form, time or place for a mingle. A plan stands until somebody turns the dials."""
    mingle = get_object_or_404(Mingle.objects.select_related("plan", "published_plan"), pk=pk)
    form = ChangeForm(request.POST or None, mingle=mingle)
    if request.method == "POST" and form.is_valid():
        mingle = actions.change(mingle=mingle, by=request.user, **form.values())
        plan = mingle.plan
        if plan and (plan.rounds, plan.table_size) != (mingle.rounds, mingle.table_size):
            messages.info(request, _("Saved. Choose the new form on the workbench too, and the plan is made anew."))
        else:
            messages.success(request, _("Saved."))
        return redirect("mingle_office:mingle", pk)
    words = {"mingle": mingle, "form": form, "shape": form["shape"].value()}
    words |= {"suggested": settings.ONLINE_ROOM, "standing": live.standing(mingle)}
    return render(request, "mingle/change.html", words, status=422 if form.errors else 200)
