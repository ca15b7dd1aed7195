from datetime import timedelta

from django.db.models import Count
from django.utils import timezone
from django.utils.translation import gettext as _

from pakten.mail.models import Letter
from pakten.web.held import Fate, Held

LATELY = timedelta(days=14)


def letters(*, kind="", day=None):
    """The letters of a kind and of a day in local time, the newest first; all where neither is given."""
    found = Letter.objects.filter(kind=kind) if kind else Letter.objects.all()
    return found.filter(written_at__date=day) if day else found


def numbers(among=None):
    """How many letters are in each state, every state present: {"waiting": 2, "sent": 310, …}."""
    among = Letter.objects.all() if among is None else among
    return among.aggregate(**{state.value: Count("id", filter=what) for state, what in Letter.STATES.items()})


def returned():
    """How many letters of the last two weeks came back or were given up: somebody has to look at the address."""
    lately = timezone.now() - LATELY
    return Letter.objects.filter(given_up_at__gte=lately, is_late=False, is_unwanted=False).count()


def held(person):
    """The letters to a person, and those they declined. Their texts may hold secrets, and are in their inbox."""
    letters = Letter.objects.filter(to__iexact=person.email).defer("text")
    return [
        Held(_("A letter to you"), Fate.DELETED, {_("When"): letter.written_at, _("About"): letter.subject})
        for letter in letters
    ]
