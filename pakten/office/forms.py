from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from pakten.mail import kinds
from pakten.mail.models import Letter
from pakten.network.models import Person
from pakten.office.models import LEAST, MOST


class LettersForm(forms.Form):
    """Which letters to show. What cannot be understood narrows nothing, and its field says why."""

    state = forms.ChoiceField(choices=[("", ""), *Letter.State.choices], required=False)
    kind = forms.ChoiceField(label=_("Kind of letter"), required=False)
    day = forms.DateField(label=_("Written on"), required=False, widget=forms.DateInput(attrs={"type": "date"}))

    def __init__(self, *arguments, **named):
        super().__init__(*arguments, **named)
        known = sorted(((name, kind.label) for name, kind in kinds.declared().items()), key=lambda kind: str(kind[1]))
        self.fields["kind"].choices = [("", _("All kinds")), *known]

    def chosen(self):
        """State, kind and day, each empty where it is not asked for."""
        self.is_valid()
        return tuple(self.cleaned_data.get(name) or "" for name in ("state", "kind", "day"))


class ProtectForm(forms.Form):
    """Who is to be under protection. `person` is who has the address."""

    email = forms.EmailField(
        label=_("The person's e-mail address"),
        widget=forms.EmailInput(attrs={"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}),
    )

    def clean_email(self):
        email = self.cleaned_data["email"]
        self.person = Person.objects.filter(email__iexact=email).first()
        if self.person is None:
            raise ValidationError(_("We know nobody with that address. Look for the person under People first."))
        return email


class DaysForm(forms.Form):
    """For how many days something is kept."""

    days = forms.IntegerField(
        label=_("Days"),
        min_value=LEAST,
        max_value=MOST,
        help_text=_("From 1 day to 3650, which is ten years."),
        error_messages={
            "required": _("Write a number of days."),
            "invalid": _("Write the days as a whole number, such as 90."),
            "min_value": _("At least one day."),
            "max_value": _("At most 3650 days, which is ten years."),
        },
    )
