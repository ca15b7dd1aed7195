"""The demo city's evaluations: three breakfasts, one of them open."""

from datetime import timedelta

from django.utils import timezone

from pakten.mail.models import Letter
from pakten.network.models import Person
from pakten.surveys import actions
from pakten.surveys.models import Question, Response

# title, days ago, how many were asked, how many answered, how well it was liked
HELD = [
    ("Frukostmingel: språk på jobbet", 260, 40, 26, 0),
    ("Frukostmingel: första jobbet", 120, 48, 33, 1),
    ("Frukostmingel: handledare", 20, 36, 17, 1),
]
WORDS = [
    "Mer plats mellan stolarna, samma energi.",
    "Gärna längre tid för varje möte.",
    "Jag träffade någon som hade något jag inte visste att jag behövde!",
    "Säg tidigare vilka som kommer.",
    "Bra att ni blandar stora och små arbetsgivare.",
]


def build(world):
    dice = world.dice("surveys")
    people = list(Person.objects.filter(team="").order_by("id")[:200])
    for title, days, asked, answered, liked in HELD:
        held_on = world.today - timedelta(days=days)
        survey = actions.make(title=title, about_kind="breakfast", held_on=held_on, by=world.office[0])
        came = dice.sample(people, min(asked, len(people)))
        answered = min(answered, len(came))
        _asked(survey, came, answered=answered, by=world.office[0])
        questions = list(survey.questions.all())
        Response.objects.bulk_create(_response(dice, survey, questions, liked) for _number in range(answered))
        if days > 30:
            actions.close(survey=survey, by=world.office[0])


def _asked(survey, people, *, answered, by):
    """As if the letters had gone long ago: the demo's outbox is for what a visitor does."""
    actions.send(survey=survey, people=people, by=by)
    used = list(survey.tickets.order_by("key_hash").values_list("pk", flat=True)[:answered])
    survey.tickets.filter(pk__in=used).update(is_used=True)
    Letter.objects.filter(kind="surveys.ask", sent_at=None).update(sent_at=timezone.now(), text="")


def _response(dice, survey, questions, liked):
    answers = {}
    for question in questions:
        if question.kind == Question.Kind.WORDS:
            if dice.random() < 0.4:
                answers[str(question.pk)] = dice.choice(WORDS)
        elif dice.random() < 0.95:
            values = [value for value, _words in question.choices]
            most = values[-3:] if len(values) > 2 else values
            answers[str(question.pk)] = dice.choice(most if dice.random() < 0.7 + 0.15 * liked else values)
    return Response(survey=survey, answers=answers, may_quote=dice.random() < 0.5)
