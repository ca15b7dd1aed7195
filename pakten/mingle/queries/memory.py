"""Who has met at an earlier mingle. Nothing is copied: it is seen in the plans of mingles that were held, and goes with
them, and with whoever is forgotten."""

from django.utils import timezone

from pakten.mingle.models import Participant
from pakten.mingle.queries.meetings import NOT_THERE, held, held_at, is_held, of_rounds_held, pairs_met


def met_before(mingle, people=None):
    """The pairs of a mingle's people who met at an earlier one, by their keys here. Three questions to the database,
    however many they are. `people`: the participants, where they are at hand."""
    people = mingle.participants.all() if people is None else people
    here = {each.person_id: each.key for each in people if each.person_id}
    known = _known(mingle, here)
    found = set()
    for pk, meetings in _earlier(mingle, known):
        keys = known[pk]
        both = ({keys[key] for key in pair if key in keys} for pair in pairs_met(meetings))
        found |= {frozenset(pair) for pair in both if len(pair) == 2}
    return found


def _known(mingle, here):
    """The people of a mingle at others, where there were two of them at least: {mingle: {key there: key here}}."""
    there = Participant.objects.filter(person__in=here, mingle__in=held()).exclude(mingle=mingle)
    known = {}
    for pk, key, person in (
        there.exclude(registration__state__in=NOT_THERE).order_by().values_list("mingle", "key", "person")
    ):
        known.setdefault(pk, {})[key] = here[person]
    return {pk: keys for pk, keys in known.items() if len(set(keys.values())) > 1}


def _earlier(mingle, known):
    """The meetings of those of the known mingles that were held before this one."""
    if not known:
        return
    before = held_at(mingle) if is_held(mingle) else timezone.now()
    for each in held().filter(pk__in=known).select_related("event", "published_plan", "stage"):
        if held_at(each) <= before:
            yield each.pk, [meeting["people"] for meeting in of_rounds_held(each)]


def has_met(mingle, people=None):
    """Whom each of a mingle's people has met at an earlier one, as the engine takes it: {key: (key, …)}; nobody, where
    the team lets them meet again."""
    found = {}
    if not mingle.may_meet_again:
        for pair in met_before(mingle, people):
            first, second = sorted(pair)
            found.setdefault(first, []).append(second)
    return {key: tuple(sorted(others)) for key, others in found.items()}
