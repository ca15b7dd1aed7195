from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from pakten.network.models import Organisation
from pakten.plan.models import Activity, Goal


class Day(forms.DateInput):
    input_type = "date"

    def __init__(self):
        super().__init__(format="%Y-%m-%d")


class GoalChoice(forms.ModelChoiceField):
    def label_from_instance(self, goal):
        return f"– {goal.text}" if goal.parent_id else goal.text


class ProposalForm(forms.Form):
    """What somebody wants to do: what, when, towards which goal."""

    title = forms.CharField(label=gettext_lazy("What is to be done"), max_length=200)
    goal = GoalChoice(label=gettext_lazy("Which goal it is for"), queryset=Goal.objects.none())
    about = forms.CharField(
        label=gettext_lazy("More about it"), required=False, max_length=4000, widget=forms.Textarea({"rows": 4}),
        help_text=gettext_lazy("Do not write about persons."),
    )  # fmt: skip
    starts_on = forms.DateField(label=gettext_lazy("Begins"), widget=Day())
    ends_on = forms.DateField(label=gettext_lazy("Ends"), widget=Day())

    def __init__(self, *args, plan, **kwargs):
        super().__init__(*args, **kwargs)
        self.plan = plan
        self.fields["goal"].queryset = Goal.objects.holding(plan.year).order_by("order", "id")

    def clean(self):
        said = super().clean()
        for name in ("starts_on", "ends_on"):
            if said.get(name) and said[name].year != self.plan.year:
                self.add_error(name, _("Choose a day in %s: the plan is of that year.") % self.plan.year)
        if said.get("starts_on") and said.get("ends_on") and said["ends_on"] < said["starts_on"]:
            self.add_error("ends_on", _("It ends before it begins. Choose a later day."))
        return said


class MemberProposalForm(ProposalForm):
    """The same for somebody who may speak for several members."""

    organisation = forms.ModelChoiceField(
        label=gettext_lazy("Who does it"), queryset=Organisation.objects.none(), empty_label=None
    )
    field_order = ["organisation", "title"]

    def __init__(self, *args, person, **kwargs):
        super().__init__(*args, **kwargs)
        own = Organisation.objects.members().filter(contacts__person=person).distinct()
        self.fields["organisation"].queryset = own
        if own.count() == 1:
            self.fields["organisation"].widget = forms.HiddenInput()
            self.fields["organisation"].initial = own.first()


class SayForm(forms.Form):
    text = forms.CharField(
        label=gettext_lazy("What do you think?"), max_length=2000, widget=forms.Textarea({"rows": 3}),
        help_text=gettext_lazy("The office and other members can read it, with the name of your organisation."),
    )  # fmt: skip
    activity = forms.ModelChoiceField(
        label=gettext_lazy("About"), queryset=Activity.objects.none(), required=False,
        empty_label=gettext_lazy("The plan as a whole"),
    )  # fmt: skip

    def __init__(self, *args, plan, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["activity"].queryset = plan.activities.in_plan()
