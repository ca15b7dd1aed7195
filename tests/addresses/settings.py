"""The installation's settings and the network's goals."""

from pakten.network import actions
from pakten.network.models import Level
from pakten.plan import actions as plan
from tests.addresses import OFFICE, OFFICE_POST

SETTINGS = ["settings", "name", "front_page", "add_district", "end_district", "add_level", "change_level"]
PAGES = {
    **{f"settings_office:{name}": OFFICE for name in [*SETTINGS, "remove_level", "level_of"]},
    **{f"plan_office:{name}": OFFICE for name in ("add", "add_part", "change", "remove")},
    "plan_office:goals": OFFICE_POST,
    "plan_office:move": OFFICE_POST,
}


def make(own):
    district = actions.add_district(name="Långt bort", valid_from="2023-07-01", by=None)
    goal = plan.add_goal(text_sv="Fler i jobb", text_en="More at work", by=None)
    level = Level.objects.get(code="plus")
    return {
        "settings_office:end_district": [district.pk],
        "settings_office:change_level": [level.pk],
        "settings_office:remove_level": [level.pk],
        "settings_office:level_of": [own.slug],
        "plan_office:change": [goal.pk],
        "plan_office:add_part": [goal.pk],
        "plan_office:move": [goal.pk],
        "plan_office:remove": [goal.pk],
    }
