from django import forms
from django.utils.translation import gettext_lazy as _

from pakten.results.models import ExternalFigure

MOST = {"max_digits": 14, "decimal_places": 2, "min_value": 0, "localize": True}


class CorrectForm(forms.Form):
    after = forms.DecimalField(label=_("What the figure should be"), **MOST)
    reason = forms.CharField(
        label=_("Why it is changed"),
        help_text=_(
            "Stands beside the figure, for everybody where the figure is public. Write nothing about a person."
        ),
        max_length=2000,
        widget=forms.Textarea({"rows": 4}),
    )
    seen = forms.DecimalField(widget=forms.HiddenInput, required=False, max_digits=14, decimal_places=2)


class EnterForm(forms.ModelForm):
    class Meta:
        model = ExternalFigure
        fields = ["value", "source"]
        help_texts = {"source": _("Where the figure was published, and when.")}

    value = forms.DecimalField(label=_("Value"), **MOST)
