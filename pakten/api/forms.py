from datetime import timedelta

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pakten.api.models import Scope, Token


class TokenForm(forms.Form):
    name = forms.CharField(
        label=_("What is it for?"),
        help_text=_("The name of the system, such as: The city's website. It stands in the history of what it does."),
        max_length=100,
        error_messages={"required": _("Write a name, so that others know what the token is for.")},
    )
    scopes = forms.MultipleChoiceField(
        label=_("What may it do?"),
        choices=Scope.choices,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Tick at least one. What everybody may read needs no token.")},
    )
    ends_on = forms.DateField(
        label=_("Last day"),
        help_text=_("After that day it opens nothing. A year is usual."),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"required": _("Choose a last day."), "invalid": _("Write the day as 2027-03-31.")},
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["ends_on"].initial = timezone.localdate() + timedelta(days=365)

    def clean_name(self):
        name = " ".join(self.cleaned_data["name"].split())
        if Token.objects.filter(name=name, withdrawn_at=None).exists():
            raise ValidationError(_("There is a token of that name. Withdraw it first, or choose another name."))
        return name

    def clean_ends_on(self):
        day = self.cleaned_data["ends_on"]
        if day < timezone.localdate():
            raise ValidationError(_("That day has been. Choose one to come."))
        return day
