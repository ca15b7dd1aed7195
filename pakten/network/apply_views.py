"""The applicant's pages. Whoever has the key may read and change the application; a wrong key is a page not found."""

from functools import wraps

from allauth.account.adapter import get_adapter
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.cache import add_never_cache_headers
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from pakten.network import applicants, apply_forms, applying, directory, limits
from pakten.network.models import Application, Organisation
from pakten.web import dates

NAMES = list(applicants.STEPS)
AFTER = dict(zip(NAMES, [*NAMES[1:], "check"], strict=True))
BEFORE = {after: before for before, after in AFTER.items()}
SUGGESTIONS = 40  # topics: the commonest among the members
MOST_BEGUN, MOST_SENT, MOST_LINKS, MOST_LINKS_FROM_ONE = 20, 20, 3, 10  # in an hour


def private(view):
    """A page under a key: gives the view the application, and keeps the key from caches, search engines and others.

    The referrer stays within the site. "no-referrer" would say no more, and makes browsers send forms with the origin
    "null", which the check of where forms come from must refuse.
    """

    @wraps(view)
    def guarded(request, key, **arguments):
        answer = view(request, get_object_or_404(Application, key=key), **arguments)
        add_never_cache_headers(answer)
        answer["Cache-Control"] = "no-store, private"
        answer["X-Robots-Tag"] = "noindex, nofollow"
        answer["Referrer-Policy"] = "same-origin"
        return answer

    return login_not_required(guarded)


def _too_many(request):
    return render(request, "network/apply/too_many.html", status=429)


def _may(request, what, most):
    return limits.is_within(what, get_adapter().get_client_ip(request), most=most)


@login_not_required
def start(request):
    """What membership means and what is asked; the button begins a draft."""
    if request.method == "POST":
        if request.POST.get("fax"):  # no person sees this field
            messages.error(request, _("A field that should be empty was filled in by something. Try again."))
            return redirect("apply:start")
        if not _may(request, "apply.begin", MOST_BEGUN):
            return _too_many(request)
        draft = applying.begin(language=get_language())
        return redirect("apply:step", draft.key, NAMES[0])
    return render(request, "network/apply/start.html")


@private
def application(request, application):
    """Where the private link leads: on with the draft, or how it goes with what was sent."""
    if application.state == Application.State.DRAFT:
        lacks = applicants.lacks(application.answers)
        return (
            redirect("apply:step", application.key, lacks[0][0]) if lacks else redirect("apply:check", application.key)
        )
    return _status(request, application)


def _status(request, application, form=None):
    questions = list(application.questions.all())
    submissions = list(application.submissions.all())
    is_open = application.state == Application.State.NEEDS_COMPLETION
    return render(
        request,
        "network/apply/application.html",
        {
            "application": application,
            "happened": _happened(application, submissions, questions),
            "submissions": [
                (dates.moment(each.sent_at), applicants.sections(each.answers, mask=applicants.AS_WRITTEN))
                for each in reversed(submissions)
            ],
            "may_withdraw": application.state in applying.WITH_THE_OFFICE,
            "sections": applicants.sections(application.answers, mask=applicants.AS_WRITTEN) if is_open else [],
            "lacks": applicants.lacks(application.answers) if is_open else [],
            "digest": applying.digest(application),
            "form": form or apply_forms.RepliesForm(questions=[each for each in questions if each.answered_at is None]),
            "step_titles": _titles(),
        },
    )


def _happened(application, submissions, questions):
    """The timeline: pairs of a moment and words, the first first."""
    lines = [
        (each.sent_at, _("You completed the application") if n else _("You sent the application"))
        for n, each in enumerate(submissions)
    ]
    lines += [(each.asked_at, _("The office asked you to complete it")) for each in questions]
    if application.state == Application.State.WITHDRAWN:
        lines.append((application.saved_at, _("You withdrew the application")))
    if application.decided_at and application.state == Application.State.APPROVED:
        lines.append((application.decided_at, _("The office approved the application")))
    if application.decided_at and application.state == Application.State.DECLINED:
        lines.append((application.decided_at, _("The office declined the application")))
    return sorted(lines)


