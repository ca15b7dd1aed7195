"""Forms of what is done when an event has been."""

from datetime import timedelta

from django import forms
from django.core.exceptions import ValidationError
from django.urls import reverse, reverse_lazy
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pakten.collaborations import queries as collaborations
from pakten.collaborations.models import Collaboration
from pakten.events.refusals import TIME_HAS_BEEN
from pakten.network.models import Organisation
from pakten.surveys import queries as surveys
from pakten.surveys.models import Survey

DAYS_TO_NEXT = 7  # until the next step, unless somebody says another day


class PlanForm(forms.Form):
    """When an evaluation is sent and closed."""

    hours_after = forms.IntegerField(
        label=_("Hours after the end until it is sent"),
        help_text=_("Empty: you send it yourself, by a button."),
        required=False, min_value=0, max_value=720,
    )  # fmt: skip
    remind_after_days = forms.IntegerField(
        label=_("Days until those who have not answered are reminded, once"),
        help_text=_("Empty: nobody is reminded by itself."),
        required=False, min_value=1, max_value=60,
    )  # fmt: skip
    open_days = forms.IntegerField(
        label=_("Days it takes answers"), help_text=_("Then it closes by itself."), min_value=1, max_value=120
    )

    def __init__(self, *args, event, **kwargs):
        super().__init__(*args, **kwargs)
        self.event = event

    def clean_hours_after(self):
        hours = self.cleaned_data["hours_after"]
        if hours is not None and self.event.ends_at + timedelta(hours=hours) <= timezone.now():
            raise ValidationError(TIME_HAS_BEEN)
        return hours

    def clean(self):
        said = super().clean()
        if (said.get("remind_after_days") or 0) >= (said.get("open_days") or 999):
            words = _("That is when it has closed. Choose fewer days, or keep it open longer.")
            self.add_error("remind_after_days", words)
        return said


class EvaluateForm(PlanForm):
    """A new evaluation of an event."""

    like = forms.ModelChoiceField(
        label=_("Questions to begin with"),
        help_text=_("You can change them before it is sent."),
        queryset=Survey.objects.none(), required=False, empty_label=_("The five that fit most meetings"),
    )  # fmt: skip
    field_order = ["like"]

    def __init__(self, *args, event, **kwargs):
        hours = None if event.is_over else 3
        begun = {"hours_after": hours, "remind_after_days": 5, "open_days": 14, **kwargs.pop("initial", {})}
        super().__init__(*args, event=event, initial=begun, **kwargs)
        self.fields["like"].queryset = surveys.copied_from()
        self.fields["like"].label_from_instance = lambda survey: f"{survey.title} ({survey.held_on})"


class GoOnForm(forms.Form):
    """Somebody who was there wants to go on with something."""

    title = forms.CharField(
        label=_("What do you want to go on with?"), max_length=200,
        help_text=_("For instance: we can take two trainees in the kitchen."),
    )  # fmt: skip
    about = forms.CharField(
        label=_("Tell a little more"), max_length=3000, required=False, widget=forms.Textarea({"rows": 3})
    )
    name = forms.CharField(label=_("Your name"), max_length=200, widget=forms.TextInput({"autocomplete": "name"}))
    email = forms.EmailField(
        label=_("Your e-mail"), help_text=_("Somebody in the team writes to you there."),
        widget=forms.EmailInput({"autocomplete": "email", "autocapitalize": "none", "spellcheck": "false"}),
    )  # fmt: skip
    organisation = forms.CharField(
        label=_("Your organisation"), max_length=200, required=False,
        widget=forms.TextInput({
            "autocomplete": "organization", "list": "organisations", "hx-get": reverse_lazy("events:organisations"),
            "hx-target": "#organisations", "hx-trigger": "input delay:200ms",
        }),
    )  # fmt: skip


class LeadForm(forms.Form):
    """A lead on the spot, in a few taps."""

    who = forms.CharField(
        label=_("Who"), max_length=200,
        help_text=_("An organisation: those who came are in the list, and every member."),
        widget=forms.TextInput({"list": "organisations", "autocomplete": "off"}),
    )  # fmt: skip
    title = forms.CharField(
        label=_("What it is about"), max_length=200, widget=forms.TextInput({"autocomplete": "off"})
    )
    owner = forms.ModelChoiceField(
        label=_("Who answers for it"),
        queryset=Collaboration.objects.none(),
        required=False,
        empty_label=_("Nobody yet"),
    )
    next_step = forms.CharField(
        label=_("Next step"), max_length=200, required=False, help_text=_("For instance: call and set a day."),
        widget=forms.TextInput({"autocomplete": "off"}),
    )  # fmt: skip
    next_step_on = forms.DateField(
        label=_("By when"), required=False, widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d")
    )

    def __init__(self, *args, event, by, **kwargs):
        next_step_on = timezone.localdate() + timedelta(days=DAYS_TO_NEXT)
        super().__init__(*args, initial={"owner": by, "next_step_on": next_step_on}, **kwargs)
        self.fields["owner"].queryset = collaborations.who_may_own()
        self.fields["who"].widget.attrs |= {
            "hx-get": reverse("events_office:lead_names", args=[event.pk]),
            "hx-target": "#organisations",
            "hx-trigger": "input delay:200ms",
        }

    def clean_next_step_on(self):
        day = self.cleaned_data["next_step_on"]
        if day and day < timezone.localdate():
            raise ValidationError(_("That day has been. Choose today or a later day."))
        return day

    def clean(self):
        said = super().clean()
        if said.get("next_step") and "next_step_on" in said and not said["next_step_on"]:
            self.add_error("next_step_on", _("Say by when, so that it is not forgotten."))
        return said

    def details(self):
        """The arguments of `after.note_lead`. A day without a step is no plan."""
        said = dict(self.cleaned_data)
        who = " ".join(said.pop("who").split())
        member = Organisation.objects.members().filter(name__iexact=who).first()
        if not said["next_step"]:
            said["next_step_on"] = None
        return {**said, "organisations": [member] if member else [], "from_whom": "" if member else who}
