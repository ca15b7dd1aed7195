"""Evaluations of the team, and where somebody answers."""

from pakten.surveys import actions
from pakten.surveys.models import Ticket, hashed
from tests.addresses import PUBLIC, TEAM, TEAM_POST
from tests.makers import make_person

PAGES = {
    "surveys:answer": PUBLIC,
    "surveys_office:surveys": TEAM,
    "surveys_office:make": TEAM,
    "surveys_office:survey": TEAM,
    "surveys_office:add_question": TEAM_POST,
    "surveys_office:remove_question": TEAM_POST,
    "surveys_office:remind": TEAM_POST,
    "surveys_office:close": TEAM_POST,
    "surveys_office:table": TEAM,
}


def make(own):
    survey = actions.make(title="Frukosten", by=None)
    actions.send(survey=survey, people=[make_person()], by=None)
    Ticket.objects.update(key_hash=hashed("tests"))
    without = ("surveys:answer", "surveys_office:surveys", "surveys_office:make")
    return {
        **{name: [survey.pk] for name in PAGES if name not in without},
        "surveys:answer": ["tests"],
        "surveys_office:remove_question": [survey.pk, survey.questions.first().pk],
    }
