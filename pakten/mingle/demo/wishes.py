"""People at a coming lunch who say themselves whom they want to meet; some have not got round to it yet."""

from pakten.mingle import actions

EVENT = "Lunch på skärm: validera en utländsk examen"
OWN_WORDS = ["språkpraktik", "validering", "mentor till en sjuksköterska", "handledare", "enklare svenska på jobbet"]
LANGUAGES = ["en", "ar", "so", "es", "fa", "uk"]
MOST = 30


def build(world):
    by, dice = world.office[0], world.dice("wishes")
    mingle = actions.make_for_event(event=world.events[EVENT], title="Lunch på skärm: vem vill du äta med?", by=by)
    actions.take_in_registered(mingle=mingle, by=by)
    people = list(mingle.participants.select_related("person", "registration__organisation"))
    contact = world.personas["contact"]
    others = [each for each in people if each.person_id != contact.pk]  # the persona is left for the visitor to try
    for each in others[: min(MOST, len(others) * 2 // 3)]:
        each.mingle = mingle
        actions.say_wishes(participant=each, by=each.person, **_wishes(dice, each, people))


def _wishes(dice, each, people):
    ours = each.registration.organisation
    others = [other for other in people if other.organisation != each.organisation]
    met, *wished = dice.sample(others, min(4, len(others))) if others else [None]
    return {
        "offers": [*(ours.contributes if ours else [])[:2]],
        "wants": [*(ours.looks_for if ours else [])[:2], *dice.sample(OWN_WORDS, dice.randint(0, 2))],
        "wished_people": [other.key for other in wished[: dice.randint(0, 2)]],
        "wished_organisations": [other.organisation for other in wished[2:] if other.organisation],
        "wished_sectors": dice.sample(["business", "civil_society", "public"], dice.choice([0, 0, 1])),
        "met": [met.key] if met and dice.random() < 0.3 else [],
        "wants_quiet": dice.random() < 0.15,
        "languages": dice.sample(LANGUAGES, dice.randint(0, 2)),
        "may_be_found": dice.random() < 0.7,
    }
