"""Whom people would rather not meet, in their own words: read for the engine, and shown to nobody."""

from collections import defaultdict

from pakten.mingle.imports.organisations import Organisation
from pakten.mingle.imports.topics import Topics
from pakten.mingle.imports.wishes import Person, WishReader


def avoided(mingle):
    """{key: (keys of people, keys of organisations)} for all who wrote a name. Where it is unclear who is meant, all
    who may be are kept apart: a meeting too few does less harm."""
    there = list(mingle.participants.values_list("key", "name", "organisation", "organisation_name", "avoided_words"))
    if not any(words for *_who, words in there):
        return {}
    reader = _reader(there)
    found = {}
    for number, (key, _name, own, _label, words) in enumerate(there):
        people, organisations = {}, {}
        for meaning in (meaning for text in words for meaning in reader.read(text)):
            if meaning.kind == "person":
                people |= {there[row][0]: None for row in meaning.rows if row != number}
            elif meaning.kind == "organisation" and not meaning.not_coming:
                organisations |= {each: None for each in meaning.keys if each != own}
        found[key] = (tuple(people), tuple(organisations))
    return found


def _reader(there):
    people = [Person(row, name, own) for row, (_key, name, own, _label, _words) in enumerate(there)]
    spellings, rows = defaultdict(dict), defaultdict(list)
    for row, (_key, _name, own, label, _words) in enumerate(there):
        if own and label:
            spellings[own][label] = None
            rows[own].append(row)
    organisations = [
        Organisation(key, next(iter(said)), tuple(said), tuple(rows[key])) for key, said in spellings.items()
    ]
    return WishReader(people, organisations, Topics(()), (), Topics(()))
