from django import forms
from django.utils.translation import gettext_lazy as _


class NameForm(forms.Form):
    """What a person is called."""

    name = forms.CharField(label=_("Name"), max_length=200, widget=forms.TextInput(attrs={"autocomplete": "name"}))


class EmailForm(forms.Form):
    """Where a person wants to be reached."""

    email = forms.EmailField(
        label=_("New e-mail address"),
        help_text=_("We send a link there, to see that it is yours."),
        widget=forms.EmailInput(attrs={"autocomplete": "email", "autocapitalize": "none", "spellcheck": "false"}),
    )
