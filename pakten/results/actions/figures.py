from django.db import transaction
from django.utils.translation import gettext as _

from pakten.journal import actions as journal
from pakten.results.actions.periods import PeriodProblem, locked
from pakten.results.models import Correction, ExternalEntry, ExternalFigure, Figure


@transaction.atomic
def correct(*, figure, after, reason, seen, by):
    """Changes a frozen figure and keeps what it was. `seen`: the value that whoever corrects it had before them."""
    held = Figure.objects.select_for_update().get(pk=figure.pk)
    before = held.value
    if before != seen:
        raise PeriodProblem(_("Somebody else has corrected the figure meanwhile. Read what they wrote first."))
    if after == before:
        raise PeriodProblem(_("That is the figure as it stands. Write another, or leave it."))
    held.value = after
    held.save(update_fields=["value"])
    made = Correction.objects.create(figure=held, before=before, after=after, reason=reason.strip(), by=by)
    fields = {"value": [_text(before), _text(after)]}
    journal.write(verb="results.correct", subject=held, by=by, details={"fields": fields})
    return made


@transaction.atomic
def enter(*, indicator, period, value, source, by):
    """Writes down a figure that comes from elsewhere, and from where; what stood before is kept."""
    if locked(period).is_closed:
        raise PeriodProblem(_("%(period)s is closed. Correct the figure that is frozen.") % {"period": period})
    if indicator.measure:
        raise PeriodProblem(_("That figure is counted here, and cannot be entered."))
    stood = ExternalFigure.objects.filter(indicator=indicator, period=period).first()
    if stood and (stood.value, stood.source) == (value, source):
        return stood
    figure, _is_new = ExternalFigure.objects.update_or_create(
        indicator=indicator, period=period, defaults={"value": value, "source": source}
    )
    ExternalEntry.objects.create(figure=figure, value=value, source=source, by=by)
    fields = {"value": [_text(stood.value if stood else None), _text(value)]}
    journal.write(verb="results.enter", subject=figure, by=by, details={"fields": fields})
    return figure


def _text(value):
    return "" if value is None else str(value)
