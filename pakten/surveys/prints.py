"""Evaluations and their results as tables for a spreadsheet, for the team."""

from django.utils.translation import gettext as _
from django.utils.translation import pgettext


def surveys(found):
    """Evaluations, one row for each."""
    headings = [_("About"), pgettext("evaluation", "Held"), _("Answers"), _("State")]
    rows = [[each.title, each.held_on, each.answered, each.get_state_display()] for each in found]
    return _("Evaluations"), headings, rows


def results(results):
    """One survey: every choice with its count and share, and the words that may be quoted."""
    headings = [_("Question"), _("Answer"), _("Number"), _("Share, %"), _("Answered")]
    rows = []
    for result in results:
        rows += [
            [result.question.text, str(words), count, share, result.answered] for words, count, share in result.rows
        ]
        rows += [[result.question.text, words, "", "", result.answered] for words, quote in result.words if quote]
    return _("Evaluation"), headings, rows


def over(results):
    """One question over several surveys; of those that too few answered, that they did."""
    headings = [_("What"), _("Day"), _("Question"), _("Would recommend it, %"), _("On average"), _("Yes, %")]
    headings += [_("Answered")]
    rows = [
        [
            each.question.survey.title,
            each.question.survey.held_on,
            each.question.text,
            each.recommend,
            None if each.mean is None else round(each.mean, 2),
            each.rows[0][2] if each.rows and each.mean is None else None,
            _("fewer than 5") if each.is_hidden else each.answered,
        ]
        for each in results
    ]
    return _("Evaluation"), headings, rows
