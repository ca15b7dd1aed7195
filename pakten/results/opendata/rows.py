"""The rows of each data set, one after the other, so that it takes no more memory the longer it is."""

from itertools import batched

from django.conf import settings
from django.db.models import F
from django.urls import reverse
from django.utils import timezone

from pakten.events.models import Event
from pakten.network import rules as network
from pakten.network.models import District, Organisation
from pakten.plan.models import Indicator
from pakten.results.models import Period
from pakten.results.publishing import public_outcomes

AT_A_TIME = 1_000  # rows that are fetched at once


MEMBER = ("pk", "slug", "name", "sector", "industry", "industry_code", "level", "joined_on")


def members():
    """Members that agreed to be seen by everybody and are legal persons: nothing of people, and no numbers."""
    found = Organisation.objects.shown().legal_persons().order_by("sort_key", "id").values(*MEMBER)
    address = settings.SITE_ADDRESS + reverse("network:organisation", args=["-"])
    for some in batched(found.iterator(chunk_size=AT_A_TIME), AT_A_TIME):
        districts = _districts([each["pk"] for each in some])
        for each in some:
            pk, joined_on = each.pop("pk"), each.pop("joined_on").isoformat()
            page = address.replace("/-/", f"/{each['slug']}/")
            yield {**each, "districts": districts.get(pk, []), "joined_on": joined_on, "page": page}


def _districts(pks):
    """{organisation's id: names of its districts} of some."""
    named = {}
    rows = District.objects.filter(organisations__in=pks).order_by("name").values_list("organisations", "name")
    for pk, name in rows:
        named.setdefault(pk, []).append(name)
    return named


SAME = ("slug", "title", "kind", "is_cancelled", "summary", "venue", "address", "audience")
ACCESS = ("is_step_free", "has_hearing_loop", "has_quiet_zone", "has_interpreter")


def events():
    """Published and cancelled events that everybody may see, the latest first."""
    found = Event.objects.public().select_related("district", "host", "host__part_of").order_by("-starts_at", "-id")
    for each in found.iterator(chunk_size=AT_A_TIME):
        said = {name: getattr(each, name) for name in SAME}
        yield {
            **said,
            "starts_at": timezone.localtime(each.starts_at).isoformat(timespec="seconds"),
            "ends_at": timezone.localtime(each.ends_at).isoformat(timespec="seconds"),
            "district": each.district.name if each.district else "",
            "is_online": bool(each.link),
            "host": each.host.slug if each.host and network.is_public(each.host) and each.host.is_legal_person else "",
            **{name: getattr(each, name) for name in ACCESS},
            "page": settings.SITE_ADDRESS + each.get_absolute_url(),
        }


def indicators():
    """What the network measures, where everybody may see it."""
    found = Indicator.objects.public().annotate(goal_sv=F("goal__text_sv"), goal_en=F("goal__text_en"))
    names = ("key", "name_sv", "name_en", "definition_sv", "definition_en", "goal_sv", "goal_en", "unit", "direction")
    yield from found.values(*names, "level", "source", "source_text", "from_year", "to_year")


def told_outcomes():
    """The figures of periods that are closed: they no longer move, so that no two versions can be compared for what is
    too small to be shown."""
    for period in Period.objects.closed():
        for outcome in public_outcomes(period):
            for cell in (outcome.whole, *outcome.groups):
                yield {
                    "period": period.slug,
                    "starts_on": period.starts_on.isoformat(),
                    "ends_on": period.ends_on.isoformat(),
                    "indicator": outcome.indicator.key,
                    "cut": cell.cut,
                    "group": cell.group,
                    "value": _number(cell.value),
                    "n": cell.n,
                    "target": None if cell.cut else _number(outcome.target),
                    "unit": outcome.indicator.unit,
                }


def _number(value):
    if value is None:
        return None
    return int(value) if value == int(value) else float(value)
