from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pakten.surveys.models import Question


class AnswerForm(forms.Form):
    """The questions of a survey, all optional: who wants to answer one shall not have to answer all."""

    may_quote = forms.BooleanField(label=_("My own words may be quoted, without my name"), required=False)

    def __init__(self, data=None, *, questions, initial=None):
        super().__init__(data, initial=initial)
        self.questions = list(questions)
        own = {f"q{question.pk}": self._field(question) for question in self.questions}
        has_words = any(question.kind == Question.Kind.WORDS for question in self.questions)
        self.fields = {**own, **({"may_quote": self.fields["may_quote"]} if has_words else {})}

    @staticmethod
    def _field(question):
        if question.kind == Question.Kind.WORDS:
            return forms.CharField(
                label=question.text, required=False, max_length=3000, widget=forms.Textarea(attrs={"rows": 3})
            )
        return forms.TypedChoiceField(
            label=question.text, required=False, choices=question.choices, coerce=int, empty_value=None,
            widget=forms.RadioSelect,
        )  # fmt: skip

    def answers(self):
        """What was answered, by the number of the question."""
        given = {question.pk: self.cleaned_data[f"q{question.pk}"] for question in self.questions}
        return {number: value for number, value in given.items() if value not in (None, "")}

    def clean(self):
        data = super().clean()
        if not self.errors and not any(data.get(f"q{each.pk}") not in (None, "") for each in self.questions):
            raise ValidationError(_("Answer at least one question."))
        return data


class MakeForm(forms.Form):
    """A new evaluation."""

    title = forms.CharField(label=_("What it is about"), max_length=200, help_text=_("For instance: the breakfast."))
    held_on = forms.DateField(
        label=_("When it was"), initial=timezone.localdate, widget=forms.DateInput({"type": "date"}, "%Y-%m-%d")
    )
    closes_on = forms.DateField(
        label=_("Last day to answer"), required=False, widget=forms.DateInput({"type": "date"}, "%Y-%m-%d")
    )

    def clean_closes_on(self):
        day = self.cleaned_data["closes_on"]
        if day and day < timezone.localdate():
            raise ValidationError(_("That day has been. Choose today or a later day."))
        return day


class QuestionForm(forms.Form):
    """One more question."""

    kind = forms.ChoiceField(label=_("Kind"), choices=Question.Kind)
    text_sv = forms.CharField(label=_("Question in Swedish"), max_length=300)
    text_en = forms.CharField(label=_("Question in English"), max_length=300)
    choices_sv = forms.CharField(
        label=_("What to choose among, in Swedish"), required=False, max_length=2000,
        help_text=_("Only for one of several: one on each line."), widget=forms.Textarea(attrs={"rows": 3}),
    )  # fmt: skip
    choices_en = forms.CharField(
        label=_("The same in English"), required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 3})
    )

    def clean_choices_sv(self):
        return _lines(self.cleaned_data["choices_sv"])

    def clean_choices_en(self):
        return _lines(self.cleaned_data["choices_en"])

    def clean(self):
        data = super().clean()
        if data.get("kind") == Question.Kind.CHOICE:
            swedish, english = data.get("choices_sv") or [], data.get("choices_en") or []
            if len(swedish) < 2:
                self.add_error("choices_sv", _("Write at least two, one on each line."))
            elif len(swedish) != len(english):
                self.add_error("choices_en", _("Write as many as in Swedish, in the same order."))
        else:
            data["choices_sv"] = data["choices_en"] = []
        return data


def _lines(text):
    return [line.strip() for line in text.splitlines() if line.strip()]
