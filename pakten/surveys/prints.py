"""Results as tables for a spreadsheet, for the team."""

from django.utils.translation import gettext as _

from pakten.sheets.write import write_csv, write_workbook


def results(results, *, as_workbook):
    """One survey: every choice with its count and share, and the words that may be quoted."""
    headings = [_("Question"), _("Answer"), _("Number"), _("Share, %"), _("Answered")]
    rows = []
    for result in results:
        rows += [
            [result.question.text, str(words), count, share, result.answered] for words, count, share in result.rows
        ]
        rows += [[result.question.text, words, "", "", result.answered] for words, quote in result.words if quote]
    return _file(headings, rows, as_workbook)


def over(results, *, as_workbook):
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
    return _file(headings, rows, as_workbook)


def _file(headings, rows, as_workbook):
    return write_workbook(headings, rows, sheet=_("Evaluation")) if as_workbook else write_csv(headings, rows)
