from django import forms
from django.utils.translation import gettext

from pakten.plan.models import Goal


class GoalForm(forms.ModelForm):
    class Meta:
        model = Goal
        fields = ["text_sv", "text_en", "from_year", "to_year"]

    def clean(self):
        said = super().clean()
        if said.get("from_year") and said.get("to_year") and said["to_year"] < said["from_year"]:
            self.add_error("to_year", gettext("The last year is before the first one."))
        return said
