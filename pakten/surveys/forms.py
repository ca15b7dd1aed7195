from django import forms
from django.core.exceptions import ValidationError
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
            widget=forms.RadioSelect, template_name="surveys/parts/choice.html",
        )  # fmt: skip

    @classmethod
    def begun(cls, questions, *, first=""):
        """The form not yet sent; `first`: the answer to the first question that was tapped in a letter."""
        questions = list(questions)
        is_known = questions and first in {str(value) for value, _words in questions[0].choices}
        return cls(questions=questions, initial={f"q{questions[0].pk}": int(first)} if is_known else None)

    def written(self):
        """The questions with what was written in one's own words, for somebody whose answers could not be kept."""
        words = [each for each in self.questions if each.kind == Question.Kind.WORDS]
        said = [(each.text, str(self.data.get(f"q{each.pk}", "")).strip()[:3000]) for each in words]
        return [(text, own) for text, own in said if own]

    def answers(self):
        """What was answered, by the number of the question."""
        given = {question.pk: self.cleaned_data[f"q{question.pk}"] for question in self.questions}
        return {number: value for number, value in given.items() if value not in (None, "")}

    def clean(self):
        data = super().clean()
        if not self.errors and not any(data.get(f"q{each.pk}") not in (None, "") for each in self.questions):
            raise ValidationError(_("Answer at least one question."))
        return data


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

    @classmethod
    def of(cls, question):
        """The form filled in with a question as it is."""
        names = ("kind", "text_sv", "text_en")
        lists = {name: "\n".join(getattr(question, name)) for name in ("choices_sv", "choices_en")}
        return cls(initial={**{name: getattr(question, name) for name in names}, **lists})

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
