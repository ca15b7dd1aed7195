"""A member's own side: its page, its logo, its contacts. The office and its coordinator use the same pages."""

import copy
from functools import wraps

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.csp import csp_override
from django.views.decorators.csrf import csrf_exempt, csrf_protect

from pakten.network import inviting, labels, logos, our_page, our_queries, rules
from pakten.network.inviting import InvitingProblem
from pakten.network.models import Contact, Invitation, Organisation
from pakten.network.our_forms import InviteForm, LogoForm, PageForm
from pakten.network.views import organisation_words

ROOM_FOR_THE_REST = 100_000  # bytes of a form beside its file
A_PIECE, MOST_PIECES = 65_536, 4_000
A_DAY = "86400"


def ours(view):
    """The view gets the organisation, if the visitor may change it. One that they may not even see is not there."""

    @wraps(view)
    def guarded(request, slug, *args, **kwargs):
        organisation = get_object_or_404(Organisation, slug=slug)
        if not rules.may_see(request.user, organisation):
            raise Http404
        if not rules.may_edit(request.user, organisation):
            raise PermissionDenied
        return view(request, organisation, *args, **kwargs)

    return guarded


def _form(request, organisation, *, data=None, page=None, seen=None):
    now = our_queries.page_of(organisation)
    return PageForm(
        data,
        page={**now, **(page or {})},
        seen=seen or our_queries.fingerprints(now),
        districts=our_queries.districts_for(organisation),
        is_office=rules.is_office(request.user),
    )


@ours
def edit(request, organisation):
    """What the organisation tells of itself: written, looked at as others will see it, saved."""
    form = _form(request, organisation, data=request.POST if request.method == "POST" else None)
    words = {}
    if request.method == "POST" and "back" not in request.POST and form.is_valid():
        if "preview" in request.POST:
            return _preview(request, organisation, form)
        try:
            saved = our_page.publish_page(
                organisation=organisation, page=form.page(), seen=form.cleaned_data["seen"], by=request.user
            )
        except our_page.NumberTaken:
            form.add_error("number", _("Another member has this organisation number. Is it the right one?"))
        except our_page.ChangedMeanwhile as changed:
            form, words = _merged(request, organisation, changed.comparison)
        else:
            messages.success(request, _("The page is saved."))
            return redirect(saved)
    suggestions = {"topics": our_queries.topics(), "industries": our_queries.industries()}
    return render(
        request, "network/our/edit.html", {"organisation": organisation, "form": form, **suggestions, **words}
    )


def _merged(request, organisation, comparison):
    """The form with all that was written, and what somebody else changed, in words."""
    seen = our_queries.fingerprints(comparison.now)
    form = _form(request, organisation, page=comparison.both, seen=seen)
    clashes = [
        (labels.field(field), labels.value(field, comparison.now[field]) or "–", comparison.is_touched(field))
        for field in comparison.changed_meanwhile
    ]
    return form, {"clashes": clashes, "changed_by": our_queries.last_change(organisation)}


def _preview(request, organisation, form):
    """The public page as it would be, with the form hidden in it."""
    drawn = copy.copy(organisation)
    our_page.write_page(drawn, form.page())
    words = organisation_words(request, drawn, districts=form.cleaned_data["districts"])
    return render(request, "network/organisation.html", {**words, "preview": form})


def refuses_large(view):
    """A file that is far too large is refused by the length it says it has, before anything of it is kept.

    What comes is read to its end a little at a time and thrown away: a browser that is not listened to shows its own
    fault instead of our words. The protection against forged forms reads the form, so it has to wait until after this.
    """
    protected = csrf_protect(view)

    @wraps(view)
    def guarded(request, *args, **kwargs):
        length = request.META.get("CONTENT_LENGTH") or "0"
        request.is_too_large = not length.isdigit() or int(length) > logos.MOST_BYTES + ROOM_FOR_THE_REST
        if request.method == "POST" and request.is_too_large:
            for _piece in range(MOST_PIECES):
                if not request.read(A_PIECE):
                    break
            return view(request, *args, **kwargs)
        return protected(request, *args, **kwargs)

    return csrf_exempt(guarded)


