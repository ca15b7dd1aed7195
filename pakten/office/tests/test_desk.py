import re
from pathlib import Path

import pytest
from django.utils import translation

from pakten.journal.models import Line
from pakten.office import lines
from tests.makers import make_event, make_organisation

PAKTEN = Path(__file__).parent.parent.parent


@pytest.mark.django_db
def test_the_desk_tells_what_was_done_and_what_comes(office):
    make_organisation(name="Almen")
    make_event(title="Nästa mingel")
    page = office.get("/office/").content.decode()
    assert "Systemet hälsade Almen välkommen som medlem" in page
    assert "Nästa mingel" in page


@pytest.mark.django_db
def test_the_desk_is_the_teams_only(client, member, coordinator):
    answers = [visitor.get("/office/").status_code for visitor in (client, member, coordinator)]
    assert answers == [302, 403, 200]
    assert "Du får inte se den här sidan" in member.get("/office/").content.decode()


def test_every_deed_of_the_house_has_its_sentence():
    deeds = {
        verb
        for file in PAKTEN.glob("*/actions*")
        for source in ([file] if file.is_file() else file.glob("*.py"))
        for verb in re.findall(r'journal\.write\(\s*verb="([\w.]+)"', source.read_text())
    }
    assert deeds
    assert deeds <= set(lines.SENTENCES)


def test_a_deed_without_a_sentence_is_shown_by_its_name():
    line = Line(verb="stories.write", by_name="Amira", subject_name="Våren")
    with translation.override("en"):
        assert lines.sentence(line) == "Amira: stories.write Våren"
        assert lines.sentence(Line(verb="events.draft")) == "The system drafted the event –"
