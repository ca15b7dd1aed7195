"""Who takes part, as others may see them, and what is held on somebody."""

from django.db.models import Q
from django.utils.translation import gettext as _

from pakten.mingle.models import Mingle, Participant
from pakten.network import protected
from pakten.network.models import Organisation
from pakten.network.sorting import sort_key
from pakten.web.held import Fate, Held


def participants(mingle):
    """Who takes part, as others may see them: somebody under protection is a number, with no address and no
    organisation, and `is_unnamed`. Every page, paper and file takes people from here."""
    found = list(mingle.participants.select_related("person"))
    is_protected = protected.finder()
    for each in found:
        each.is_unnamed = bool((each.person and each.person.is_protected) or is_protected(each.name, each.email))
        if each.is_unnamed:
            each.name, each.email, each.organisation_name = _("Participant %s") % each.key, "", ""
    return found


def by_token(token):
    """The participant whose secret this is, in the last mingle made where there are several; None when there is none
    (any more)."""
    found = Participant.objects.select_related("mingle__published_plan", "mingle__event", "person", "registration")
    found = found.defer("mingle__published_plan__snapshot")  # all that the engine was given: large, and not shown
    return found.filter(token=token).order_by("-mingle__created_at", "-mingle_id").first()


def people(mingle):
    """The participants in the order of their names, each with their wishes in words: `wished_names`, `met_names`,
    `needs`. Whom somebody would rather not meet is shown to nobody, the team included."""
    found = sorted(participants(mingle), key=lambda each: sort_key(each.name))
    names = {each.key: each.name for each in found}
    organisations = {each.organisation: each.organisation_name for each in found if each.organisation_name}
    for each in found:
        sectors = [str(label) for value, label in Organisation.Sector.choices if value in each.wished_sectors]
        people, theirs = _named(names, each.wished_people), _named(organisations, each.wished_organisations)
        each.wished_names = [*people, *theirs, *sectors]
        each.met_names = _named(names, each.met)
        each.needs = _needs(each)
    return found


def _needs(participant):
    """What the team must know for the room and for the words, in words."""
    needs = [_("Quiet table")] if participant.wants_quiet else []
    if participant.is_seated:
        needs.append(_("Must sit still"))
    if participant.swedish:
        needs.append(f"{_('Swedish')}: {participant.get_swedish_display()}")
    return needs + participant.language_names


def _named(names, keys):
    return [names[key] for key in keys if key in names]


def held(person):
    """The mingles a person came to with what they wished for; people they wished to meet are counted, not named."""
    theirs = Participant.objects.filter(Q(person=person) | Q(email__iexact=person.email)).select_related("mingle")
    made = Mingle.objects.filter(created_by=person)
    return [
        *(Held(_("Came to a mingle"), Fate.NAMELESS, _told(each), _private(each)) for each in theirs),
        *(Held(_("Made a mingle"), Fate.NAMELESS, {_("Mingle"): each.title}) for each in made),
    ]


def _told(participant):
    return {
        _("Mingle"): participant.mingle.title,
        _("Name"): participant.name,
        _("E-mail"): participant.email,
        _("Organisation"): participant.organisation_name,
        _("Offers"): ", ".join(participant.offers),
        _("Wants to talk about"): ", ".join(participant.wants),
        _("People you wished to meet"): len(participant.wished_people),
        _("People you have met"): len(participant.met),
        _("Plans made from what you wished for, without your name"): participant.mingle.plans.exclude(
            snapshot={}
        ).count(),
        _("Must sit still"): participant.is_seated,
        _("Wants a quiet table"): participant.wants_quiet,
        _("Swedish"): participant.get_swedish_display(),
        _("Other languages"): ", ".join(participant.language_names),
        _("May be found by others who come"): participant.may_be_found,
    }


def _private(participant):
    return {
        _("People you would rather not meet"): len(participant.avoids) + len(participant.avoided_organisations),
        _("Names you wrote of those you would rather not meet"): len(participant.avoided_words),
    }
