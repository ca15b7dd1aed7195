"""Who is under protection: the one page where they are named."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from pakten.network import protecting
from pakten.network.decorators import office_only
from pakten.network.models import Person
from pakten.office.forms import ProtectForm


@office_only
@never_cache
def protection(request):
    """Who they are, one more, one less."""
    if "end" in request.POST:
        return _end(request)
    form = ProtectForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        protecting.protect(person=form.person, by=request.user)
        messages.success(request, _("From now on the person is shown nowhere else than here."))
        return redirect("office:protection")
    people = Person.objects.protected().order_by("name", "pk")
    return render(request, "office/protection.html", {"form": form, "people": people})


def _end(request):
    number = request.POST["end"]
    person = get_object_or_404(Person.objects.protected(), pk=number if number.isdecimal() else None)
    protecting.end_protection(person=person, by=request.user)
    messages.success(request, _("The protection is ended. The person may be shown again."))
    return redirect("office:protection")
