from decimal import Decimal

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from pakten.network.models import Person
from pakten.plan.actions.indicators import MEANING
from pakten.plan.models import Goal, Indicator
from pakten.results.measures import MEASURES

FROM_ELSEWHERE = ""


class GoalField(forms.ModelChoiceField):
    def label_from_instance(self, goal):
        return f"– {goal.text}" if goal.parent_id else goal.text


class IndicatorForm(forms.ModelForm):
    """What is measured and how. Once figures of it are frozen, what it means stands: `is_frozen`."""

    goal = GoalField(label=gettext_lazy("Goal"), queryset=Goal.objects.none())
    measure = forms.ChoiceField(label=gettext_lazy("What is counted"), required=False)

    class Meta:
        model = Indicator
        fields = [
            "goal", "name_sv", "name_en", "definition_sv", "definition_en", "measure", "unit", "source_text",
            "direction", "level", "baseline", "baseline_year", "responsible", "is_public", "from_year", "to_year",
        ]  # fmt: skip
        widgets = {name: forms.Textarea({"rows": 3}) for name in ("definition_sv", "definition_en")}
        localized_fields = ["baseline"]
        help_texts = {
            "unit": gettext_lazy("Only for what comes from elsewhere; what is counted knows its own."),
            "source_text": gettext_lazy("Only for what comes from elsewhere: who publishes the figure, and where."),
            "is_public": gettext_lazy("On the open pages of results. Small numbers of people are never shown there."),
            "to_year": gettext_lazy("The last year it is followed. What it came to stays."),
        }

    def __init__(self, *args, is_frozen=False, **kwargs):
        super().__init__(*args, **kwargs)
        self.is_frozen = is_frozen
        self.initial["baseline"] = _short(self.initial.get("baseline"))
        self.fields["goal"].queryset = Goal.objects.order_by("order", "id")
        self.fields["responsible"].queryset = Person.objects.shown().exclude(team="").order_by("name", "id")
        self.fields["unit"].required = False
        self.fields["measure"].choices = self._measures()
        for name in MEANING if is_frozen else ():
            if name in self.fields:
                self.fields[name].disabled = True

    def _measures(self):
        known = sorted((str(each.name), key) for key, each in MEASURES.items())
        choices = [(FROM_ELSEWHERE, _("A figure from elsewhere, typed in here")), *((key, name) for name, key in known)]
        chosen = self.instance.measure
        if chosen and chosen not in MEASURES:
            choices.append((chosen, _("%s (no longer counted: choose another)") % chosen))
        return choices

    def clean(self):
        said = super().clean()
        measure = said.get("measure", "")
        if self.is_frozen:
            said["source"] = self.instance.source
        else:
            self._clean_measure(said, measure)
        if (said.get("baseline") is None) != (said.get("baseline_year") is None):
            empty = "baseline" if said.get("baseline") is None else "baseline_year"
            self.add_error(empty, _("A baseline is a figure of a year: fill in both, or none."))
        if said.get("from_year") and said.get("to_year") and said["to_year"] < said["from_year"]:
            self.add_error("to_year", _("The last year is before the first one."))
        return said

    def _clean_measure(self, said, measure):
        said["source"] = _source(measure)
        if measure in MEASURES:
            said["unit"] = MEASURES[measure].unit
        elif measure:
            self.add_error("measure", _("Nothing counts this any more. Choose what is counted now."))
        elif not said.get("unit"):
            self.add_error("unit", _("Say what the figure is a number of."))


def _short(value):
    """A figure as it would be typed: 48, not 48.00."""
    return value if value is None else Decimal(f"{value.normalize():f}")


def _source(measure):
    if not measure:
        return Indicator.Source.EXTERNAL
    return Indicator.Source.REPORTED if measure.startswith("reported_") else Indicator.Source.COUNTED


class TargetsForm(forms.Form):
    """What an indicator should come to, year by year: from last year to three years on, and all years that have one."""

    def __init__(self, *args, indicator, year, **kwargs):
        super().__init__(*args, **kwargs)
        said = dict(indicator.targets.values_list("year", "value"))
        top = 100 if indicator.unit == Indicator.Unit.PERCENT else None
        for each in sorted({*range(year - 1, year + 4), *said}):
            self.fields[f"target-{each}"] = forms.DecimalField(
                label=str(each), required=False, localize=True, min_value=0, max_value=top, max_digits=14,
                decimal_places=2, initial=_short(said.get(each)),
            )  # fmt: skip

    @property
    def targets(self):
        return {int(name.partition("-")[2]): value for name, value in self.cleaned_data.items()}
