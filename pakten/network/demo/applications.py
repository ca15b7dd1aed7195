"""Applications that wait in the demo city, of several kinds and ages, and one draft that nobody came back to."""

from datetime import datetime, time, timedelta

from django.utils import timezone

from pakten.journal.models import Line
from pakten.mail.models import Letter
from pakten.network import applying
from pakten.network.demo.organisations import CITY_DOMAIN
from pakten.network.models import Application, Organisation


def build(world):
    dice = world.dice("applications")
    for days, answers in [
        (24, _almost_a_member()),
        (11, _unit_of_the_city()),
        (6, _association()),
        (3, _sole_trader()),
        (0, _company()),
    ]:
        answers["contacts"] = [{"title": "", **_somebody(world, answers), **each} for each in answers["contacts"]]
        answers.setdefault("districts", [dice.choice(list(world.districts))])
        _sent(world, dice, days, answers)
    draft = applying.begin(language="sv")
    draft = applying.save(
        application=draft, answers={"name": "Kvarterskompaniet ideell förening", "about": "Vi är en ny"}
    )
    _move(world, dice, 40, draft)


def _sent(world, dice, days, answers):
    language = "en" if answers.pop("in_english", False) else "sv"
    application = applying.begin(language=language)
    application = applying.save(application=application, answers=answers)
    _move(world, dice, days, applying.submit(application=application))


def _move(world, dice, days, application):
    """Lets an application be as old as it should: the demo invents the time, and everything else goes as it goes."""
    at = datetime.combine(
        world.today - timedelta(days=days), time(8, dice.randrange(60)), timezone.get_current_timezone()
    )
    at = min(at, timezone.now())
    moments = {"created_at": at, "saved_at": at, **({"waiting_since": at} if application.waiting_since else {})}
    Application.objects.filter(pk=application.pk).update(**moments)
    application.submissions.update(sent_at=at)
    Letter.objects.filter(kind="network.application_sent", text__contains=application.key).update(
        written_at=at, sent_at=at, text=""
    )
    Line.objects.filter(subject_kind="network.application", subject_id=application.pk).update(at=at)


def _somebody(world, answers):
    domain = answers["website"].split("://")[1].removeprefix("www.") if answers.get("website") else "brev.example"
    return world.organisations.person(CITY_DOMAIN if answers.get("unit") else domain)


def _almost_a_member():
    """An organisation that is a member already, written a little differently and by somebody who did not know."""
    member = (
        Organisation.objects.shown().filter(sector="business", number__isnull=False).order_by("joined_on", "id").first()
    )
    member = member or Organisation.objects.order_by("id").first()
    return {
        "name": f"{member.name.removesuffix(' AB').replace('&', 'och')} Stockholm AB",
        "number": "",
        "sector": member.sector,
        "size": member.size,
        "about": "Vi hörde om nätverket på ett frukostmöte och vill gärna vara med.",
        "contributes": member.contributes[:2] or ["studiebesök"],
        "looks_for": ["nya medarbetare"],
        "may_show": True,
        "contacts": [{"title": "HR-chef"}],
    }


def _unit_of_the_city():
    return {
        "name": "Stockholms stad",
        "unit": "Enheten för vuxnas lärande",
        "number": "",
        "sector": "public",
        "industry_code": "SNI2007:85",
        "size": "medium",
        "about": "Vi utbildar vuxna i svenska och till bristyrken, och söker arbetsplatser som tar emot våra elever.",
        "contributes": ["yrkesutbildningar", "språkstöd"],
        "looks_for": ["praktikplatser", "handledare"],
        "may_show": True,
        "contacts": [{"title": "Rektor"}, {"title": "Samordnare"}],
    }


def _association():
    return {
        "name": "Föreningen Grannspråk",
        "number": "",
        "sector": "civil_society",
        "industry_code": "SNI2007:94",
        "size": "micro",
        "website": "https://grannsprak.example",
        "about": "Vi håller språkcafé i tvättstugor och på gårdar, där folk ändå möts.",
        "contributes": ["språkcafé", "volontärer"],
        "looks_for": ["lokaler", "samtalsledare"],
        "may_show": True,
        "may_show_logo": True,
        "contacts": [{"title": "Ordförande"}],
    }


def _sole_trader():
    return {
        "name": "Skräddarn på hörnet",
        "is_sole_trader": True,
        "sector": "business",
        "industry_code": "SNI2007:95",
        "size": "micro",
        "about": "Jag lagar kläder och tar gärna emot någon som vill lära sig yrket.",
        "contributes": ["praktikplats"],
        "looks_for": ["kontakt med andra småföretag"],
        "may_show": False,
        "contacts": [{"title": "Innehavare"}],
    }


def _company():
    return {
        "in_english": True,
        "name": "Northern Lantern Software AB",
        "number": "",
        "sector": "business",
        "industry_code": "SNI2007:62",
        "size": "small",
        "website": "https://northernlantern.example",
        "about": "We build software for clinics. Half of us came to Stockholm as adults, and we would like to return the favour.",
        "contributes": ["mentors", "study visits"],
        "looks_for": ["developers", "testers"],
        "may_show": True,
        "contacts": [{"title": "Head of people"}],
    }
