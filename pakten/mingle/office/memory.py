from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _

from pakten.matching.errors import MatchingError
from pakten.mingle import actions
from pakten.mingle.models import Mingle
from pakten.mingle.office.asking import by_form, said
from pakten.network.decorators import team_only


@team_only
@by_form
def meet_again(request, pk):
    """Lets those who met at an earlier mingle meet again, or not, and plans again."""
    mingle = get_object_or_404(Mingle, pk=pk)
    try:
        actions.let_meet_again(mingle=mingle, may=request.POST.get("may") == "yes", by=request.user)
    except MatchingError as error:
        messages.error(request, said(error))
    else:
        messages.success(request, _("Planned again."))
    return redirect("mingle_office:bench", pk)
