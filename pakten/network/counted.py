"""What of the register is counted of a period: a part of `queries`. Each gives the rows that a figure rests on."""

from collections import Counter

from django.db.models import Count, Q, Sum
from django.db.models.functions import Least

from pakten.network.models import Agreement, Commitment, LevelChange, Organisation


def members_on(day):
    """Members at the end of a day. Of those who left before days of leaving were kept, nobody knows when: they are not
    counted, and no more are the dormant, for whom no day is kept either."""
    still = Q(state=Organisation.State.ACTIVE) | Q(state=Organisation.State.LEFT, left_on__gt=day)
    return Organisation.objects.filter(still, joined_on__lte=day)


def joined_between(first, last):
    """Those who became members in a period, also those who have left after it."""
    return members_on(last).filter(joined_on__gte=first)


def by_level_on(organisations, day):
    """{level: how many} as it was at the end of a day. Counted from the levels of now, with those put back who have
    changed since: they are few. Where no change is kept from before the day, the level of now stands for it."""
    organisations = organisations.order_by()
    counted = Counter(dict(organisations.values_list("level").annotate(Count("pk"))))
    later = LevelChange.objects.filter(from_on__gt=day, organisation__in=organisations.values("pk"))
    changed = sorted(set(later.values_list("organisation", flat=True)))
    changes = LevelChange.objects.filter(organisation__in=changed, from_on__lte=day)
    then = dict(changes.order_by("from_on", "id").values_list("organisation", "level"))
    for pk, level in Organisation.objects.filter(pk__in=changed).order_by("pk").values_list("pk", "level"):
        counted[level] -= 1
        counted[then.get(pk, level)] += 1
    return {level: number for level, number in sorted(counted.items()) if number}


def by_district(organisations):
    """{name of a district: how many}: an organisation is counted in each of its districts."""
    pairs = Organisation.districts.through.objects.filter(organisation__in=organisations.order_by().values("pk"))
    return dict(pairs.values_list("district__name").annotate(Count("pk")).order_by("district__name"))


def signed_between(first, last):
    """Agreements that were signed in a period and not cancelled since: what was cancelled was not kept to."""
    return Agreement.objects.filter(signed_on__range=(first, last), cancelled_on=None)


def due_between(first, last):
    """Promises with a number, in signed agreements, that were to be kept in a period."""
    agreements = Agreement.objects.exclude(signed_on=None).filter(cancelled_on=None)
    return Commitment.objects.filter(due_on__range=(first, last), number__gt=0, agreement__in=agreements)


def kept_of(commitments):
    """(how many were delivered, how many were promised) in all: more than promised in one makes up for no other."""
    found = commitments.order_by().aggregate(kept=Sum(Least("delivered", "number")), promised=Sum("number"))
    return found["kept"] or 0, found["promised"] or 0
