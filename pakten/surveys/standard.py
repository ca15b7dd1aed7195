"""The questions an evaluation starts from: kind, Swedish, English."""

from pakten.surveys.models import Question

Kind = Question.Kind
QUESTIONS = (
    (
        Kind.SCALE,
        "Hur nöjd är du, från 1 (inte alls) till 5 (mycket)?",
        "How satisfied are you, from 1 (not at all) to 5 (very)?",
    ),
    (
        Kind.RECOMMEND,
        "Hur troligt är det att du rekommenderar oss till någon du känner, från 0 till 10?",
        "How likely are you to recommend us to somebody you know, from 0 to 10?",
    ),
    (
        Kind.YES_OR_NO,
        "Fick du en ny kontakt som du vill gå vidare med?",
        "Did you get a new contact that you want to go on with?",
    ),
    (Kind.YES_OR_NO, "Hade du nytta av det i ditt arbete?", "Was it of use in your work?"),
    (
        Kind.WORDS,
        "Vad ska vi göra mer av, eller annorlunda?",
        "What should we do more of, or differently?",
    ),
)


def questions():
    """The same, not yet saved and of no survey."""
    return [Question(kind=kind, text_sv=swedish, text_en=english) for kind, swedish, english in QUESTIONS]
