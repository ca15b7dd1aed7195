from django import forms
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

from pakten.mingle.models.participants import new_token


class WalkInForm(forms.Form):
    """Somebody who stands in no list. The token makes them one person, however often the form is sent."""

    name = forms.CharField(label=_("Name"), max_length=200, widget=forms.TextInput(attrs={"autocomplete": "off"}))
    organisation = forms.CharField(
        label=_("Organisation"),
        max_length=200,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "list": "organisations"}),
        help_text=_("Colleagues are never put together, so write it as the others from there have."),
    )
    token = forms.CharField(
        max_length=40, widget=forms.HiddenInput, initial=new_token, validators=[RegexValidator(r"^[\w-]{20,40}\Z")]
    )
