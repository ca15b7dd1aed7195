"""Invitations in the office: choosing who, looking at the letter, sending it, and what people answered."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from pakten.events import invite_emails, invite_queries, inviting, prints
from pakten.events.invite_forms import InviteForm, RemindersForm
from pakten.events.locking import TryAgain
from pakten.events.models import Event, Invitation
from pakten.events.refusals import CROWDED, WHY_NOT, Refused
from pakten.mail import actions as mail
from pakten.mail import bilingual, html
from pakten.mail.models import Letter
from pakten.network import protected
from pakten.network.decorators import team_only
from pakten.network.downloads import take_home

PAGE_SIZE = 100
WHO, LIST, LETTER = 1, 2, 3


@team_only
def invitations(request, pk):
    """Who is invited, and what they have answered."""
    event = get_object_or_404(Event, pk=pk)
    found, answer = _found(request, event)
    numbers = invite_queries.answers(event)
    page = Paginator(found, PAGE_SIZE).get_page(request.GET.get("page"))
    words = {
        "event": event,
        "page": page,
        "rows": _called(page),
        "answer": answer,
        "answers": [(value, label, numbers[value]) for value, label in Invitation.Answer.choices],
        "everybody": sum(numbers.values()),
        "why_not": WHY_NOT.get(inviting.why_not_invite(event)),
    }
    return render(request, "events/office/invitations.html", words)


@team_only
def table(request, pk, kind):
    """The list just seen as a file."""
    event = get_object_or_404(Event, pk=pk)
    found, _answer = _found(request, event)
    return take_home(*prints.invitations(_called(found)), name=f"invitations-{event.slug}", kind=kind)


def _found(request, event):
    """The invitations with the answer that is asked for, the last sent first."""
    found = event.invitations.with_answers().select_related("person").order_by("-sent_at", "-pk")
    answer = request.GET.get("answer", "")
    return (found.filter(answer=answer) if answer in Invitation.Answer.values else found), answer


def _called(invitations):
    """[(invitation, who it is to)] for the team; of an address that turned out to be of somebody under protection,
    nothing."""
    invitations = list(invitations)
    hidden = protected.addresses(each.email for each in invitations)
    return [
        (each, _("A person") if each.email in hidden else str(each.person or each.name or each.email))
        for each in invitations
    ]


@team_only
def invite(request, pk):
    """Three pages of one form, all of it sent along each time, so that nothing is kept until it is sent."""
    event = get_object_or_404(Event, pk=pk)
    if why_not := inviting.why_not_invite(event):
        messages.info(request, str(WHY_NOT[why_not]))
        return redirect("events_office:invitations", pk)
    form = InviteForm(request.POST or None)
    if request.method != "POST" or not form.is_valid():
        return _page(request, event, form, WHO if "who" in form.errors or not form.is_bound else _first_wrong(form))
    step = request.POST.get("do", "")
    if step == "test":
        _test(request, event, form)
    elif step == "send":
        if (answer := _send(request, event, form)) is not None:
            return answer
        return _page(request, event, form, LIST)
    return _page(request, event, form, {"list": LIST, "look": LETTER, "test": LETTER}.get(step, WHO))


def _first_wrong(form):
    return LIST if set(form.errors) <= set(form.WORDS) else WHO


def _page(request, event, form, step):
    words = {"event": event, "form": form, "step": step, "out": request.POST.getlist("out")}
    if step > WHO:
        is_valid = form.is_valid()
        wanted = form.wanted() if is_valid else {name: form.cleaned_data.get(name) for name in form.WHO}
        words["selection"] = invite_queries.select(event, wanted, words["out"] if step == LETTER else ())
        words["is_reminder"] = wanted["remind"]
    if step == LETTER:
        subject, text = invite_emails.invitation(event=event, own=form.own(), is_reminder=words["is_reminder"])
        text = bilingual.of(text, "…")
        kind = "events.invitation_reminder" if words["is_reminder"] else "events.invitation"
        text, _html = mail.as_it_arrives(kind=kind, subject=subject, text=text)
        words |= {"subject": subject, "text": text, "sections": html.sections(text)}
    return render(request, "events/office/invite.html", words)


def _test(request, event, form):
    is_reminder = form.cleaned_data["remind"]
    letter = inviting.send_test(event=event, by=request.user, own=form.own(), is_reminder=is_reminder)
    if letter.state == Letter.State.UNWANTED:
        messages.warning(request, _("You have declined invitations yourself, so no letter came to you."))
    else:
        messages.success(request, _("The letter is on its way to you. The links in it lead nowhere."))


def _send(request, event, form):
    """Leads to the list of those invited; None when somebody must look again."""
    try:
        sending = inviting.invite(
            event=event,
            wanted=form.wanted(),
            own=form.own(),
            out=request.POST.getlist("out"),
            seen=request.POST.get("seen", ""),
            by=request.user,
        )
    except inviting.ListChanged:
        messages.warning(request, _("The list has changed since you looked at it. Look at it once more."))
        return None
    except Refused as no:
        messages.error(request, str(no))
        return redirect("events_office:invitations", event.pk)
    except TryAgain:
        messages.error(request, str(CROWDED))
        return None
    messages.success(request, _recap(sending))
    return redirect("events_office:invitations", event.pk)


def _recap(sending):
    words = ngettext("Sent to %d person.", "Sent to %d people.", sending.sent) % sending.sent
    left_out = "; ".join(f"{number} {reason}" for number, reason in sending.reasons)
    return f"{words} {_('Left out: %s.') % left_out}" if left_out else words


@team_only
def reminders(request, pk):
    event = get_object_or_404(Event, pk=pk)
    form = RemindersForm(request.POST or None, instance=event)
    if request.method == "POST" and form.is_valid():
        inviting.change_reminders(event=event, by=request.user, **form.cleaned_data)
        messages.success(request, _("It is changed."))
        return redirect("events_office:invitations", pk)
    return render(request, "events/office/reminders.html", {"event": event, "form": form})
