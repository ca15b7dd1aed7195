"""What the network knows already of what a member did in a year, to begin its report from: each number with where it
comes from. The member may answer something else."""

from dataclasses import dataclass, field

from django.db.models import Count, Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from pakten.collaborations import counted as collaborations
from pakten.collaborations.models import Collaboration
from pakten.events import counted as events
from pakten.network import counted as network
from pakten.network.models import Commitment
from pakten.results.models import MemberReport, Period

# What a promise or a result is of, by the words it is written with; the first that fits. What fits none is not guessed.
WORDS = (
    ("mentors", ("mentor",)),
    ("places_filled", ("plats", "place", "lärling", "apprentice")),
    ("employed", ("jobb", "anställ", "tjänst", "job", "employ", "hire")),
    ("places_filled", ("praktik", "intern")),
)


@dataclass
class Known:
    """`sources`: (sentence, address or "") of all that the number is the sum of."""

    number: int = 0
    sources: list = field(default_factory=list)

    def add(self, number, sentence, address=""):
        self.number += number
        self.sources.append((sentence, address))


def known(organisation, period):
    """{field of the report: Known}"""
    found = {}
    for name, number, sentence, address in (
        *_delivered(organisation, period),
        *_led_to(organisation, period),
        *_hosted(organisation, period),
        *_hired_before(organisation, period),
    ):
        found.setdefault(name, Known()).add(number, sentence, address)
    return found


def numbers(known):
    return {name: each.number for name, each in known.items()}


def _field(text):
    text = text.casefold()
    return next((name for name, words in WORDS if any(word in text for word in words)), None)


def _delivered(organisation, period):
    """What the member promised for the year, and how much of it came."""
    due = network.due_between(period.starts_on, period.ends_on) | Commitment.objects.filter(
        due_on=None,
        delivered_on__range=(period.starts_on, period.ends_on),
        agreement__cancelled_on=None,
        agreement__signed_on__isnull=False,
    )
    for each in due.filter(party=organisation).select_related("agreement").order_by("due_on", "pk"):
        name = _field(f"{each.text} {each.unit}")
        words = {"agreement": each.agreement, "text": each.text, "delivered": each.delivered, "number": each.number}
        address = each.agreement.get_absolute_url()
        if name == "places_filled":
            offered = max(each.number or 0, each.delivered)
            yield "places_offered", offered, _("%(agreement)s: %(text)s, %(number)s promised") % words, address
        if name and each.delivered:
            said = (
                _("%(agreement)s: %(text)s, %(delivered)s of %(number)s")
                if each.number
                else _("%(agreement)s: %(text)s, %(delivered)s")
            )
            yield name, each.delivered, said % words, address


def _led_to(organisation, period):
    """What collaborations led to. Where one led to an agreement, its deliveries tell it already."""
    found = collaborations.led_to_between(period.starts_on, period.ends_on)
    found = found.filter(collaboration__in=Collaboration.objects.filter(organisations=organisation))
    found = found.exclude(collaboration__outcomes__agreement__isnull=False).select_related("collaboration")
    for each in found.annotate(parties=Count("collaboration__parties")).order_by("on", "pk"):
        if name := _field(each.text):
            words = {"title": each.collaboration.title, "text": each.text, "number": each.number}
            said = _("%(title)s: %(number)s %(text)s") % words
            if others := each.parties - 1:
                with_whom = ngettext("together with %(number)s other member", "together with %(number)s others", others)
                said = f"{said} ({with_whom % {'number': others}})"
            yield name, each.number, said, ""


def _hosted(organisation, period):
    for each in events.held_between(period.starts_on, period.ends_on).filter(host=organisation).order_by("starts_at"):
        yield "own_activities", 1, each.title, each.get_absolute_url()


def _hired_before(organisation, period):
    before = MemberReport.objects.approved().filter(
        Q(employed__gt=0), organisation=organisation, period__kind=Period.Kind.YEAR, period__year=period.year - 1
    )
    for employed in before.values_list("employed", flat=True):
        words = {"year": period.year - 1, "number": employed}
        yield "hired_before", employed, _("Your report of %(year)s: %(number)s employed") % words, ""
