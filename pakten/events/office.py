"""The calendar for the city team: events from draft to held, and who comes to each."""

from datetime import timedelta
from itertools import chain

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from pakten.events import actions, capacity, changes, emails, prints, queries, registering
from pakten.events.forms import AddForm, CancelEventForm, CopyForm, EventForm, MoveForm, PlacesForm
from pakten.events.locking import TryAgain
from pakten.events.models import Event, Registration
from pakten.events.refusals import CROWDED, Refused
from pakten.mail import bilingual, html
from pakten.network.decorators import team_only
from pakten.network.downloads import take_home

PAGE_SIZE = 100
A_YEAR_OF_WEEKS = timedelta(weeks=52)


@team_only
def events(request):
    """What is drafted, what comes, what has been; each with how many are registered and wait."""
    drafts, coming, past = _all()
    past = Paginator(past, PAGE_SIZE).get_page(request.GET.get("page"))
    return render(request, "events/office/events.html", {"drafts": drafts, "coming": coming, "past": past})


@team_only
def events_table(request, kind):
    """All events as a file, in the order of the page."""
    return take_home(*prints.events(chain(*_all())), name="events", kind=kind)


def _all():
    """What is drafted, what comes and what has been."""
    shown = Event.objects.annotate(
        taken=Count("registrations", filter=Q(registrations__state__in=Registration.TAKING)),
        waiting=Count("registrations", filter=Q(registrations__state=Registration.State.WAITLISTED)),
    )
    is_draft = Q(state=Event.State.DRAFT)
    return shown.filter(is_draft).coming(), shown.exclude(is_draft).coming(), shown.past()


@team_only
def new(request):
    form = EventForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        event = actions.draft(by=request.user, **form.details())
        actions.set_programme(event=event, items=form.items, by=request.user)
        actions.set_partners(event=event, members=form.partner_members, by=request.user)
        messages.success(request, _("The draft is saved."))
        return redirect("events_office:publish", event.pk)
    return render(request, "events/office/edit.html", {"form": form})


@team_only
def edit(request, pk):
    event = get_object_or_404(Event, pk=pk)
    before = changes.standing(event, changes.programme_of(event))  # the form writes in the event when it looks at it
    is_draft, form = event.state == Event.State.DRAFT, EventForm(request.POST or None, instance=event)
    if is_draft and request.method == "GET" and "missing" in request.GET:
        form = EventForm(form.as_it_stands(), instance=event, is_to_be_published=True)
    if request.method == "POST" and form.is_valid() and "back" not in request.POST:
        number = event.registrations.current().exclude(person=None).count()
        different = changes.differences(before, changes.standing(form.instance, form.items))
        if "answer" not in request.POST and different and number and event.state == Event.State.PUBLISHED:
            return _ask_whether_to_tell(request, form, different, number)
        is_told = request.POST.get("answer") == "tell" and event.state == Event.State.PUBLISHED
        actions.change(event=event, tell=is_told, programme=form.items, by=request.user, **form.details())
        actions.set_partners(event=event, members=form.partner_members, by=request.user)
        words = _("It is changed, and the letters are on their way.") if is_told and different else _("It is changed.")
        messages.success(request, words)
        return redirect("events_office:publish" if is_draft else "events_office:event", pk)
    return render(request, "events/office/edit.html", {"form": form, "event": event})


def _ask_whether_to_tell(request, form, different, number):
    """The letter about what is other than it was, before it goes: the office sends it, or saves without."""
    example = Registration(event=form.instance, key=bilingual.KEY)
    subject, text = emails.event_changed(registration=example, different=different)
    text = bilingual.of(text, "…")
    words = {"event": form.instance, "form": form, "number": number, "subject": subject}
    words["sections"] = html.sections(text)
    return render(request, "events/office/tell.html", words)


@team_only
def call_off(request, pk):
    """Cancels the event, when one has seen the letter and how many get it."""
    event = get_object_or_404(Event, pk=pk)
    form = CancelEventForm(request.POST or None)
    told = event.registrations.current().exclude(person=None)
    if event.is_cancelled:
        return redirect("events_office:event", pk)
    if request.method == "POST" and form.is_valid() and "preview" not in request.POST:
        try:
            actions.cancel(event=event, message=form.cleaned_data["message"], by=request.user)
        except TryAgain:
            messages.error(request, str(CROWDED))
        return redirect("events_office:event", pk)
    message = form.cleaned_data["message"] if form.is_bound and form.is_valid() else ""
    example = Registration(event=event)
    letter = emails.event_cancelled(registration=example, message=message)
    words = {"event": event, "form": form, "number": told.count(), "subject": letter[0]}
    words["sections"] = html.sections(letter[1])
    return render(request, "events/office/call_off.html", words)


