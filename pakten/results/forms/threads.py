from django import forms
from django.utils.translation import gettext_lazy as _

from pakten.plan.models import Indicator
from pakten.results.models import ToldThread

NO_NAMES = _("Name no people. A reader should understand it without knowing the network.")


class TellForm(forms.ModelForm):
    """How a thread is told to everybody."""

    class Meta:
        model = ToldThread
        fields = ["title_sv", "text_sv", "title_en", "text_en"]
        widgets = {"text_sv": forms.Textarea({"rows": 5}), "text_en": forms.Textarea({"rows": 5})}
        help_texts = {"text_sv": NO_NAMES, "text_en": NO_NAMES}


class FeedForm(forms.Form):
    """Which indicator each result of a collaboration is a part of."""

    def __init__(self, *args, outcomes, **kwargs):
        super().__init__(*args, **kwargs)
        named = [(each.key, each.name) for each in Indicator.objects.select_related("goal")]
        self.names = {}
        for outcome in outcomes:
            name = f"outcome_{outcome.pk}"
            self.names[name] = outcome.pk
            kept = outcome.indicator_key
            lost = [(kept, kept)] if kept and kept not in dict(named) else []  # the indicator is gone: nothing is lost
            label = f"{outcome.number} {outcome.text}" if outcome.number else outcome.text
            self.fields[name] = forms.ChoiceField(
                label=label, choices=[("", _("No indicator")), *named, *lost], required=False, initial=kept
            )

    def keys(self):
        """{outcome's id: indicator's key} as chosen."""
        return {pk: self.cleaned_data[name] for name, pk in self.names.items()}
