"""Yes-or-no questions about what came of it: who may report what a member did, and whether that holds together."""

from django.utils.translation import gettext as _

from pakten.network import rules
from pakten.results.models.member_reports import BY_AGE, BY_GENDER, MAIN


def may_report(person, organisation):
    """Only those who speak for it: what it tells is its own until it is sent, and the office reads it elsewhere."""
    return rules.is_contact(person, organisation)


def may_decide(person):
    """Whether a report is right is for the office to say, for every member alike."""
    return rules.is_office(person)


def troubles(answers):
    """{field: what is wrong with it and what to do} that keeps a report from being sent; nothing where it can be."""
    found = {}
    if all(answers[name] is None for name in MAIN):
        found[MAIN[0]] = _("Answer at least one question. Write 0 where there was nothing.")
    offered, filled = answers["places_offered"], answers["places_filled"]
    if offered is not None and filled is not None and filled > offered:
        found["places_filled"] = _(
            "More places were filled (%(filled)s) than you offered (%(offered)s). Change one of them."
        ) % {
            "filled": filled,
            "offered": offered,
        }
    return found | _retention(answers) | _parts(answers, BY_GENDER) | _parts(answers, BY_AGE)


def _retention(answers):
    before, still = answers["hired_before"], answers["still_employed"]
    if (before is None) != (still is None):
        empty = "hired_before" if before is None else "still_employed"
        return {empty: _("The two numbers belong together. Write both, or leave both empty.")}
    if still is not None and still > before:
        words = _("More are still employed (%(still)s) than were employed (%(before)s). Change one of them.")
        return {"still_employed": words % {"still": still, "before": before}}
    return {}


def _parts(answers, parts):
    """All parts or none are told, and together they are all who were employed."""
    told = [answers[name] for name in parts]
    if all(each is None for each in told):
        return {}
    first = parts[0]
    if None in told:
        empty = next(name for name in parts if answers[name] is None)
        return {empty: _("Write all of the parts, 0 where there was nobody, or leave all of them empty.")}
    if answers["employed"] is None:
        return {"employed": _("Write how many you employed in all, or leave the parts empty.")}
    if sum(told) != answers["employed"]:
        words = _("The parts come to %(sum)s, but you employed %(whole)s. Change a number, or leave all parts empty.")
        return {first: words % {"sum": sum(told), "whole": answers["employed"]}}
    return {}