def _titles():
    return {
        "organisation": _("Your organisation"),
        "contribution": _("Contribute and look for"),
        "contacts": _("Contact persons"),
        "check": _("Check and send"),
    }


def _form(name, application, data=None, rows=1):
    if name == "organisation":
        return apply_forms.OrganisationForm(data, initial=application.answers)
    if name == "contribution":
        return apply_forms.ContributionForm(data, initial=application.answers, suggestions=_suggestions())
    return apply_forms.ContactsForm(data, initial=application.answers, rows=rows)


def _suggestions():
    """What the members write most often, for the two fields with topics."""
    members = directory.Directory()
    counts = {facet: members.counts(facet) for facet in ("contributes", "looks_for")}
    return {facet: sorted(count, key=lambda topic: -count[topic])[:SUGGESTIONS] for facet, count in counts.items()}


@private
def step(request, application, name):
    """One step of the form. Every button saves first; `go` says where it leads."""
    if application.state not in applying.OPEN:
        return redirect("apply:application", application.key)
    if request.method != "POST":
        return _show_step(request, application, name, _form(name, application, rows=_rows(request)))
    form = _form(name, application, request.POST)
    is_sound = form.is_valid()
    try:
        application = applying.save(application=application, answers=form.answers(), language=get_language())
    except applying.ApplyProblem as problem:
        messages.info(request, str(problem))
        return redirect("apply:application", application.key)
    go = request.POST.get("go", "")
    if go == "add":
        return redirect(f"{request.path}?rows={len(form.rows) + 1}#contact-{len(form.rows)}")
    if go.startswith("remove-"):
        return _remove(request, application, form, go.removeprefix("remove-"))
    if not is_sound:
        return _show_step(request, application, name, form)
    if getattr(form, "has_masked", False):
        messages.info(
            request,
            _(
                "The number is a personal identity number, as a sole trader's is. We have not kept it, and noted that "
                "you are a sole trader."
            ),
        )
    return _go_on(application, name, go)


def _rows(request):
    rows = request.GET.get("rows", "")
    return int(rows) if rows in {str(n) for n in range(1, applicants.MOST_CONTACTS + 1)} else 1


def _remove(request, application, form, place):
    people = form.answers()["contacts"]
    left = [each for n, each in enumerate(people) if str(n) != place]
    applying.save(application=application, answers={"contacts": left})
    return redirect(f"{request.path}?rows={max(1, len(left))}")


def _go_on(application, name, go):
    if go == "link":
        return redirect("apply:mail_link", application.key)
    if application.state == Application.State.NEEDS_COMPLETION:
        return redirect("apply:application", application.key)
    to = go if go in NAMES or go == "check" else AFTER[name]
    return redirect("apply:check", application.key) if to == "check" else redirect("apply:step", application.key, to)


def _show_step(request, application, name, form):
    return render(
        request,
        f"network/apply/{name}.html",
        {
            "application": application,
            "name": name,
            "number": NAMES.index(name) + 1,
            "before": BEFORE.get(name, ""),
            "form": form,
            "titles": list(_titles().values()),
            "title": _titles()[name],
            "is_completion": application.state == Application.State.NEEDS_COMPLETION,
            "is_change": "change" in request.GET,
            "saved": _saved(application.saved_at),
        },
    )


@private
def keep(request, application, name):
    """Saves while somebody types. Answers in words that are shown and read aloud beside the form."""
    if request.method != "POST":
        return redirect("apply:application", application.key)
    form = _form(name, application, request.POST)
    form.is_valid()
    try:
        applying.save(application=application, answers=form.answers(), language=get_language())
    except applying.ApplyProblem as problem:
        return JsonResponse({"said": str(problem)}, status=409)
    return _said_saved()


def _said_saved():
    return JsonResponse({"said": _saved(timezone.now())})


def _saved(at):
    return _("Saved %(time)s") % {"time": dates.clock(timezone.localtime(at))}


