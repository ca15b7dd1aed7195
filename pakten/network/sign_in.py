"""How allauth is told what signing in means here: its adapters, and what a session can prove."""

import time
from datetime import timedelta

from allauth.account import app_settings
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import get_authentication_records
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib import messages
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from pakten.mail import actions as mail
from pakten.network import emails, queries

TOO_MANY = gettext_lazy("You have tried many times in a short while. Wait a few minutes, and try again.")


class SignInAdapter(DefaultAccountAdapter):
    """Nobody signs up here: people become known by joining. Letters go through our own post."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "too_many_login_attempts": TOO_MANY,
        "rate_limited": TOO_MANY,
        "incorrect_code": gettext_lazy("That is not the code in the letter. Look at it once more."),
    }

    def is_open_for_signup(self, request):
        return False

    def is_reauthentication_required(self, *, app, **kwargs):
        return False  # the pages that ask for it do it themselves: see `lately_only` in sign_in_views.py

    def respond_user_inactive(self, request, user):
        """What a stranger hears, so that nobody learns that there was somebody."""
        messages.error(request, _("We could not sign you in. Ask for a code instead."))
        return redirect("account_login")

    def send_mail(self, template_prefix, email, context):
        useful_until = timezone.now() + timedelta(seconds=app_settings.LOGIN_BY_CODE_TIMEOUT)
        if template_prefix == "account/email/login_code":
            subject, text = emails.sign_in_code(code=context["code"])
            mail.write(
                to=email,
                kind="network.sign_in_code",
                subject=subject,
                text=text,
                is_confidential=True,
                at_once=True,
                useful_until=useful_until,
            )
        elif template_prefix == "account/email/unknown_account":
            subject, text = emails.unknown_address()
            mail.write(to=email, kind="network.unknown_address", subject=subject, text=text, at_once=True)


class KeysAdapter(DefaultMFAAdapter):
    """A passkey is another way in, not a second lock: see docs/decisions/0020-passkeys.md."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": gettext_lazy("We do not know that passkey. Ask for a code instead."),
    }

    def is_mfa_enabled(self, user, types=None):
        return False  # so a code alone is always enough, and a lost device locks nobody out

    def generate_authenticator_name(self, user, type):
        number = Authenticator.objects.filter(user_id=user.pk, type=type).count() + 1
        return _("My passkey") if number == 1 else _("Passkey %(number)d") % {"number": number}

    def _get_site_name(self):
        return queries.network().name


def keys_of(person):
    """The person's passkeys, the oldest first."""
    return Authenticator.objects.filter(user=person, type=Authenticator.Type.WEBAUTHN).order_by("created_at", "pk")


def proved_lately(request):
    """The visitor showed who they are in the last minutes. The invented people of a demo never do."""
    records = get_authentication_records(request, request.user)
    return settings.DEMO or any(
        time.time() - each["at"] < settings.ACCOUNT_REAUTHENTICATION_TIMEOUT for each in records
    )
