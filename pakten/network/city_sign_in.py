"""The city's own sign-in (OpenID Connect): who may come in by it. See docs/decisions/0016-city-sign-in.md."""

from allauth.account.internal.flows.login import perform_login, record_authentication
from allauth.account.models import Login
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from pakten.network import queries
from pakten.network.models import Person


class CityAdapter(DefaultSocialAccountAdapter):
    """A person we know already comes in as that person; nobody else does, and nothing of what the city's server said
    is kept: it is asked anew each time."""

    def is_open_for_signup(self, request, sociallogin):
        return False

    def pre_social_login(self, request, sociallogin):
        person = self._person(sociallogin.account.extra_data)
        if person is None:
            words = {"city": settings.OIDC_NAME, "email": queries.network().office_email}
            messages.error(
                request,
                _(
                    "%(city)s says who you are, but we know nobody with your e-mail address. Ask for a code with "
                    "another address of yours, or write to %(email)s."
                )
                % words,
            )
            raise ImmediateHttpResponse(redirect("account_login"))
        to = sociallogin.get_redirect_url(request)
        if request.user.is_authenticated:
            logout(request)
        record_authentication(request, person, "socialaccount", provider="city")
        login = Login(user=person, redirect_url=to, email=person.email)
        raise ImmediateHttpResponse(perform_login(request, login))

    def _person(self, said):
        """Who is meant by what the server says in its token and its answer; None if it says too little."""
        token, about = said.get("id_token") or {}, said.get("userinfo") or {}
        if not token.get("sub") or token["sub"] != about.get("sub", token["sub"]):
            return None
        claims = about or token
        email = claims.get("email")
        # The word "false" counts as true in Python; an address that is not proved could be anybody's.
        if not isinstance(email, str) or claims.get("email_verified") is not True:
            return None
        return Person.objects.filter(email__iexact=email.strip(), is_active=True).first()

    def on_authentication_error(self, request, provider, error=None, exception=None, extra_context=None):
        raise ImmediateHttpResponse(not_now(request))


def not_now(request):
    """The city's server refused, did not answer, or said something that does not hold."""
    words = {"city": settings.OIDC_NAME}
    messages.error(request, _("Signing in with %(city)s did not work. Try again, or ask for a code.") % words)
    return redirect("account_login")
