from allauth.account.forms import ConfirmLoginCodeForm, RequestLoginCodeForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm, LoginWebAuthnForm
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

NOT_READABLE = _("Your browser sent something we cannot read. Try again, or ask for a code.")


class AskForCode(RequestLoginCodeForm):
    email = forms.EmailField(
        label=_("Your e-mail address"),
        help_text=_("The one that the network knows you by, often the one at work."),
        widget=forms.EmailInput(attrs={"autocomplete": "email", "autocapitalize": "none", "spellcheck": "false"}),
    )

    def clean_email(self):
        return super().clean_email().strip()

    @property
    def is_too_often(self):
        return any(each.code == "too_many_login_attempts" for each in self.errors.as_data().get("email", []))


class ConfirmCode(ConfirmLoginCodeForm):
    code = forms.CharField(
        label=_("The code"),
        help_text=_("Eight figures, for instance 1234-5678."),
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric", "class": "code"}),
    )


class _Understood:
    """What a browser sends as a credential is untrusted, and the reader of it raises whatever it stumbles on."""

    def clean(self):
        try:
            return super().clean()
        except ValidationError:
            raise
        except Exception:
            raise ValidationError(NOT_READABLE) from None


class AddKey(_Understood, AddWebAuthnForm):
    passwordless = None  # every passkey can be used alone
    name = forms.CharField(
        label=_("What shall it be called?"),
        help_text=_("So that you know it again, for instance the device: Phone, Computer at work."),
        max_length=60,
        required=False,
        error_messages={"max_length": _("Choose a name of at most 60 letters.")},
    )
    credential = forms.JSONField(
        widget=forms.HiddenInput,
        error_messages={
            "required": _("No passkey was made. Press the button again, and follow what your device says."),
            "invalid": NOT_READABLE,
        },
    )

    def clean(self):
        cleaned = super().clean()
        return {**(cleaned or {}), "passwordless": True} if cleaned else cleaned


class UseKey(LoginWebAuthnForm):
    credential = forms.JSONField(
        widget=forms.HiddenInput,
        error_messages={"required": NOT_READABLE, "invalid": NOT_READABLE},
    )

    def clean_credential(self):
        try:
            return super().clean_credential()
        except ValidationError:
            raise
        except Exception:  # untrusted, and the reader of it raises whatever it stumbles on
            raise ValidationError(NOT_READABLE) from None


class NameKey(forms.Form):
    name = forms.CharField(
        label=_("What shall it be called?"),
        max_length=60,
        error_messages={
            "required": _("Write a name for the passkey."),
            "max_length": _("Choose a name of at most 60 letters."),
        },
    )
