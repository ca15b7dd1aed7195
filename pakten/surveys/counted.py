"""What of the evaluations is counted of a period: a part of `queries`."""

from pakten.surveys import queries
from pakten.surveys.models import Question, Survey


def recommended_between(first, last):
    """What was answered, in evaluations of what was held in a period, to whether one would recommend it: results of
    those alone that enough people answered to be shown."""
    surveys = Survey.objects.exclude(state=Survey.State.DRAFT).filter(held_on__range=(first, last))
    asked = Question.objects.filter(survey__in=surveys, kind=Question.Kind.RECOMMEND)
    found = queries.of_questions(list(asked.select_related("survey").order_by("survey__held_on", "survey_id", "place")))
    return [each for each in found if each.recommend is not None]
