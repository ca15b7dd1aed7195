"""From a sign-up list to what the matching engine takes."""

from pakten.matching.problem import Participant, PointTable, Problem

from .sign_up_list import SignUp, SignUpList


def to_problem(sign_up_list: SignUpList, points: PointTable | None = None) -> Problem:
    """The people of a list that has no errors. Raises ValueError for one that has: it would put the wrong people
    together."""
    if sign_up_list.errors:
        raise ValueError("The sign-up list has errors.")
    return Problem(tuple(participant(sign_up) for sign_up in sign_up_list.people), points=points or PointTable())


def participant(sign_up: SignUp) -> Participant:
    """One person as the engine knows them."""
    return Participant(
        id=sign_up.key,
        name=sign_up.name,
        organisation=sign_up.organisation_key,
        organisation_name=sign_up.organisation,
        sector=sign_up.sector,
        kind=sign_up.kind,
        offers=sign_up.offers,
        wants=sign_up.wants,
        wished_people=sign_up.wished_people,
        wished_organisations=sign_up.wished_organisations,
        wished_sectors=sign_up.wished_sectors,
        wished_kinds=sign_up.wished_kinds,
        met=sign_up.met,
        avoids=sign_up.avoids,
        avoided_organisations=sign_up.avoided_organisations,
        seated=sign_up.seated,
    )
