"""How a plan that takes long goes, and its stop."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from pakten.mingle import actions
from pakten.mingle.models import PlanOrder
from pakten.mingle.office.asking import by_form
from pakten.network.decorators import team_only


def ordered(request, mingle, **asked):
    """Asks for what takes long and leads to the page that shows how it goes; to that of the one in hand, if any."""
    try:
        order = actions.order(mingle=mingle, by=request.user, **asked)
    except actions.PlanInHand as told:
        order = told.order
        messages.info(request, _("A plan is being made already. Wait until it is ready, or stop it, and try again."))
    return _led(request, reverse("mingle_office:order", args=[mingle.pk, order.pk]))


@team_only
def order(request, pk, order):
    """How far it has come; leads on when it has ended. Whoever looks sees to it that somebody is at work on it."""
    order = _order(pk, order)
    if order.ended_at:
        return _ended(request, order)
    if order.is_silent and request.method == "GET":
        actions.begin(order=order)
    part = request.headers.get("HX-Request-Type") == "partial"
    template = "mingle/order.html#order" if part else "mingle/order.html"
    return render(request, template, {"mingle": order.mingle, "order": order, "step": "bench"})


@team_only
@by_form
def stop(request, pk, order):
    order = _order(pk, order)
    actions.stop(order=order, by=request.user)
    return redirect("mingle_office:order", pk, order.pk)


def _order(pk, order):
    return get_object_or_404(PlanOrder.objects.select_related("mingle", "plan", "about"), mingle=pk, pk=order)


def _ended(request, order):
    mingle = order.mingle
    if order.end == PlanOrder.End.FAILED:
        why = order.result.get("en" if get_language() == "en" else "sv")
        messages.error(request, why or _("Something went wrong, and no plan was made. Try again."))
    elif order.end == PlanOrder.End.STOPPED:
        messages.info(request, _("Stopped. Nothing has changed."))
    elif order.deed == PlanOrder.Deed.REDRAW:
        return _led(request, reverse("mingle_office:plan", args=[mingle.pk, order.about_id]) + f"?order={order.pk}")
    elif order.plan_id and mingle.plan_id != order.plan_id:
        messages.warning(
            request, _("Another plan came onto the workbench meanwhile. The one you asked for is among the plans.")
        )
    else:
        messages.success(request, _("Done."))
    return _led(request, reverse("mingle_office:mingle", args=[mingle.pk]))


def _led(request, address):
    if request.headers.get("HX-Request"):
        return HttpResponse(headers={"HX-Redirect": address})
    return redirect(address)
