"""The data sets there are. A new one is a line here, its fields in `fields` and its rows in `rows`."""

from collections.abc import Callable
from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from pakten.results.opendata import fields, rows

LICENCE = "http://creativecommons.org/publicdomain/zero/1.0/"  # with http and its slash: so it is identified
ROOT = "/open-data/"
FORMS = {"csv": "text/csv", "json": "application/json"}
CATALOGUE_FORMS = {"rdf": "application/rdf+xml", "ttl": "text/turtle", "jsonld": "application/ld+json"}
LANGUAGES = ("sv", "en")


@dataclass(frozen=True)
class Dataset:
    name: str
    title: str  # lazily translated
    about: str
    fields: tuple[fields.Field, ...]
    rows: Callable
    theme: str  # of the EU's data themes
    keywords: tuple[str, ...]
    frequency: str  # of the EU's frequencies
    how_often: str

    def address(self, form):
        return f"{settings.SITE_ADDRESS}{ROOT}{self.name}.{form}"

    @property
    def files(self):
        return [(form, self.address(form)) for form in FORMS]


DAILY, YEARLY = _("Changes at once; fetch it once a day."), _("Changes when a period is closed: some times a year.")
NOW_AND_THEN = _("Changes when the network changes what it follows.")
DATASETS = {
    each.name: each
    for each in (
        Dataset(
            "members",
            _("Members"),
            _(
                "The organisations that belong to the network and have agreed to be shown. Companies of one person are "
                "not among them."
            ),
            fields.MEMBERS,
            rows.members,
            "SOCI",
            (_("members"), _("integration"), _("labour market")),
            "DAILY",
            DAILY,
        ),
        Dataset(
            "events",
            _("Events"),
            _("What the network has gathered and will gather people for, and that everybody may see."),
            fields.EVENTS,
            rows.events,
            "SOCI",
            (_("events"), _("integration"), _("labour market")),
            "DAILY",
            DAILY,
        ),
        Dataset(
            "indicators",
            _("Indicators"),
            _("What the network measures to see whether it reaches its goals: definition, unit and direction."),
            fields.INDICATORS,
            rows.indicators,
            "GOVE",
            (_("indicators"), _("goals"), _("follow-up")),
            "IRREG",
            NOW_AND_THEN,
        ),
        Dataset(
            "outcomes",
            _("Outcomes"),
            _(
                "What each indicator came to in the periods that are closed, in all and in groups. Counts of fewer "
                "than five people are not shown."
            ),
            fields.OUTCOMES,
            rows.told_outcomes,
            "GOVE",
            (_("results"), _("indicators"), _("follow-up")),
            "IRREG",
            YEARLY,
        ),
    )
}


def in_languages(text):
    """{language: words} of a text that is lazily translated."""
    said = {}
    for language in LANGUAGES:
        with override(language):
            said[language] = str(text)
    return said
