from datetime import timedelta

from allauth.account import app_settings
from allauth.account.adapter import DefaultAccountAdapter
from django.utils import timezone

from pakten.mail import actions as mail
from pakten.network import emails


class SignInAdapter(DefaultAccountAdapter):
    """Nobody signs up here: people become known by joining. Letters go through our own post."""

    def is_open_for_signup(self, request):
        return False

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
