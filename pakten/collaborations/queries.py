from django.db.models import Count, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from pakten.collaborations.models import Collaboration, Step
from pakten.network.models import Person
from pakten.web.held import Fate, Held


def collaborations(*, owner=None, state="", words=""):
    """What the team works on, the most urgent first: open ones, unless one state is asked for."""
    found = Collaboration.objects.filter(state=state) if state else Collaboration.objects.open()
    if owner:
        found = found.filter(owner=owner)
    for word in words.split():
        found = found.filter(Q(title__icontains=word) | Q(organisations__name__icontains=word)).distinct()
    return found.select_related("owner").prefetch_related("organisations").worked_on()


def numbers(*, owner=None):
    """How many are open, late, and adrift (without an owner or a next step)."""
    mine = Collaboration.objects.filter(owner=owner) if owner else Collaboration.objects.all()
    today = timezone.localdate()
    return {
        "open": mine.open().count(),
        "due": mine.due(today).count(),
        "adrift": Collaboration.objects.adrift().count(),
    }


def due(*, owner, count):
    """The first of somebody's steps that are due."""
    return collaborations(owner=owner).filter(next_step_on__lte=timezone.localdate())[:count]


def of_organisation(organisation):
    return organisation.collaborations.order_by("-began_on", "-id").prefetch_related("organisations")


def from_origin(address):
    """What began at a place of the house, such as an event's page."""
    return Collaboration.objects.filter(origin_address=address).select_related("owner").worked_on()


def led_to(year):
    """How many collaborations of a year led to something, and how many began in it."""
    began = Collaboration.objects.filter(began_on__year=year)
    return began.aggregate(began=Count("id", distinct=True), led=Count("outcomes__collaboration", distinct=True))


def who_may_own():
    return Person.objects.shown().exclude(team="").filter(is_active=True).order_by("name", "id")


def held(person):
    """The collaborations a person answers for, and what they told of any."""
    owned = Collaboration.objects.filter(owner=person)
    told = Step.objects.filter(by=person).select_related("collaboration")
    return [
        *(Held(_("Answers for a collaboration"), Fate.NAMELESS, {_("About"): each.title}) for each in owned),
        *(
            Held(
                _("Told of a collaboration"),
                Fate.NAMELESS,
                {_("About"): step.collaboration.title, _("When"): step.on, _("What"): step.text},
            )
            for step in told
        ),
    ]
