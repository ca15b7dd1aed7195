from django.db.models import Count, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from pakten.collaborations.models import Collaboration, Outcome, Step
from pakten.network.models import Agreement, Person
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


def to_take_on(*, owner, count):
    """What the desk shows: what nobody has in hand, whosever it is, and then the first of somebody's steps that are
    due."""
    adrift = Q(owner=None) | Q(next_step_on=None) & Q(owner=owner)
    return collaborations().filter(adrift | Q(owner=owner, next_step_on__lte=timezone.localdate()))[:count]


def from_origin(address):
    """What began at a place of the house, such as an event's page."""
    found = Collaboration.objects.filter(origin_address=address).select_related("owner", "contact")
    return found.prefetch_related("organisations").worked_on()


def grown_from(address):
    """How many leads began at a place of the house, and how many agreements came of them."""
    leads = Collaboration.objects.filter(origin_address=address)
    agreements = Outcome.objects.filter(collaboration__in=leads).exclude(agreement=None)
    return {"leads": leads.count(), "agreements": agreements.values("agreement").distinct().count()}


def agreements_of(collaboration):
    """The agreements of those who take part, the latest first: one of them may be what it led to."""
    parties = collaboration.organisations.all()
    return Agreement.objects.filter(parties__in=parties).distinct().order_by("-created_at", "-pk")


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
                _("Wanted to go on with something"),
                Fate.NAMELESS,
                {_("About"): each.title, _("What"): each.about, _("When"): each.began_on},
            )
            for each in Collaboration.objects.filter(contact=person)
        ),
        *(
            Held(
                _("Told of a collaboration"),
                Fate.NAMELESS,
                {_("About"): step.collaboration.title, _("When"): step.on, _("What"): step.text},
            )
            for step in told
        ),
    ]
