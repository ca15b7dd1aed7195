from dataclasses import dataclass

from django.utils.translation import gettext as _

from pakten.surveys import rules
from pakten.surveys.models import Question, Survey, Ticket
from pakten.web.held import Fate, Held


@dataclass(frozen=True)
class Result:
    """What was answered to one question. `rows`: (words, how many, share in percent); empty where too few answered."""

    question: Question
    answered: int
    rows: tuple
    mean: float | None = None
    recommend: int | None = None  # share that would recommend (9 or 10), in percent
    words: tuple = ()  # (words, may be quoted)

    @property
    def is_hidden(self):
        return self.answered > 0 and not rules.may_show(self.answered)


def results(survey):
    """The answers to each question, as shares with their n. Of fewer than five nothing is said."""
    responses = list(survey.responses.values_list("answers", "may_quote"))
    return [_result(question, responses) for question in survey.questions.all()]


def _result(question, responses):
    given = [(answers[str(question.pk)], quote) for answers, quote in responses if str(question.pk) in answers]
    if question.kind == Question.Kind.WORDS:
        # Sorted, so that the order tells nothing of who wrote when.
        words = tuple(sorted(given)) if rules.may_show(len(given)) else ()
        return Result(question, len(given), (), words=words)
    if not rules.may_show(len(given)):
        return Result(question, len(given), ())
    values = [value for value, _quote in given]
    counts = [(words, values.count(value)) for value, words in question.choices]
    rows = tuple((words, count, round(100 * count / len(values))) for words, count in counts)
    is_number = question.kind in (Question.Kind.SCALE, Question.Kind.RECOMMEND)
    return Result(
        question,
        len(values),
        rows,
        mean=sum(values) / len(values) if is_number else None,
        recommend=_share_of_promoters(values) if question.kind == Question.Kind.RECOMMEND else None,
    )


def _share_of_promoters(values):
    return round(100 * sum(value >= 9 for value in values) / len(values))


def recommended(survey):
    """The share that would recommend it and how many answered that: (87, 54); None where too few did."""
    for result in results(survey):
        if result.recommend is not None:
            return result.recommend, result.answered
    return None


def earlier(survey, count=5):
    """The latest evaluations before this one about the same kind of thing, with the share that would recommend it."""
    if not survey.about_kind:
        return []
    before = Survey.objects.filter(about_kind=survey.about_kind, held_on__lt=survey.held_on).exclude(pk=survey.pk)
    return [(each, recommended(each)) for each in before[:count]]


def about(address):
    """The evaluations of what stands at an address of the house."""
    return Survey.objects.filter(about_address=address)


def held(person):
    """The evaluations a person may answer. What they answered cannot be told from what others did."""
    tickets = Ticket.objects.filter(person=person).select_related("survey")
    return [
        Held(_("Asked to evaluate"), Fate.DELETED, {_("About"): each.survey.title, _("Has answered"): each.is_used})
        for each in tickets
    ]
