"""All that is held on somebody here."""

from pakten.mingle.queries.going_on import held_on
from pakten.mingle.queries.people import held as taken_part


def held(person):
    return [*taken_part(person), *held_on(person)]