@private
def check(request, application):
    """Everything as it will be sent, and the button that sends it."""
    if application.state != Application.State.DRAFT and request.method != "POST":
        return redirect("apply:application", application.key)
    if request.method == "POST":
        if not _may(request, "apply.submit", MOST_SENT):
            return _too_many(request)
        try:
            applying.submit(application=application, seen=request.POST.get("seen", ""))
        except applying.ApplyProblem as problem:
            messages.info(request, str(problem))
            is_draft = Application.objects.filter(pk=application.pk, state=Application.State.DRAFT).exists()
            return redirect("apply:check" if is_draft else "apply:application", application.key)
        messages.success(request, _("Thank you! The application has been sent, and a copy goes to your first contact."))
        return redirect("apply:application", application.key)
    return render(
        request,
        "network/apply/check.html",
        {
            "application": application,
            "sections": applicants.sections(application.answers, mask=applicants.AS_WRITTEN),
            "lacks": applicants.lacks(application.answers),
            "digest": applying.digest(application),
            "known": _known(application.answers),
            "titles": list(_titles().values()),
            "step_titles": _titles(),
        },
    )


def _known(answers):
    """The member that the applicant seems to be already, if everybody may know of it."""
    shown = Organisation.objects.shown()
    if answers["unit"]:
        return None
    by_number = shown.filter(number=answers["number"]).first() if answers["number"] else None
    return by_number or (shown.filter(name__iexact=answers["name"]).first() if answers["name"] else None)


@private
def replies(request, application):
    """What the applicant says to the office's questions; `go` leads to a step to change, with the words kept."""
    if request.method != "POST" or application.state != Application.State.NEEDS_COMPLETION:
        return redirect("apply:application", application.key)
    form = apply_forms.RepliesForm(request.POST, questions=application.questions.filter(answered_at=None))
    is_sound, go = form.is_valid(), request.POST.get("go", "")
    try:
        applying.save_replies(application=application, replies=form.replies())
        if go == "keep":
            return _said_saved()
        if go in NAMES:
            return redirect("apply:step", application.key, go)
        if not is_sound:
            return _status(request, application, form)
        applying.complete(application=application, replies=form.replies(), seen=request.POST.get("seen", ""))
    except applying.ApplyProblem as problem:
        messages.info(request, str(problem))
    else:
        messages.success(request, _("Thank you! The office has what you sent, and reads it as soon as it can."))
    return redirect("apply:application", application.key)


@private
def mail_link(request, application):
    """Sends the private link to an address; a few times in an hour."""
    contacts = application.answers.get("contacts", [])
    form = apply_forms.LinkForm(request.POST or None, initial={"email": contacts[0]["email"] if contacts else ""})
    if request.method == "POST" and form.is_valid():
        to = form.cleaned_data["email"].lower()
        counted = [
            limits.is_within("apply.link", application.key, most=MOST_LINKS),
            limits.is_within("apply.link", to, most=MOST_LINKS),
            _may(request, "apply.link", MOST_LINKS_FROM_ONE),
        ]
        if not all(counted):
            return _too_many(request)
        applying.mail_link(application=application, to=to)
        messages.success(request, _("The link is on its way. Look in the junk mail too, if it does not come."))
        return redirect("apply:application", application.key)
    return render(request, "network/apply/link.html", {"application": application, "form": form})


@private
def withdraw(request, application):
    """Asks once more, then takes the application back."""
    is_draft = application.state == Application.State.DRAFT
    if not is_draft and application.state not in applying.WITH_THE_OFFICE:
        return redirect("apply:application", application.key)
    if request.method == "POST":
        try:
            applying.withdraw(application=application)
        except applying.ApplyProblem as problem:
            messages.info(request, str(problem))
            return redirect("apply:application", application.key)
        if is_draft:
            messages.success(request, _("The draft has been deleted."))
            return redirect("apply:start")
        return redirect("apply:application", application.key)
    return render(request, "network/apply/withdraw.html", {"application": application, "is_draft": is_draft})
