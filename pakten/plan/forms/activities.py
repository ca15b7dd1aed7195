from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from pakten.network.member_field import Members
from pakten.network.models import Person
from pakten.network.our_queries import fingerprints
from pakten.plan.forms.proposals import ProposalForm
from pakten.plan.models import Activity, Indicator
from pakten.plan.queries import histories, plans

FEWEST_AIMS = 3
OF_ACTIVITY = ("title", "goal", "about", "starts_on", "ends_on")


class ActivityForm(ProposalForm):
    """An activity for the office: besides, who does it, who answers for it, and what it should add to indicators.

    `seen` says what stood there when the form was opened, and `edition` which one it was, so that two who write at once
    see each other."""

    organisations = Members(
        label=gettext_lazy("Who does it"), required=False,
        help_text=gettext_lazy("Members, one on each line. Leave it empty for our own office."),
    )  # fmt: skip
    owners = forms.ModelMultipleChoiceField(
        label=gettext_lazy("Answers for it"), queryset=Person.objects.none(), required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy(
            "One or more on the team, or, once it is saved who does it, of their contacts. They get a letter. May be "
            "empty in a draft. The board decides only on what somebody answers for."
        ),
    )  # fmt: skip
    edition = forms.IntegerField(widget=forms.HiddenInput, required=False)
    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, data=None, *, activity=None, **kwargs):
        if activity:
            kwargs["initial"] = {**_initial(activity), **kwargs.get("initial", {})}
        super().__init__(data, **kwargs)
        self.fields["about"].help_text = _(
            "Anybody can read it when the board has decided. Do not write about persons."
        )
        self.fields["owners"].queryset = plans.who_may_own(activity)
        self._add_aims(list(activity.targets.all()) if activity else [])

    def _add_aims(self, aims):
        """A row for each indicator, and some empty ones."""
        self.aims = max(FEWEST_AIMS, len(aims) + 1)
        indicators = Indicator.objects.holding(self.plan.year) | Indicator.objects.filter(
            pk__in=[aim.indicator_id for aim in aims]
        )
        choices = [(each.pk, f"{each.name} ({each.get_unit_display()})") for each in indicators.select_related("goal")]
        for number in range(self.aims):
            aim = aims[number] if number < len(aims) else None
            indicator = forms.ModelChoiceField(
                label=_("Indicator %s") % (number + 1), queryset=indicators, required=False,
                initial=aim and aim.indicator_id,
            )  # fmt: skip
            indicator.choices = [("", "---------"), *choices]
            self.fields[f"indicator-{number}"] = indicator
            self.fields[f"value-{number}"] = forms.DecimalField(
                label=_("Target for indicator %s") % (number + 1), required=False, localize=True, min_value=0,
                max_digits=14, decimal_places=2, initial=_plain(aim),
            )  # fmt: skip

    def clean(self):
        said = super().clean()
        targets = {}
        for number in range(self.aims):
            indicator, value = said.pop(f"indicator-{number}", None), said.pop(f"value-{number}", None)
            if value is not None and indicator is None and f"indicator-{number}" not in self.errors:
                self.add_error(f"indicator-{number}", _("Say which indicator the target is for."))
            if indicator in targets:
                self.add_error(f"indicator-{number}", _("You have chosen that indicator already."))
            elif indicator:
                targets[indicator] = value
        said["targets"] = targets
        return said

    def details(self):
        """What an action needs, without what stood there before."""
        return {name: value for name, value in self.cleaned_data.items() if name not in ("edition", "seen")}


def _plain(aim):
    return None if aim is None or aim.value is None else plans.number(aim.value)


def _initial(activity):
    now = histories.page_now(activity)
    return {
        **{name: getattr(activity, name) for name in OF_ACTIVITY},
        "organisations": list(activity.organisations.all()),
        "owners": list(activity.owners.all()),
        "edition": activity.edition,
        "seen": fingerprints(now),
    }


def written(field, value):
    """What stands in the form for a plain value of `histories.page_of`: {name of an input: [text]}."""
    if field == "organisations":
        return {field: ["\n".join(value)]}
    if field == "owners":
        return {field: value}
    if field == "targets":
        keys = dict(Indicator.objects.filter(key__in=[key for key, _value in value]).values_list("key", "pk"))
        return {
            name: [text]
            for number, (key, amount) in enumerate(value)
            for name, text in ((f"indicator-{number}", keys[key]), (f"value-{number}", amount))
        }
    return {field: ["" if value is None else value]}


class MoveForm(forms.Form):
    """How it goes."""

    state = forms.ChoiceField(label=gettext_lazy("How it goes"), widget=forms.RadioSelect)
    reason = forms.CharField(
        label=gettext_lazy("Why, or what happened"), required=False, max_length=1000, widget=forms.Textarea({"rows": 2})
    )

    def __init__(self, data=None, *, activity, **kwargs):
        super().__init__(data, **kwargs)
        states = [state for state in Activity.State if state not in Activity.OUTSIDE]
        self.fields["state"].choices = [(state.value, state.label) for state in states]
        self.fields["state"].initial = activity.state

    def clean(self):
        said = super().clean()
        needs_words = said.get("state") in (Activity.State.DELAYED, Activity.State.CANCELLED)
        if needs_words and not said.get("reason", "").strip():
            self.add_error("reason", _("Say why in a sentence: others will want to know."))
        return said


class TakeInForm(forms.Form):
    owners = forms.ModelMultipleChoiceField(
        label=gettext_lazy("Answers for it"), queryset=Person.objects.none(), widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("One or more. They get a letter."),
    )  # fmt: skip

    def __init__(self, data=None, *, activity, **kwargs):
        super().__init__(data, **kwargs)
        self.fields["owners"].queryset = plans.who_may_own(activity)


class DeclineForm(forms.Form):
    reason = forms.CharField(
        label=gettext_lazy("Why it is not taken in"), max_length=1000, widget=forms.Textarea({"rows": 3}),
        help_text=gettext_lazy("It stands in a letter to the one who proposed it, and on the page of the proposal."),
    )  # fmt: skip

    def __init__(self, data=None, *, activity, **kwargs):
        super().__init__(data, **kwargs)
