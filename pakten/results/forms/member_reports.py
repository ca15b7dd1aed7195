"""A member's report as it is filled in, and what the office asks about it."""

from dataclasses import dataclass

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from pakten.network.imports.values import without_personal_numbers
from pakten.results import rules
from pakten.results.models import MemberReport
from pakten.results.models.member_reports import BY_AGE, BY_GENDER, NUMBERS

MOST = 1_000_000
SPACES = str.maketrans("", "", " \u00a0\u202f")
HINTS = {
    "places_offered": _("Work experience, APL, LIA and the like, offered this year."),
    "places_filled": _("Of them, places that somebody had."),
    "employed": _("People you employed this year who were far from the labour market before."),
    "hired_before": _("How many you employed the year before."),
    "still_employed": _("How many of them work with you today."),
    "mentors": _("People with you who were mentors to somebody this year."),
    "own_activities": _("Study visits, language cafés, open houses: what you held yourselves for inclusion."),
}


class NumberField(forms.IntegerField):
    """A number as people write it, 1 204 too. Empty is not answered, which is something else than none."""

    widget = forms.TextInput
    default_error_messages = {
        "invalid": _("Write the number in figures, as 12."),
        "min_value": _("The number cannot be below zero. Write 0 if there was nothing."),
        "max_value": _("So many cannot be right. Look at the number again."),
    }

    def __init__(self, **words):
        widget = forms.TextInput({"inputmode": "numeric", "autocomplete": "off", "size": 7})
        super().__init__(required=False, min_value=0, max_value=MOST, widget=widget, **words)
        for check in self.validators:  # their own words would win over ours
            check.message = self.error_messages[check.code]

    def to_python(self, value):
        return super().to_python(value.translate(SPACES) if isinstance(value, str) else value)


@dataclass(frozen=True)
class Question:
    """A field of the form with what the network knows of it, and what a colleague saved meanwhile."""

    field: forms.BoundField
    known: object = None
    theirs: object = None
    differs: bool = False


class ReportForm(forms.Form):
    """`is_sending`: the answers have to hold together. A draft only has to be numbers."""

    note = forms.CharField(
        label=_("Something the office should know"),
        required=False,
        max_length=2000,
        widget=forms.Textarea({"rows": 4}),
        help_text=_(
            "Read by the office alone. Write nothing about a person: no name, and nothing by which somebody could be "
            "known."
        ),
    )

    def __init__(self, data=None, *, report, known, is_sending=False, theirs=None):
        begun = report.has_begun
        initial = report.answers if begun else {name: each.number for name, each in known.items()}
        super().__init__(data, initial=initial)
        for name in NUMBERS:
            label = MemberReport._meta.get_field(name).verbose_name
            self.fields[name] = NumberField(label=label, help_text=HINTS.get(name, ""))
        self.order_fields([*NUMBERS, "note"])
        self.known, self.is_sending, self.theirs = known, is_sending, theirs or {}

    def clean_note(self):
        note = self.cleaned_data["note"].replace("\r\n", "\n").strip()
        if without_personal_numbers(note) != note:
            raise ValidationError(_("The text seems to hold a personal identity number. Take it away."))
        return note

    def clean(self):
        if self.is_sending and not self.errors:
            for name, words in rules.troubles(self.cleaned_data).items():
                self.add_error(name, words)
        return self.cleaned_data

    def sections(self):
        """[(heading, questions)] as the page shows them."""
        return [
            (gettext("Places"), self._questions("places_offered", "places_filled")),
            (gettext("Employment"), self._questions("employed")),
            (gettext("Still there after a year"), self._questions("hired_before", "still_employed")),
            (gettext("Mentors and activities"), self._questions("mentors", "own_activities")),
        ]

    def parts(self):
        """[(question, its fields)] of those who were employed."""
        return [
            (gettext("By gender"), self._questions(*BY_GENDER)),
            (gettext("By age"), self._questions(*BY_AGE)),
        ]

    @property
    def has_parts(self):
        """Whether the parts are to be seen at once."""
        return any(self[name].value() not in (None, "") or self[name].errors for name in (*BY_GENDER, *BY_AGE))

    def words(self):
        return self._questions("note")[0]

    def _questions(self, *names):
        return [
            Question(self[name], self.known.get(name), self.theirs.get(name), name in self.theirs) for name in names
        ]


class QuestionForm(forms.Form):
    question = forms.CharField(
        label=_("What do you ask?"),
        max_length=2000,
        widget=forms.Textarea({"rows": 5}),
        help_text=_("Stands in the letter and above the report until it is sent again. Write nothing about a person."),
    )
    seen = forms.IntegerField(widget=forms.HiddenInput)

    def clean_question(self):
        return self.cleaned_data["question"].replace("\r\n", "\n").strip()
