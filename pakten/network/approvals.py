"""What an approval would do: said before it is done, and again when it is done."""

from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext as _

from pakten.network import applicants, inbox, industries, letters_applications
from pakten.network.imports.values import is_personal
from pakten.network.models import Application, Level, Organisation, Person

NEW, UNIT, SAME = "new", "unit", "same"


@dataclass(frozen=True, slots=True)
class Approval:
    """An application taken in as a new member, as a unit of an organisation that has the same number, or as the same
    organisation that we have already. `organisation`: which one of ours, unless it is new."""

    application: Application
    answers: dict
    as_: str
    organisation: Organisation | None = None
    coordinator: Person | None = None
    level: str = Level.FIRST  # its code
    words: str = ""  # the office's own, in the letter

    @property
    def name(self):
        """What the member is called in the network."""
        if self.as_ == SAME:
            return self.organisation.name
        name, unit = self.answers["name"], self.answers["unit"]
        if self.as_ == UNIT:
            return unit or name
        return f"{name}, {unit}" if unit else name

    @property
    def level_label(self):
        return Level.objects.get(code=self.level).name

    @property
    def number(self):
        """The organisation number, or None: a sole trader's is personal, a unit has that of its whole."""
        number = self.answers["number"]
        is_kept = number and self.as_ != UNIT and not self.answers["is_sole_trader"] and not is_personal(number)
        return number if is_kept else None

    @property
    def contacts(self):
        """Those who are invited, the first contact first; one who has been forgotten since is left out."""
        return [contact for contact in self.answers["contacts"] if contact["email"]]

    @property
    def fields(self):
        """The fields of the new member, as `actions.welcome_member` takes them."""
        taken = ("sector", "size", "website", "about", "contributes", "looks_for", "industry_code")
        taken += ("may_show", "may_show_logo")
        return {
            **{key: self.answers[key] for key in taken},
            "name": self.name,
            "number": self.number,
            "part_of": self.organisation if self.as_ == UNIT else None,
            "industry": industries.label(self.answers["industry_code"], "sv"),
            "level": self.level,
            "coordinator": self.coordinator,
            "joined_on": timezone.localdate(),
        }

    @property
    def letter(self):
        return letters_applications.approved(
            application=self.application,
            to=[contact["email"] for contact in self.contacts],
            name=self.name,
            words=self.words,
            is_added=self.as_ == SAME,
            coordinator=self._named_coordinator(),
        )

    def _named_coordinator(self):
        found = self.coordinator or (self.organisation.coordinator if self.as_ == SAME else None)
        return None if found and found.is_protected else found

    @property
    def trouble(self):
        """Why it cannot be done, in a sentence that says what to do instead; empty when it can."""
        if not self.contacts:
            return _("The application names no contact who can be invited. Ask the applicant for one.")
        if self.as_ == NEW:
            return self._number_is_taken()
        if self.organisation is None:
            return _("Choose the organisation that the applicant belongs to.")
        if self.as_ == UNIT and (not self.answers["number"] or self.organisation.number != self.answers["number"]):
            return _("%(name)s has another organisation number, so the applicant is no unit of it.") % {
                "name": self.organisation.name
            }
        return ""

    def _number_is_taken(self):
        owner = Organisation.objects.filter(number=self.number).first() if self.number else None
        if owner is None:
            return ""
        words = _(
            "%(name)s has the same organisation number. Choose whether the applicant is a unit of it or the same."
        )
        return words % {"name": owner.name}


def approval(*, application, as_, organisation=None, coordinator=None, level=Level.FIRST, words=""):
    """What it would do to approve an application in this way, from what was sent last."""
    answers = {**applicants.EMPTY, **inbox.sent_answers(application)}
    return Approval(application, answers, as_, organisation, coordinator, level, words)
