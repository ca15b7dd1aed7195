from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pakten.collaborations import queries
from pakten.collaborations.models import Collaboration
from pakten.network.member_field import Members
from pakten.network.models import Agreement


class Day(forms.DateInput):
    input_type = "date"

    def __init__(self):
        super().__init__(format="%Y-%m-%d")


class NextForm(forms.Form):
    """What comes next."""

    next_step = forms.CharField(label=_("Next step"), max_length=200, help_text=_("For instance: call and set a day."))
    next_step_on = forms.DateField(label=_("By when"), widget=Day())
    owner = forms.ModelChoiceField(
        label=_("Who answers for it"), queryset=Collaboration.objects.none(), empty_label=None
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["owner"].queryset = queries.who_may_own()

    def clean_next_step_on(self):
        day = self.cleaned_data["next_step_on"]
        if day < timezone.localdate():
            raise ValidationError(_("That day has been. Choose today or a later day."))
        return day


class LeadForm(NextForm):
    """A new lead: who wants to go on with what."""

    title = forms.CharField(
        label=_("What it is about"), max_length=200, help_text=_("For instance: places for practice in the kitchen.")
    )
    organisations = Members(label=_("Who wants to go on"), help_text=_("Members, one on each line."))
    about = forms.CharField(
        label=_("What was said"), required=False, max_length=5000, widget=forms.Textarea(attrs={"rows": 3})
    )
    field_order = ["title", "organisations", "about", "next_step", "next_step_on", "owner"]


class TellForm(forms.Form):
    """What happened."""

    text = forms.CharField(label=_("What happened"), max_length=5000, widget=forms.Textarea(attrs={"rows": 3}))


class MoveForm(forms.Form):
    """Where it stands now."""

    state = forms.ChoiceField(label=_("Where it stands now"), choices=Collaboration.State)
    text = forms.CharField(
        label=_("Why"),
        help_text=_("Necessary when it went cold."),
        required=False,
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class OutcomeForm(forms.Form):
    """What it led to."""

    text = forms.CharField(label=_("What it led to"), max_length=200, help_text=_("For instance: people employed."))
    number = forms.IntegerField(label=_("How many"), required=False, min_value=1, max_value=1_000_000)
    on = forms.DateField(label=_("When"), widget=Day(), initial=timezone.localdate)
    agreement = forms.ModelChoiceField(
        label=_("An agreement of theirs"),
        queryset=Agreement.objects.none(),
        required=False,
        empty_label=_("No agreement"),
    )

    def __init__(self, *args, agreements=None, **kwargs):
        super().__init__(*args, **kwargs)
        if agreements is None or not agreements:
            del self.fields["agreement"]
        else:
            self.fields["agreement"].queryset = agreements

    def clean_on(self):
        day = self.cleaned_data["on"]
        if day > timezone.localdate():
            raise ValidationError(_("That day has not come. Write what has happened."))
        return day
