"""Applications as their applicants make them."""

import itertools

from pakten.network import applying

_number = itertools.count(1)


def make_application(*, name=None, sent=True, language="sv", **answers):
    """An application with sound answers, sent unless told otherwise; any answer can be named."""
    number = next(_number)
    application = applying.begin(language=language)
    application = applying.save(
        application=application,
        answers={
            "name": name or f"Åsas Kafé & Bröd nr {number}",
            "sector": "business",
            "industry_code": "SNI2007:56",
            "size": "micro",
            "about": "Vi bakar bröd med folk från hela världen.",
            "contributes": ["praktikplatser", "språkträning"],
            "looks_for": ["bagare"],
            "may_show": True,
            "contacts": [{"name": "Åsa Öberg", "email": f"asa{number}@kafe.example", "title": "Ägare"}],
            **answers,
        },
    )
    return applying.submit(application=application) if sent else application
