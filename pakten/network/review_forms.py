from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from pakten.network import applicants, inbox
from pakten.network.approvals import NEW, SAME, UNIT
from pakten.network.models import Level

LONGEST = 4000  # signs of what an officer writes into a letter


class Words(forms.CharField):
    """What an officer writes into a letter; personal identity numbers are masked."""

    widget = forms.Textarea(attrs={"rows": 6})

    def __init__(self, **details):
        super().__init__(max_length=LONGEST, **details)

    def clean(self, value):
        # One kind of line break, so that the letter shown and the letter sent are the same.
        return applicants.safe(super().clean(value).replace("\r\n", "\n"))


class DecisionForm(forms.Form):
    """What an officer decides on an application, and which version of it they have before them."""

    seen_version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, data=None, *, application):
        self.application = application
        super().__init__(data, initial={"seen_version": application.version})

    def looked_at(self, application):
        """The same form with what was typed in it, for an application that has been changed meanwhile."""
        data = self.data.copy()
        data["seen_version"] = str(application.version)
        return type(self)(data, application=application)


class AskForm(DecisionForm):
    text = Words(
        label=_("What do you need to know?"),
        help_text=_("Stands word for word in the letter, and above the applicant's answer."),
        error_messages={"required": _("Write what the applicant shall complete.")},
    )


class DeclineForm(DecisionForm):
    reason = Words(
        label=_("Why is the application declined?"),
        help_text=_("Stands word for word in the letter. Kept with the application."),
        error_messages={"required": _("Write the reason. The applicant has a right to know it.")},
    )


class ApproveForm(DecisionForm):
    """How the applicant comes in. `alike`: the likely duplicates among our organisations."""

    as_ = forms.ChoiceField(
        label=_("What is the applicant?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what the applicant is to become.")},
    )
    level = forms.ModelChoiceField(label=_("Level"), queryset=None, required=False, empty_label=None)
    coordinator = forms.ModelChoiceField(
        label=_("Coordinator"), queryset=None, required=False, empty_label=_("Nobody yet")
    )
    words = Words(
        label=_("A few words of your own"),
        help_text=_("Stand in the letter, after the greeting."),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, data=None, *, application):
        super().__init__(data, application=application)
        self.fields["coordinator"].queryset = inbox.coordinators()
        self.initial["coordinator"] = application.coordinator_id
        self.fields["level"].queryset = Level.objects.filter(is_open=True)
        self.initial["level"] = Level.objects.filter(is_open=True).first()
        self.fields["as_"].choices = []

    def offer(self, alike):
        """The ways in: a new member, unless the number is taken; then a unit of its owner, or the same."""
        self._alike = alike
        self._organisations = {each.found.pk: each.found for each in alike}
        is_taken = any(each.has_same_number for each in alike)
        choices = [] if is_taken else [(NEW, gettext("A new member"))]
        for each in alike:
            words = {"name": each.found.name}
            if each.has_same_number:
                choices.append((f"{UNIT}:{each.found.pk}", gettext("A unit of %(name)s") % words))
            choices.append((f"{SAME}:{each.found.pk}", gettext("The same as %(name)s, which we have already") % words))
        self.fields["as_"].choices = choices
        if len(choices) == 1:
            self.initial["as_"] = choices[0][0]
        return self

    def looked_at(self, application):
        return super().looked_at(application).offer(self._alike)

    @property
    def decision(self):
        """What was chosen, as `approval` and `approve` take it."""
        as_, _sign, pk = self.cleaned_data["as_"].partition(":")
        return {
            "as_": as_,
            "organisation": self._organisations[int(pk)] if pk else None,
            "coordinator": self.cleaned_data["coordinator"],
            "level": getattr(self.cleaned_data["level"], "code", Level.FIRST),
            "words": self.cleaned_data["words"],
        }


class AssignForm(forms.Form):
    coordinator = forms.ModelChoiceField(
        label=_("Who takes care of the application?"), queryset=None, required=False, empty_label=_("Nobody yet")
    )

    def __init__(self, data=None, *, application=None):
        super().__init__(data, initial={"coordinator": application and application.coordinator_id}, auto_id="assign_%s")
        self.fields["coordinator"].queryset = inbox.coordinators()
