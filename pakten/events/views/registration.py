"""Somebody's own registration: the form, and what the private link in the letter leads to."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from pakten.events import queries, registering, rules
from pakten.events.forms import Colleagues, DetailsForm, RegistrationForm
from pakten.events.locking import TryAgain
from pakten.events.models import Registration
from pakten.events.refusals import CROWDED, WHY_NOT, Refused
from pakten.events.registering import Guest
from pakten.events.views.calendar import visible_event
from pakten.later import later
from pakten.network.models import Organisation
from pakten.network.searching import words_of

segno = later("segno")
SUGGESTED = 12


@login_not_required
@never_cache
def register(request, slug):
    """One form, and its answer. A guest learns from the page what anybody would; the rest is in the letter, so that
    nobody finds out by trying whether somebody else is registered."""
    event = visible_event(request, slug)
    person = request.user if request.user.is_authenticated else None
    if person and (mine := event.registrations.current().filter(person=person).first()):
        return redirect(mine)
    invitation = request.POST.get("invitation") or request.GET.get("invitation", "")
    why_not = rules.why_not_open(event)
    invited = _invited(event, invitation, person)
    if invited:
        invitation = invited.key
    is_anothers = bool(invited and person and invited.to.lower() != person.email.lower())
    form = RegistrationForm(request.POST or None, person=person, initial=_initial(person, invited))
    form.speaks_for = invited.person if invited and not person else None
    status = 200
    if request.method == "POST" and not why_not and form.is_valid():
        guest = form.guest()
        try:
            (answer,) = registering.register_many(event=event, guests=[guest], invitation=invitation, by=person)
        except Refused as no:
            form.add_error(None, str(no))
        except TryAgain:
            form.add_error(None, CROWDED)
            status = 503
        else:
            if person:
                return redirect(answer.registration)
            return render(request, "events/received.html", {"event": event, "email": guest.email, **_seen(answer)})
    words = {"event": event, "form": form, "invitation": invitation, "why_not": WHY_NOT.get(why_not)}
    words |= {"invited": invited if request.GET.get("invitation") else None, "is_anothers": is_anothers}
    words["is_contact"] = bool(person and person.contact_for.exists())
    return render(request, "events/register.html", words, status=status)


def _invited(event, invitation, person):
    """The invitation whose link was followed; else the one of whoever is signed in."""
    if invitation or not person:
        return rules.personal_invitation(event, invitation)
    return event.invitations.select_related("person").filter(person=person).first()


def _initial(person, invited):
    """What the form is filled in with: by whoever is signed in, or for whom the invitation is."""
    who = person or (invited and invited.person)
    contact = who.contact_for.select_related("organisation").first() if who else None
    initial = {"organisation": contact.organisation.name} if contact else {}
    if invited and not person:
        initial |= {"name": invited.person.name if invited.person else invited.name, "email": invited.to}
    return initial


def _seen(answer):
    """What a newcomer would be told now; the same for somebody who is registered since before."""
    if answer.is_new:
        has_place = answer.registration.state == Registration.State.REGISTERED
        return {"has_place": has_place, "before": answer.before, "waits_for_share": answer.waits_for_share}
    places = queries.places(answer.registration.event, answer.registration.share)
    return {
        "has_place": places.has_room and places.share_has_room,
        "before": places.waiting,
        "waits_for_share": not places.share_has_room,
    }


@never_cache
def colleagues(request, slug):
    """A contact registers several of their own organisation, and sees how each of them stands."""
    event = visible_event(request, slug)
    contact = request.user.contact_for.select_related("organisation").order_by("-is_first", "pk").first()
    if contact is None:
        raise Http404
    forms, answers = Colleagues(request.POST or None), None
    why_not, status, trouble = WHY_NOT.get(rules.why_not_open(event)), 200, ""
    if request.method == "POST" and not why_not and forms.is_valid():
        rows = [form.cleaned_data for form in forms if form.cleaned_data]
        guests = [Guest(**row, organisation=contact.organisation) for row in rows]
        try:
            invitation = request.POST.get("invitation", "")
            answers = registering.register_many(event=event, guests=guests, invitation=invitation, by=request.user)
        except Refused as no:
            trouble = str(no)
        except TryAgain:
            trouble, status = CROWDED, 503
        else:
            answers = [(row, _told(answer, contact.organisation)) for row, answer in zip(rows, answers, strict=True)]
    words = {"event": event, "forms": forms, "answers": answers, "organisation": contact.organisation}
    words |= {"why_not": why_not, "trouble": trouble, "invitation": request.GET.get("invitation", "")}
    return render(request, "events/colleagues.html", words, status=status)


def _told(answer, organisation):
    """Whether a colleague is registered since before is told of one's own organisation only."""
    is_known = not answer.is_new and answer.registration.organisation_id == organisation.pk
    seen = _seen(answer)
    if is_known:
        seen["has_place"] = answer.registration.state == Registration.State.REGISTERED
    return {"is_known": is_known, **seen}


