"""Pages for signing in: with a code, with a passkey; and the page of one's own passkeys."""

from functools import wraps

from allauth.account import views as account
from allauth.account.internal.flows.login_by_code import LoginCodeVerificationProcess
from allauth.core import ratelimit
from allauth.mfa.webauthn import views as webauthn
from allauth.mfa.webauthn.internal import auth
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_not_required
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.http import url_has_allowed_host_and_scheme, urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from pakten.network import keys, sign_in
from pakten.network.sign_in_forms import AddKey, AskForCode, NameKey, UseKey


@method_decorator(login_not_required, name="dispatch")
class Ask(account.RequestLoginCodeView):
    """The page for signing in. Who waits for a code is sent on to where it is written, unless they want a new one."""

    form_class = AskForCode

    def _redirect_to_pending_stage(self, request, stage):
        return None if "new" in request.GET else super()._redirect_to_pending_stage(request, stage)

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"city_sign_in": settings.OIDC_NAME}

    def form_invalid(self, form):
        answer = super().form_invalid(form)
        if form.is_too_often:
            answer.status_code = 429
        return answer


class Use(webauthn.LoginWebAuthnView):
    """Signing in with a passkey: gives the question that the browser answers, and takes the answer."""

    form_class = UseKey

    def _redirect_to_pending_stage(self, request, stage):
        return None  # a code they wait for can be left alone

    def form_invalid(self, form):
        for message in form.errors.get("credential", []):
            messages.error(self.request, message)
        return redirect(self.passthrough("account_login"))

    def passthrough(self, name):
        to = _next(self.request)
        return f"{reverse(name)}?{urlencode({'next': to})}" if to else reverse(name)


def _next(request):
    """Where the visitor was going, if it is a page of ours."""
    to = request.POST.get("next") or request.GET.get("next") or ""
    is_ours = url_has_allowed_host_and_scheme(to, allowed_hosts={request.get_host()}, require_https=request.is_secure())
    return to if is_ours else ""


def lately_only(view):
    """Only who showed who they are in the last minutes reaches the view: an open computer is not enough."""

    @wraps(view)
    def guarded(request, *args, **kwargs):
        if not sign_in.proved_lately(request):
            to = request.path if request.method == "GET" else reverse("account_keys")
            return redirect(f"{reverse('account_sign_in_anew')}?{urlencode({'next': to})}")
        return view(request, *args, **kwargs)

    return guarded


def sign_in_anew(request):
    """Before somebody changes how they sign in: they show once more who they are, with a code or a passkey."""
    to = _next(request) or reverse("account_keys")
    if request.method != "POST":
        return render(request, "account/sign_in_anew.html", {"next": to, "has_keys": sign_in.keys_of(request.user)})
    person = request.user
    if request.POST.get("with") == "passkey":
        logout(request)
        return redirect(f"{reverse('account_login')}?{urlencode({'next': to})}")
    if not ratelimit.consume(request, action="request_login_code", key=person.email):
        return ratelimit.respond_429(request)
    logout(request)
    LoginCodeVerificationProcess.initiate(request=request, user=person, email=person.email)
    return redirect(f"{reverse('account_confirm_login_code')}?{urlencode({'next': to})}")


def own_keys(request):
    return render(request, "account/keys.html", {"keys": sign_in.keys_of(request.user)})


@lately_only
@require_http_methods(["GET", "POST"])
def add_key(request):
    form = AddKey(request.POST or None, user=request.user)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        keys.add_key(person=request.user, name=said["name"], credential=said["credential"], by=request.user)
        messages.success(request, _("The passkey is added. Next time you can sign in with it."))
        return redirect("account_keys")
    options = auth.begin_registration(request.user, True)
    return render(request, "account/add_key.html", {"form": form, "options": options})


@lately_only
def name_key(request, pk):
    key = get_object_or_404(sign_in.keys_of(request.user), pk=pk)
    form = NameKey(request.POST or None, initial={"name": str(key)})
    if request.method == "POST" and form.is_valid():
        keys.name_key(key=key, name=form.cleaned_data["name"], by=request.user)
        messages.success(request, _("The passkey has its new name."))
        return redirect("account_keys")
    return render(request, "account/name_key.html", {"form": form, "key": key})


@lately_only
def remove_key(request, pk):
    key = get_object_or_404(sign_in.keys_of(request.user), pk=pk)
    if request.method == "POST":
        keys.remove_key(key=key, by=request.user)
        messages.success(request, _("The passkey is removed. A code by e-mail works as before."))
        return redirect("account_keys")
    return render(request, "account/remove_key.html", {"key": key})


@require_POST
def sign_out_everywhere(request):
    keys.sign_out_everywhere(person=request.user, by=request.user)
    logout(request)
    messages.success(request, _("You are signed out on all devices."))
    return redirect("account_login")


def too_many(request):
    """allauth asks for this page when somebody does a thing too often."""
    return render(request, "429.html", status=429)
