from dataclasses import dataclass

from django.db.models import Count, Q
from django.utils.translation import gettext as _

from pakten.surveys import rules
from pakten.surveys.models import Question, Response, Survey, Ticket
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

    @property
    def figure(self):
        """What the answers come to in one number from 0 to 100, for a picture; None where there is no such number."""
        if self.recommend is not None:
            return self.recommend
        if self.mean is not None:
            return round(20 * self.mean)
        if self.question.kind == Question.Kind.YES_OR_NO and self.rows:
            return self.rows[0][2]
        return None


def results(survey):
    """The answers to each question, as shares with their n. Of fewer than five nothing is said."""
    responses = list(survey.responses.filter(is_counted=True).values_list("answers", "may_quote"))
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


def standing(survey):
    """How far an evaluation has come: who was asked, how many answered, how many answers are counted and may still be
    reminded."""
    answers = survey.responses.aggregate(all=Count("pk"), counted=Count("pk", filter=Q(is_counted=True)))
    tickets = survey.tickets.aggregate(
        asked=Count("pk"), to_remind=Count("pk", filter=Q(is_used=False, is_reminded=False))
    )
    return {"answered": answers["all"], "counted": answers["counted"], **tickets}


def recommended(survey):
    """The share that would recommend it and how many answered that: (87, 54); None where too few did."""
    for question in survey.questions.filter(kind=Question.Kind.RECOMMEND):
        responses = survey.responses.filter(is_counted=True).values_list("answers", "may_quote")
        result = _result(question, list(responses))
        if result.recommend is not None:
            return result.recommend, result.answered
    return None


def of_questions(questions):
    """The results of questions, each in its own survey, in the order given. Asks for all answers at once."""
    answers = {}
    found = Response.objects.filter(survey__in={each.survey_id for each in questions}, is_counted=True)
    for survey, given, quote in found.values_list("survey", "answers", "may_quote"):
        answers.setdefault(survey, []).append((given, quote))
    return [_result(each, answers.get(each.survey_id, [])) for each in questions]


def earlier(survey, count=8):
    """The latest evaluations before this one about the same kind of thing, and this one last: (survey, what was
    answered to whether one would recommend it, or None where that was not asked)."""
    if not survey.about_kind:
        return []
    sent = Survey.objects.exclude(state=Survey.State.DRAFT).filter(about_kind=survey.about_kind)
    surveys = [*sent.filter(held_on__lt=survey.held_on)[:count]][::-1]
    if not surveys:
        return []
    surveys.append(survey)
    asked = {}
    for each in Question.objects.filter(survey__in=surveys, kind=Question.Kind.RECOMMEND).order_by("-place"):
        asked[each.survey_id] = each
    found = {each.question.survey_id: each for each in of_questions(list(asked.values()))}
    return [(each, found.get(each.pk)) for each in surveys]


def copied_from():
    """The evaluations whose questions another may begin with, the latest first."""
    return Survey.objects.filter(questions__isnull=False).distinct()


def asked_often():
    """The questions that are asked of several things, each once: as it was asked last."""
    sent = Question.objects.exclude(survey__state=Survey.State.DRAFT).exclude(kind=Question.Kind.WORDS)
    last = {}
    for each in sent.order_by("survey__held_on", "survey_id", "-place"):
        last[each.kind, each.text_sv] = each
    return sorted(last.values(), key=lambda each: (each.kind != Question.Kind.RECOMMEND, each.kind, each.text))


def years():
    """The years something was evaluated, the latest first."""
    return [each.year for each in Survey.objects.exclude(state=Survey.State.DRAFT).dates("held_on", "year", "DESC")]


def over(question, *, year=None):
    """The same question wherever it was asked, in a year or ever, the first first: a list of results."""
    same = Question.objects.filter(kind=question.kind, text_sv=question.text_sv).exclude(
        survey__state=Survey.State.DRAFT
    )
    if year:
        same = same.filter(survey__held_on__year=year)
    return of_questions(list(same.select_related("survey").order_by("survey__held_on", "survey_id")))


def together(results):
    """(number, n) of several results of one question as one: of those that are shown alone as well, since otherwise
    the sum would tell what a small group said. None where there is none, or no such number."""
    shown = [each for each in results if each.figure is not None]
    answered = sum(each.answered for each in shown)
    if not answered:
        return None
    if shown[0].question.kind == Question.Kind.SCALE:
        return sum(each.mean * each.answered for each in shown) / answered, answered
    return round(sum(_hits(each) for each in shown) * 100 / answered), answered


def _hits(result):
    """How many said 9 or 10, or yes."""
    if result.question.kind == Question.Kind.RECOMMEND:
        return sum(count for _words, count, _share in result.rows[9:])
    return result.rows[0][1]


def about(address):
    """The evaluation of what stands at an address of the house, or None."""
    return Survey.objects.filter(about_address=address).first() if address else None


def sent_by_clock():
    """Drafts that are to be sent by themselves some hours after what they are about."""
    return Survey.objects.filter(state=Survey.State.DRAFT).exclude(hours_after=None).exclude(about_address="")


def held(person):
    """The evaluations a person may answer. What they answered cannot be told from what others did."""
    tickets = Ticket.objects.filter(person=person).select_related("survey")
    return [
        Held(_("Asked to evaluate"), Fate.DELETED, {_("About"): each.survey.title, _("Has answered"): each.is_used})
        for each in tickets
    ]
