"""Evaluations of the team, and where somebody answers."""

from pakten.surveys import actions
from pakten.surveys.models import Ticket, hashed
from tests.addresses import PUBLIC, TEAM, TEAM_POST
from tests.makers import make_person

PAGES = {
    "surveys:answer": PUBLIC,
    "surveys_office:surveys": TEAM,
    "surveys_office:survey": TEAM,
    "surveys_office:preview": TEAM,
    "surveys_office:over": TEAM,
    "surveys_office:over_table": TEAM,
    "surveys_office:question": TEAM,
    "surveys_office:move_up": TEAM_POST,
    "surveys_office:add_question": TEAM_POST,
    "surveys_office:remove_question": TEAM_POST,
    "surveys_office:remind": TEAM,
    "surveys_office:close": TEAM,
    "surveys_office:table": TEAM,
}


def make(own):
    survey = actions.make(title="Frukosten", by=None)
    actions.send(survey=survey, people=[make_person()], by=None)
    Ticket.objects.update(key_hash=hashed("tests"))
    without = ("surveys:answer", "surveys_office:surveys", "surveys_office:over")
    first = survey.questions.first().pk
    of_a_question = ("question", "move_up", "remove_question")
    return {
        **{name: [survey.pk] for name in PAGES if name not in without},
        **{f"surveys_office:{name}": [survey.pk, first] for name in of_a_question},
        "surveys:answer": ["tests"],
        "surveys_office:table": [survey.pk, "csv"],
        "surveys_office:over_table": ["xlsx"],
    }
