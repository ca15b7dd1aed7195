"""What we hold on the person who is signed in: seen, taken home, put right."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.cache import cache
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from pakten.network import rectifying
from pakten.network.person_forms import EmailForm, NameForm
from pakten.network.rectifying import RectifyProblem
from pakten.web import held

WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MOST_TRIES = 5  # changes of address asked for in an hour


@never_cache
def data(request):
    """All we hold, in words, with what may be put right."""
    return _page(request)


def _page(request, **forms):
    words = {
        "helds": [(each, held.words_of(each)) for each in held.held_on(request.user, to=request.user)],
        "name_form": NameForm(initial={"name": request.user.name}),
        "email_form": EmailForm(),
        **forms,
    }
    return render(request, "network/my_data.html", words)


@never_cache
def table(request, kind):
    """The same as a file."""
    return as_file(request.user, kind, to=request.user)


def as_file(person, kind, *, to):
    """What we hold on a person as `json` or `xlsx`, as `to` may read it."""
    helds = held.held_on(person, to=to)
    if kind == "json":
        data = held.as_data(helds)
        answer = JsonResponse(data, safe=False, json_dumps_params={"ensure_ascii": False, "indent": 2})
    else:
        answer = HttpResponse(held.as_workbook(helds), content_type=WORKBOOK)
    answer["Content-Disposition"] = f'attachment; filename="my-data.{kind}"'
    return answer


@require_http_methods(["GET", "POST"])
def rename(request):
    form = NameForm(request.POST)
    if request.method == "POST":
        if not form.is_valid():
            return _page(request, name_form=form)
        rectifying.rename(person=request.user, name=form.cleaned_data["name"], by=request.user)
        messages.success(request, _("Your name is changed."))
    return redirect("my:data")


@require_http_methods(["GET", "POST"])
def ask_for_email(request):
    form = EmailForm(request.POST)
    if request.method == "POST":
        if not form.is_valid():
            return _page(request, email_form=form)
        if not _may_ask(request.user):
            form.add_error("email", _("You have asked several times in an hour. Wait a while, and try again."))
            return _page(request, email_form=form)
        rectifying.ask_for_email(person=request.user, email=form.cleaned_data["email"], by=request.user)
        messages.success(request, _("We have sent a letter to the new address. Follow the link in it within a day."))
    return redirect("my:data")


def _may_ask(person):
    key = f"network.email_changes.{person.pk}"
    cache.add(key, 0, timeout=3600)
    return cache.incr(key) <= MOST_TRIES


@login_not_required
@never_cache
def new_email(request, key):
    """Where the link in the letter leads: a button, since programs that look through mail follow links."""
    if request.method == "POST":
        try:
            rectifying.change_email(key=key)
        except RectifyProblem as problem:
            messages.error(request, str(problem))
        else:
            messages.success(request, _("Your address is changed. Sign in with it from now on."))
        return redirect("my:data")
    change = rectifying.waiting(key).first()
    if change is None:
        raise Http404
    answer = render(request, "network/new_email.html", {"email": change.email})
    # "no-referrer" would say no more, and makes browsers send the form from nowhere, which is refused.
    answer["Referrer-Policy"] = "same-origin"
    return answer
