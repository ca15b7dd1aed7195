"""An event on its way to the public, a part of `office`: its pictures, and a look at it as everybody will see it."""

from django.contrib import messages
from django.contrib.auth.models import AnonymousUser
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from pakten.events import actions, rules
from pakten.events.forms import PictureForm
from pakten.events.models import Event
from pakten.events.refusals import LACKS, Refused
from pakten.events.views import calendar
from pakten.network.decorators import team_only


@team_only
def publish(request, pk):
    """The draft as everybody will see it, with the button that makes it so."""
    event = get_object_or_404(Event.objects.select_related("district", "host"), pk=pk)
    if event.state != Event.State.DRAFT:
        return redirect("events_office:event", pk)
    missing = rules.lacks(event)
    if request.method == "POST":
        try:
            actions.publish(event=event, by=request.user)
        except Refused as no:
            messages.error(request, str(no))
            return redirect(f"{reverse('events_office:edit', args=[pk])}?missing=1")
        messages.success(request, _("The event is published."))
        return redirect("events_office:event", pk)
    event.state = Event.State.PUBLISHED  # here alone, to be looked at
    words = {**calendar.shown(event, to=AnonymousUser()), "preview": True, "linked_data": None}
    return render(request, "events/event.html", {**words, "missing": [LACKS[why] for why in missing.values()]})


@team_only
def pictures(request, pk):
    event = get_object_or_404(Event, pk=pk)
    form = PictureForm(request.POST or None, request.FILES or None) if "remove" not in request.POST else PictureForm()
    if request.method == "POST" and "remove" in request.POST:
        number = request.POST["remove"]
        picture = get_object_or_404(event.pictures, pk=int(number) if number.isdecimal() else 0)
        actions.remove_picture(picture=picture, by=request.user)
        return redirect("events_office:pictures", pk)
    if request.method == "POST" and form.is_valid():
        try:
            actions.add_picture(event=event, picture=form.picture, words=form.cleaned_data["words"], by=request.user)
        except Refused as no:
            form.add_error(None, str(no))
        else:
            messages.success(request, _("The picture is saved."))
            return redirect("events_office:pictures", pk)
    there = list(event.pictures.all())
    words = {"event": event, "form": form, "pictures": there, "is_full": len(there) >= actions.PICTURES}
    return render(request, "events/office/pictures.html", words)
