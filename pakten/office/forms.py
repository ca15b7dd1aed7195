from django import forms
from django.utils.translation import gettext_lazy as _

from pakten.mail import kinds
from pakten.mail.models import Letter
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
