from django import forms
from django.utils.translation import gettext_lazy as _

from pakten.mail import kinds
from pakten.mail.models import Letter


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
