from django import forms
from django.utils.translation import gettext_lazy as _

from pakten.results.queries import periods


class OpenForm(forms.Form):
    period = forms.ChoiceField(label=_("Period"))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.offered = {each.slug: each for each in periods.offered()}
        self.fields["period"].choices = [(slug, str(each)) for slug, each in self.offered.items()]

    def clean_period(self):
        return self.offered[self.cleaned_data["period"]]
