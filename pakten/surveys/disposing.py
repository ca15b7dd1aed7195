"""Tickets that have been kept long enough, and the verb that lets go of them. A part of `actions`."""

from django.utils import timezone

from pakten.surveys.models import Ticket
from pakten.web.batches import delete_some


def tickets(before):
    """Who may answer an evaluation of something held before a moment. The answers lead to nobody, and stay."""
    return Ticket.objects.filter(survey__held_on__lt=timezone.localdate(before))


def delete_tickets(*, before, most):
    return delete_some(tickets(before), most)
