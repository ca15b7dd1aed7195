"""The applications of the demo city."""

import pytest

from pakten.network.demo import applications
from pakten.network.models import Application, Organisation
from pakten.office import demo

pytestmark = pytest.mark.django_db


def test_several_kinds_of_applications_wait_and_a_draft_was_left(client):
    world = demo.World(members=12, tell=lambda words: None)
    demo.network.build(world)
    waiting = list(Application.objects.waiting())
    assert len(waiting) == 4 and waiting[0].coordinator and Application.objects.filter(state="draft").count() == 1
    asked = Application.objects.get(state="needs_completion")
    assert asked.questions.get().by in world.office and client.get(f"/apply/{asked.key}/").status_code == 200
    assert [each.waiting_since for each in waiting] == sorted(each.waiting_since for each in waiting)
    assert (waiting[-1].waiting_since - waiting[0].waiting_since).days >= 20
    assert any(each.answers["unit"] for each in waiting) and any(each.answers["is_sole_trader"] for each in waiting)
    assert all(contact["email"].endswith(".example") for each in waiting for contact in each.answers["contacts"])
    for each in waiting:
        assert client.get(f"/apply/{each.key}/").status_code == 200
    assert Organisation.objects.count() == 12 and applications.__doc__