@team_only
def copy(request, pk):
    event = get_object_or_404(Event, pk=pk)
    starts_at = timezone.localtime(event.starts_at) + A_YEAR_OF_WEEKS
    while starts_at <= timezone.now():  # the same weekday and hour, the next time there is such a week of a year
        starts_at += A_YEAR_OF_WEEKS
    form = CopyForm(request.POST or None, initial={"starts_at": starts_at})
    if request.method == "POST" and form.is_valid():
        made = actions.copy(event=event, starts_at=form.cleaned_data["starts_at"], by=request.user)
        return redirect("events_office:edit", made.pk)
    return render(request, "events/office/small.html", {"event": event, "form": form, "what": "copy"})


def _found(request, event):
    """The registrations that fit what the team looks for, in line."""
    found = event.registrations.select_related("person").order_by("position", "id")
    state, words = request.GET.get("state", ""), request.GET.get("q", "").strip()
    if state in Registration.State.values:
        found = found.filter(state=state)
    if words:
        named = Q(person__name__icontains=words) | Q(person__email__icontains=words)
        found = found.filter((named & Q(person__is_protected=False)) | Q(organisation_name__icontains=words))
    return found, state, words


@team_only
def registrations(request, pk):
    """Who comes, who waits, who was asked, who does not come after all."""
    event = get_object_or_404(Event, pk=pk)
    found, state, words = _found(request, event)
    numbers = dict(event.registrations.order_by().values_list("state").annotate(Count("id")))
    return render(
        request,
        "events/office/registrations.html",
        {
            "event": event,
            "places": queries.places(event),
            "page": Paginator(found, PAGE_SIZE).get_page(request.GET.get("page")),
            "state": state,
            "words": words,
            "states": [(value, label, numbers.get(value, 0)) for value, label in Registration.State.choices],
            "everything": sum(numbers.values()),
        },
    )


@team_only
def table(request, pk, kind):
    """The list just seen, as an Excel workbook or a CSV file."""
    event = get_object_or_404(Event, pk=pk)
    found, _state, _words = _found(request, event)
    return take_home(*prints.registrations(found), name=event.slug, kind=kind)


@team_only
def places(request, pk):
    event = get_object_or_404(Event, pk=pk)
    initial = {"capacity": event.capacity, "per_organisation": event.capacity_per_organisation}
    form = PlacesForm(request.POST or None, initial={**initial, "held_seats": event.held_seats})
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        held_seats = said.pop("held_seats")
        try:
            capacity.change_places(event=event, held_seats=held_seats, by=request.user, **said)
        except Refused as no:
            form.add_error(None, str(no))
        except TryAgain:
            form.add_error(None, str(CROWDED))
        else:
            messages.success(request, _("It is changed. Places that came free are offered to those next in line."))
            return redirect("events_office:event", pk)
    return render(request, "events/office/small.html", {"event": event, "form": form, "what": "places"})


@team_only
def add(request, pk):
    """Registers somebody by hand, before and after the time for it too."""
    event = get_object_or_404(Event, pk=pk)
    form = AddForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        guest = registering.Guest(name=said["name"], email=said["email"], **form.details())
        try:
            (answer,) = registering.register_many(
                event=event, guests=[guest], by_hand=True, from_held=said["from_held"], by=request.user
            )
        except Refused as no:
            form.add_error(None, str(no))
        except TryAgain:
            form.add_error(None, str(CROWDED))
        else:
            if not answer.is_new:
                messages.info(request, _("They are registered already."))
            return redirect("events_office:registration", answer.registration.pk)
    return render(request, "events/office/small.html", {"event": event, "form": form, "what": "add"})


@team_only
def registration(request, pk):
    """One registration: moved in the queue with a reason, or taken out."""
    found = get_object_or_404(Registration.objects.select_related("event", "person", "by"), pk=pk)
    form = MoveForm(request.POST if "place" in request.POST else None)
    try:
        if request.method == "POST" and "remove" in request.POST:
            registering.cancel_registration(registration=found, by=request.user)
            return redirect("events_office:event", found.event_id)
        if request.method == "POST" and form.is_valid():
            registering.move_in_queue(registration=found, by=request.user, **form.cleaned_data)
            messages.success(request, _("It is changed."))
            return redirect("events_office:event", found.event_id)
    except Refused as no:
        messages.error(request, str(no))
    except TryAgain:
        messages.error(request, str(CROWDED))
    words = {"registration": found, "event": found.event, "form": form, "before": queries.before(found)}
    return render(request, "events/office/registration.html", words)