@login_not_required
def organisations(request):
    """Names of members that fit what somebody has begun to write, as the choices of a field."""
    found = Organisation.objects.shown()
    words = words_of(request.GET.get("organisation", ""))
    for word in words:
        found = found.filter(search_text__contains=word)
    names = found.values_list("name", flat=True)[:SUGGESTED] if words else []
    return render(request, "events/parts/organisations.html", {"names": names})


def _registration(key):
    registrations = Registration.objects.select_related("event", "event__district", "person", "organisation")
    return get_object_or_404(registrations, key=key, person__isnull=False)


@login_not_required
@never_cache
def ticket(request, key):
    """What the private link shows: the ticket, the place in line, the offer, or a way back."""
    registration = _registration(key)
    event = registration.event
    words = {"registration": registration, "event": event, "is_open": not rules.why_not_open(event)}
    if registration.state == Registration.State.WAITLISTED:
        words["before"] = queries.before(registration)
        words["waits_for_share"] = queries.waits_for_share(registration)
    if registration.has_place:
        words["code"] = _code(registration)
    # Mingles stand above events and are not imported here: a link leads there once a plan tells whom this person meets.
    planned = event.mingles.filter(published_plan__isnull=False, participants__token=registration.key)
    words["has_mingle"] = planned.exists()
    return render(request, "events/ticket.html", words)


def _code(registration):
    """The ticket's address as a QR code, drawn in the page."""
    code = segno.make(settings.SITE_ADDRESS + registration.get_absolute_url(), error="m", micro=False)
    drawn = code.svg_inline(border=2, omitsize=True, dark="#000", light="#fff", svgclass="ticket-code")
    return mark_safe(drawn)  # noqa: S308  # made of squares alone


@login_not_required
@never_cache
def change(request, key):
    registration = _registration(key)
    event, said = registration.event, registration.photo_consent
    if event.is_cancelled or event.is_over:
        return redirect(registration)
    initial = {
        "organisation": registration.organisation_name,
        "diet": registration.diet,
        "access": registration.access,
        "photo_consent": {True: "yes", False: "no"}.get(said, ""),
    }
    form = DetailsForm(request.POST or None, initial=initial, person=registration.person)
    if request.method == "POST" and form.is_valid():
        try:
            registering.change_registration(registration=registration, by=registration.person, **form.details())
        except Refused as no:
            form.add_error("organisation", str(no))
        except TryAgain:
            form.add_error(None, CROWDED)
        else:
            messages.success(request, _("It is changed."))
            return redirect(registration)
    return render(request, "events/change.html", {"registration": registration, "event": event, "form": form})


@login_not_required
@never_cache
def cancel(request, key):
    registration = _registration(key)
    if request.method != "POST":
        return render(request, "events/cancel.html", {"registration": registration, "event": registration.event})
    return _done(request, registration, registering.cancel_registration)


@login_not_required
@never_cache
def answer(request, key):
    """Yes or no thanks to a place that is offered."""
    registration = _registration(key)
    if request.method != "POST":
        return redirect(registration)
    is_yes = request.POST.get("answer") == "yes"
    was_offered = registration.state == Registration.State.OFFERED
    verb = registering.accept_offer if is_yes else registering.decline_offer
    response = _done(request, registration, verb)
    registration.refresh_from_db()
    if is_yes and registration.state != Registration.State.REGISTERED and was_offered:
        messages.warning(request, _("The time to answer is over, and the place went on to the next in line."))
    return response


@login_not_required
@never_cache
def again(request, key):
    """Somebody who cancelled wants to come after all."""
    registration = _registration(key)
    if request.method != "POST":
        return redirect(registration)
    return _done(request, registration, registering.come_back)


def _done(request, registration, verb):
    try:
        verb(registration=registration, by=registration.person)
    except Refused as no:
        messages.error(request, str(no))
    except TryAgain:
        messages.error(request, CROWDED)
    return redirect(registration)
