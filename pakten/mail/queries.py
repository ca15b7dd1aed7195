from django.db.models import Count
from django.utils.translation import gettext as _

from pakten.mail.models import Letter
from pakten.web.held import Fate, Held


def numbers():
    """How many letters are in each state, every state present: {"waiting": 2, "sent": 310, …}."""
    return Letter.objects.aggregate(**{state.value: Count("id", filter=what) for state, what in Letter.STATES.items()})


def held(person):
    """The letters to a person: when and about what. Their texts may hold secrets, and are in their inbox."""
    letters = Letter.objects.filter(to__iexact=person.email).defer("text")
    return [
        Held(_("A letter to you"), Fate.DELETED, {_("When"): letter.written_at, _("About"): letter.subject})
        for letter in letters
    ]
