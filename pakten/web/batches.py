"""Many rows dealt with a few at a time, so that no transaction holds the tables for long."""

from django.db import transaction


def first(rows, most):
    """The keys of the first rows, locked for this transaction; what somebody works on just now is left for later."""
    locked = rows.select_for_update(of=("self",), skip_locked=True)
    return list(locked.order_by("pk").values_list("pk", flat=True)[:most])


@transaction.atomic
def delete_some(rows, most):
    """Deletes at most so many of the rows, with what cannot be without them. Returns how many rows went."""
    _all, by_model = rows.model.objects.filter(pk__in=first(rows, most)).delete()
    return by_model.get(rows.model._meta.label, 0)
