from allauth.account.forms import ConfirmLoginCodeForm, RequestLoginCodeForm
from django import forms
from django.utils.translation import gettext_lazy as _


class AskForCode(RequestLoginCodeForm):
    email = forms.EmailField(
        label=_("Your e-mail address"),
        help_text=_("The one that the network knows you by, often the one at work."),
        widget=forms.EmailInput(attrs={"autocomplete": "email", "autocapitalize": "none", "spellcheck": "false"}),
    )


class ConfirmCode(ConfirmLoginCodeForm):
    code = forms.CharField(
        label=_("The code"),
        help_text=_("Eight figures, for instance 1234-5678."),
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric", "class": "code"}),
    )
