import secrets

from django.db import models
from django.utils.translation import gettext_lazy as _

from pakten.events.models import Registration
from pakten.mingle.models.mingles import Mingle
from pakten.network.models import Person

# Languages one can tap in the form; any other is written. In no order of worth: the pages sort them by name.
LANGUAGES = {
    "ar": _("Arabic"), "ckb": _("Kurdish"), "en": _("English"), "es": _("Spanish"), "fa": _("Persian"),
    "fi": _("Finnish"), "pl": _("Polish"), "prs": _("Dari"), "so": _("Somali"), "ti": _("Tigrinya"),
    "tr": _("Turkish"), "uk": _("Ukrainian"), "swl": _("Swedish Sign Language"),
}  # fmt: skip


def new_token():
    return secrets.token_urlsafe(24)


class Participant(models.Model):
    """Somebody who comes to a mingle, and what they wish for there. Wishes point to participants of the same mingle
    by their `key`, and to organisations by the organisation's key."""

    class Swedish(models.TextChoices):
        """How much Swedish somebody speaks, in their own words: for choosing words and company, never a ranking."""

        A_LITTLE = "a_little", _("A little")
        EVERYDAY = "everyday", _("Everyday Swedish")
        FLUENT = "fluent", _("Fluent")

    mingle = models.ForeignKey(Mingle, related_name="participants", on_delete=models.CASCADE)
    key = models.CharField(max_length=20)
    token = models.CharField(max_length=40, default=new_token)  # the secret of their page; their ticket's key, if any
    registration = models.ForeignKey(
        Registration,
        null=True,
        blank=True,
        related_name="+",
        on_delete=models.SET_NULL,  # who met whom outlives the calendar; see actions.forget for names
    )
    person = models.ForeignKey(
        Person,
        null=True,
        blank=True,
        related_name="mingles",
        on_delete=models.SET_NULL,  # forgetting takes the name away here too; see actions.forget
    )
    name = models.CharField(_("name"), max_length=200)
    email = models.EmailField(_("e-mail"), blank=True)
    organisation = models.CharField(max_length=200, blank=True)  # key: colleagues have the same
    organisation_name = models.CharField(_("organisation"), max_length=200, blank=True)
    sector = models.CharField(_("sector"), max_length=20, blank=True)
    kind = models.CharField(_("kind"), max_length=100, blank=True)
    offers = models.JSONField(_("offers"), default=list, blank=True)
    wants = models.JSONField(_("wants to talk about"), default=list, blank=True)
    wished_people = models.JSONField(_("wants to meet"), default=list, blank=True)
    wished_organisations = models.JSONField(_("organisations to meet"), default=list, blank=True)
    wished_sectors = models.JSONField(_("sectors to meet"), default=list, blank=True)
    wished_kinds = models.JSONField(default=list, blank=True)
    met = models.JSONField(_("has met"), default=list, blank=True)
    avoids = models.JSONField(_("cannot meet"), default=list, blank=True)
    avoided_organisations = models.JSONField(default=list, blank=True)
    is_seated = models.BooleanField(_("must sit still"), default=False)
    wants_quiet = models.BooleanField(_("wants a quiet table"), default=False)
    swedish = models.CharField(_("Swedish"), max_length=10, choices=Swedish, blank=True)
    languages = models.JSONField(_("other languages"), default=list, blank=True)
    may_be_found = models.BooleanField(_("may be found by others who come"), default=False)
    avoided_words = models.JSONField(default=list, blank=True)  # names in their own words; for the engine alone
    asked_at = models.DateTimeField(null=True, blank=True)  # when a letter last asked what they wish
    wished_at = models.DateTimeField(null=True, blank=True)  # when they last said what they wish for themselves
    left_at = models.DateTimeField(_("has left"), null=True, blank=True)  # not there: planned for no round from then on

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["mingle", "key"], name="one_participant_per_key"),
            models.UniqueConstraint(fields=["mingle", "token"], name="one_participant_per_token"),
            models.UniqueConstraint(fields=["mingle", "registration"], name="one_participant_per_registration"),
        ]
        indexes = [models.Index(fields=["token"], name="participants_by_token")]

    def __str__(self):
        return self.name

    @property
    def has_wishes(self):
        """Whether they have said anything: themselves, or in the list they stood in."""
        said = (self.wished_people, self.wished_organisations, self.wished_sectors, self.wished_kinds, self.wants)
        return self.wished_at is not None or any((*said, self.offers))

    @property
    def language_names(self):
        """The languages they speak beside Swedish, in words: those of the form are kept as codes."""
        return [str(LANGUAGES.get(each, each)) for each in self.languages]
