from django import forms
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from pakten.plan.forms.proposals import Day
from pakten.plan.models import Activity, ActivityPlan
from pakten.plan.queries import plans

FIRST_YEAR, AHEAD = 2000, 5


class BeginForm(forms.Form):
    year = forms.IntegerField(label=gettext_lazy("Year"), min_value=FIRST_YEAR)

    def clean_year(self):
        year, last = self.cleaned_data["year"], timezone.localdate().year + AHEAD
        if year > last:
            raise forms.ValidationError(_("Choose a year up to %s.") % last)
        if ActivityPlan.objects.filter(year=year).exists():
            raise forms.ValidationError(_("There is a plan of that year already. You find it in the list."))
        return year


class ConsultationForm(forms.Form):
    consult_from = forms.DateField(label=gettext_lazy("From"), widget=Day())
    consult_to = forms.DateField(label=gettext_lazy("The last day"), widget=Day())

    def clean(self):
        said = super().clean()
        begins, ends = said.get("consult_from"), said.get("consult_to")
        if begins and ends and ends < begins:
            self.add_error("consult_to", _("The last day is before the first one."))
        elif ends and ends < timezone.localdate():
            self.add_error("consult_to", _("That day has been. Choose today or a later day."))
        return said


class DecisionForm(forms.Form):
    decided_on = forms.DateField(label=gettext_lazy("The day of the decision"), widget=Day())
    note = forms.CharField(
        label=gettext_lazy("Note on the decision"), required=False, max_length=1000, widget=forms.Textarea({"rows": 2}),
        help_text=gettext_lazy("For instance the board's meeting, and the number in its minutes. Anybody can read it."),
    )  # fmt: skip

    def clean_decided_on(self):
        day = self.cleaned_data["decided_on"]
        if day > timezone.localdate():
            raise forms.ValidationError(_("That day is yet to come. Write down the decision when it is taken."))
        return day


class ReopenForm(forms.Form):
    reason = forms.CharField(
        label=gettext_lazy("Why it is opened again"), max_length=1000, widget=forms.Textarea({"rows": 3}),
        help_text=gettext_lazy("The team reads it on the page of the plan. Do not write about persons."),
    )  # fmt: skip


class Going(forms.ModelMultipleChoiceField):
    """Activities with the days they would have in another year."""

    widget = forms.CheckboxSelectMultiple
    year = None

    def label_from_instance(self, activity):
        first, last = plans.days_in(activity, self.year)
        return f"{activity.title} ({date_format(first, 'j F')} – {date_format(last, 'j F Y')})"


class CopyForm(forms.Form):
    chosen = Going(
        label=gettext_lazy("What goes on"), queryset=Activity.objects.none(),
        error_messages={"required": gettext_lazy("Choose at least one activity that goes on.")},
    )  # fmt: skip

    def __init__(self, data=None, *, found, year, **kwargs):
        super().__init__(data, **kwargs)
        field = self.fields["chosen"]
        field.year, field.queryset = year, found
