from django.db.models import Count, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from pakten.matching.problem import Participant as Wisher
from pakten.matching.problem import Problem
from pakten.mingle import planning
from pakten.mingle.imports.corrections import corrections_from_data
from pakten.mingle.imports.sign_up_list import read_sign_up_list
from pakten.mingle.models import Mingle, Participant, SignUpFile
from pakten.mingle.planning import Dials, Meeting, Outcome
from pakten.network import protected
from pakten.network.sorting import sort_key
from pakten.sheets.table import table_from_data
from pakten.web.held import Fate, Held


def in_hand():
    """Mingles for the team's list, the newest first, with the number of people in each."""
    return Mingle.objects.select_related("event", "published_plan").annotate(people=Count("participants"))


def meetings_this_year():
    """How many meetings the published plans of this year's mingles hold."""
    published = Mingle.objects.filter(published_at__year=timezone.localdate().year)
    return sum(len(meetings) for meetings in published.values_list("published_plan__meetings", flat=True))


def participants(mingle):
    """Who takes part, as others may see them: somebody under protection is a number, with no address and no
    organisation. Every page, paper and file takes people from here."""
    found = list(mingle.participants.select_related("person"))
    is_protected = protected.finder()
    for each in found:
        if (each.person and each.person.is_protected) or is_protected(each.name, each.email):
            each.name, each.email, each.organisation_name = _("Participant %s") % each.key, "", ""
    return found


def problem(mingle, *, banned=()):
    """The mingle's people and wishes as the engine takes them."""
    return Problem(
        participants=tuple(
            Wisher(
                id=each.key,
                name=each.name or _("Forgotten"),
                organisation=each.organisation,
                organisation_name=each.organisation_name,
                sector=each.sector,
                kind=each.kind,
                offers=tuple(each.offers),
                wants=tuple(each.wants),
                wished_people=tuple(each.wished_people),
                wished_organisations=tuple(each.wished_organisations),
                wished_sectors=tuple(each.wished_sectors),
                wished_kinds=tuple(each.wished_kinds),
                met=tuple(each.met),
                avoids=tuple(each.avoids),
                avoided_organisations=tuple(each.avoided_organisations),
                seated=each.is_seated,
            )
            for each in participants(mingle)
        ),
        banned=tuple((first, second) for first, second in banned),
    )


def dials(plan):
    """The dials as they stood when the plan was made."""
    return Dials(
        rounds=plan.rounds,
        fairness=plan.fairness,
        surprise=float(plan.surprise),
        fixed_row=plan.fixed_row,
        seed=plan.seed,
    )


def outcome(plan):
    """A kept plan as the planner gave it."""
    return Outcome(
        dials=dials(plan),
        meetings=tuple(
            Meeting(each["round"], each["table"], tuple(each["people"]), each["points"]) for each in plan.meetings
        ),
        idle=tuple((each["round"], each["person"]) for each in plan.idle),
        value=plan.value,
        bound=plan.bound,
        wishes_met=plan.wishes_met,
        wishes_stated=plan.wishes_stated,
        without=tuple(plan.without),
    )


def prices(mingle):
    """What every setting of every dial would give, beside the plan on the bench: {(dial, setting): Price}."""
    plan = mingle.plan
    found = planning.prices(problem(mingle, banned=plan.banned), dials(plan), [tuple(pair) for pair in plan.locked])
    return {(price.dial, price.setting): price for price in found}


def file_of(mingle):
    """The uploaded list, or None when there is none (any more)."""
    return SignUpFile.objects.filter(mingle=mingle).first()


def people(mingle):
    """The participants in the order of their names, each with their wishes in words: `wished_names`, `met_names`,
    `avoided_names`."""
    found = sorted(participants(mingle), key=lambda each: sort_key(each.name))
    names = {each.key: each.name for each in found}
    organisations = {each.organisation: each.organisation_name for each in found if each.organisation_name}
    for each in found:
        each.wished_names = _named(names, each.wished_people) + _named(organisations, each.wished_organisations)
        each.met_names = _named(names, each.met)
        each.avoided_names = _named(names, each.avoids) + _named(organisations, each.avoided_organisations)
    return found


def _named(names, keys):
    return [names[key] for key in keys if key in names]


def reading(file, *, language=None):
    """The uploaded list as it is understood now, with what somebody chose and mended."""
    corrections = protected.masked_data(file.corrections)
    return read_sign_up_list(
        protected.without_rows(table_from_data(file.table), _rows_of_protected(file)),
        columns=dict(file.columns),
        heading_row=file.heading_row,
        corrections=corrections_from_data(corrections),
        language=language,
    )


def _rows_of_protected(file):
    """The rows of people under protection: the team takes care of them by hand. Asked only when there are any."""
    if not protected.is_anybody():
        return set()
    everybody = read_sign_up_list(
        table_from_data(file.table),
        columns=dict(file.columns),
        heading_row=file.heading_row,
        corrections=corrections_from_data(file.corrections),
    ).people
    return {each.row for each in everybody if protected.names(each.name, each.email)}


def left_to_the_office(file):
    """How many rows of the list are not shown, since the person in them must be taken care of by hand."""
    return len(_rows_of_protected(file))


def held(person):
    """The mingles a person came to with what they wished for; people they wished to meet are counted, not named."""
    theirs = Participant.objects.filter(Q(person=person) | Q(email__iexact=person.email)).select_related("mingle")
    made = Mingle.objects.filter(created_by=person)
    return [
        *(Held(_("Came to a mingle"), Fate.NAMELESS, _told(each)) for each in theirs),
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
        _("People you cannot meet"): len(participant.avoids),
        _("Must sit still"): participant.is_seated,
    }