@refuses_large
@ours
def edit_logo(request, organisation):
    """The logo as it is, and a place for a new one."""
    initial = {"may_show_logo": organisation.may_show_logo or not organisation.logo}
    words, status = {"organisation": organisation}, 200
    if request.method == "POST" and request.is_too_large:
        form, status = LogoForm(initial=initial), 413
        words["problem"] = logos.too_large()
    elif request.method == "POST":
        form = LogoForm(request.POST, request.FILES)
        if form.is_valid():
            may_show = form.cleaned_data["may_show_logo"]
            our_page.set_logo(organisation=organisation, picture=form.picture, may_show=may_show, by=request.user)
            messages.success(request, _("The logo is saved."))
            return redirect("network:edit_logo", organisation.slug)
    else:
        form = LogoForm(initial=initial)
    return render(request, "network/our/logo.html", {"form": form, **words}, status=status)


@ours
def remove_logo(request, organisation):
    if request.method == "POST":
        our_page.remove_logo(organisation=organisation, by=request.user)
        messages.success(request, _("The logo is removed."))
    return redirect("network:edit_logo", organisation.slug)


@csp_override({"default-src": ["'none'"], "sandbox": [""]})
@login_not_required
def logo(request, name):
    """A logo's file, for those who may see it."""
    organisation = our_page.of_logo(name)
    if organisation is None or not rules.may_see_logo(request.user, organisation):
        raise Http404
    try:
        file = organisation.logo.open()
    except OSError:
        raise Http404 from None
    is_public = rules.is_public(organisation) and organisation.may_show_logo
    headers = {
        "Cache-Control": f"{'public' if is_public else 'private'}, max-age={A_DAY}",
        "X-Content-Type-Options": "nosniff",
    }
    return FileResponse(file, content_type="image/webp", headers=headers)


@ours
def contacts(request, organisation):
    """Who speaks for the organisation, who is invited to, and a form to invite one more."""
    form = InviteForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            inviting.invite(organisation=organisation, by=request.user, **form.cleaned_data)
        except InvitingProblem as problem:
            form.add_error("email", str(problem))
        else:
            messages.success(request, _("The invitation is on its way."))
            return redirect("network:contacts", organisation.slug)
    words = {
        "organisation": organisation,
        "form": form,
        "contacts": organisation.contacts.shown(to=request.user),
        "invitations": organisation.invitations.open().shown(),
    }
    return render(request, "network/our/contacts.html", words)


def _try(request, verb, done, **words):
    """Does what a form asks for, and says that it is done or why it cannot be."""
    try:
        verb(**words, by=request.user)
    except InvitingProblem as problem:
        messages.error(request, str(problem))
    else:
        messages.success(request, done)


@ours
def hand_over(request, organisation, pk):
    contact = get_object_or_404(Contact, organisation=organisation, pk=pk)
    if request.method == "POST":
        _try(request, inviting.hand_over, _("You have a new first contact."), contact=contact)
    return redirect("network:contacts", organisation.slug)


@ours
def remove_contact(request, organisation, pk):
    """Asks before a contact is taken away, or leaves."""
    contact = get_object_or_404(organisation.contacts.shown(to=request.user), pk=pk)
    is_leaving = contact.person == request.user
    if request.method != "POST":
        words = {"organisation": organisation, "contact": contact, "is_leaving": is_leaving}
        return render(request, "network/our/remove_contact.html", words)
    done = _("You have left.") if is_leaving else _("The contact person is removed.")
    _try(request, inviting.remove_contact, done, contact=contact)
    may_stay = rules.may_edit(request.user, organisation)
    return redirect("network:contacts", organisation.slug) if may_stay else redirect("home:mine")


@ours
def send_again(request, organisation, pk):
    invitation = get_object_or_404(Invitation, organisation=organisation, pk=pk)
    if request.method == "POST":
        _try(request, inviting.send_again, _("The invitation is sent again."), invitation=invitation)
    return redirect("network:contacts", organisation.slug)


@ours
def revoke(request, organisation, pk):
    invitation = get_object_or_404(Invitation, organisation=organisation, pk=pk)
    if request.method == "POST":
        _try(request, inviting.revoke, _("The invitation is taken back."), invitation=invitation)
    return redirect("network:contacts", organisation.slug)


@login_not_required
def invitation(request, key):
    """An invitation as its link opens it. Saying yes takes a press of a button, since mail programs open links too."""
    found = Invitation.objects.select_related("organisation").of_key(key)
    if found and found.is_open and request.method == "POST":
        try:
            person = inviting.accept(invitation=found)
        except InvitingProblem:
            found.refresh_from_db()
        else:
            words = {"organisation": found.organisation, "person": person}
            return render(request, "network/our/accepted.html", words)
    if found and found.is_open:
        return render(request, "network/our/invitation.html", {"invitation": found})
    return render(request, "network/our/closed_invitation.html", {"invitation": found}, status=410 if found else 404)
