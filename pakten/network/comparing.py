"""What a register would change in what we have: said before anything is done, and again when it is done."""

import hashlib
from collections import Counter, defaultdict
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from pakten.network import protected
from pakten.network.imports import values
from pakten.network.imports.columns import FORM
from pakten.network.imports.register import Member, Register, read_register
from pakten.network.imports.troubles import Trouble, in_row
from pakten.network.models import Contact, District, Level, Organisation, Person
from pakten.sheets.clusters import name_key
from pakten.sheets.lookup import ORGANISATIONS, NameBook
from pakten.sheets.table import table_from_data

NEW, CHANGED, UNCHANGED, DOUBT = "new", "changed", "unchanged", "doubt"
LISTS = ("contributes", "looks_for")
MOST_ALIKE = 3


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field of an organisation, with plain values as in `Member.said`; `old` is None in a new organisation."""

    field: str
    old: object
    new: object


@dataclass(frozen=True, slots=True)
class ContactChange:
    """A contact to add, or, with `contact`, one whose title changes. `known`: the person's name as we have it, if the
    register writes another; ours is kept, for a person may be a contact of others too."""

    email: str
    name: str
    title: str
    contact: int | None = None
    old_title: str = ""
    known: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """What one organisation of the register means for us. `organisation`: which of ours it is, None for a new one.
    In doubt, or once in doubt and decided: `reason` says why, and `alike` which of ours it may be, as (id, name)."""

    kind: str
    member: Member
    organisation: int | None = None
    fields: tuple[FieldChange, ...] = ()
    contacts: tuple[ContactChange, ...] = ()
    reason: str = ""
    alike: tuple[tuple[int, str], ...] = ()
    may_be_new: bool = False


@dataclass(frozen=True, slots=True)
class Comparison:
    changes: tuple[Change, ...]
    troubles: tuple[Trouble, ...]

    def of(self, kind: str) -> tuple[Change, ...]:
        return tuple(change for change in self.changes if change.kind == kind)

    @property
    def asked(self) -> tuple[Change, ...]:
        """Those that a person can decide, decided or not."""
        return tuple(change for change in self.changes if change.alike)

    @property
    def counts(self) -> dict[str, int]:
        """{"new": 3, "changed": 2, "unchanged": 40, "doubt": 1, "contacts": 4}, every key present."""
        kinds = Counter(change.kind for change in self.changes)
        contacts = sum(len(change.contacts) for change in self.changes)
        return {kind: kinds[kind] for kind in (NEW, CHANGED, UNCHANGED, DOUBT)} | {"contacts": contacts}

    @property
    def digest(self) -> str:
        """Equal for two comparisons that would do the same."""
        done = [(each.kind, each.organisation, each.member.row, each.fields, each.contacts) for each in self.changes]
        return hashlib.sha256(repr(done).encode()).hexdigest()


def plain_values(organisation: Organisation) -> dict:
    """An organisation's fields as a register says them; its districts must be at hand."""
    return {
        "name": organisation.name,
        "number": organisation.number or "",
        "sector": organisation.sector,
        "industry": organisation.industry,
        "size": organisation.size,
        "districts": sorted(district.name for district in organisation.districts.all()),
        "joined_on": organisation.joined_on.isoformat(),
        "level": organisation.level_id,
        "website": organisation.website,
        "about": organisation.about,
        "contributes": organisation.contributes,
        "looks_for": organisation.looks_for,
        "may_show": organisation.may_show,
    }


def preview(file) -> tuple[Register, Comparison]:
    """A file that somebody took up (an Import not yet taken in): what it says, and what it would change."""
    districts = District.objects.values_list("name", flat=True)
    levels = {name: level.code for level in Level.objects.all() for name in (level.name_sv, level.name_en)}
    table = protected.without_contacts(table_from_data(file.table), FORM)
    register = read_register(table, districts=list(districts), levels=levels)
    return register, compare(register.members, file.decisions)


def compare(members, decisions=None) -> Comparison:
    """Every member of a register beside what we have. `decisions`: what a person says of those in doubt, row as text to
    "new" or the id of the organisation that it is."""
    ours = _Ours(members)
    decisions = decisions or {}
    changes, troubles, seen = [], [], {}
    for member in members:
        change = ours.place(member, decisions.get(str(member.row)))
        if change.organisation in seen:
            words = {"row": seen[change.organisation]}
            change = Change(DOUBT, member, reason=_("It is the same member as in row %(row)d.") % words)
        elif change.organisation:
            seen[change.organisation] = member.row
        if change.kind == NEW and "sector" not in member.said:
            what = _("%(name)s is new, and its sector is missing.") % {"name": member.name}
            remedy = _("Write Business, Civil society or Public sector.")
            troubles.append(in_row("no_sector", member.row, what, remedy))
        changes.append(change)
    return Comparison(tuple(changes), tuple(troubles))


class _Ours:
    """What we have, found by number, by name, and by what the name is like."""

    def __init__(self, members):
        self._organisations = {each.pk: each for each in Organisation.objects.prefetch_related("districts")}
        self._by_number = {each.number: each for each in self._organisations.values() if each.number}
        self._by_name = defaultdict(list)
        for each in self._organisations.values():
            self._by_name[name_key(each.name)].append(each)
        self._book = NameBook(((each.pk, each.name) for each in self._organisations.values()), ORGANISATIONS)
        self._contacts = defaultdict(dict)
        for contact in Contact.objects.select_related("person"):
            self._contacts[contact.organisation_id][contact.person.email.lower()] = contact
        emails = {contact.email for member in members for contact in member.contacts}
        self._names = {email: name for email, name in Person.objects.values_list("email", "name") if email in emails}

    def place(self, member: Member, decision) -> Change:
        found = self._found(member)
        if found.kind == DOUBT and decision == NEW and found.may_be_new:
            decided = self._new(member)
        elif found.kind == DOUBT and decision in dict(found.alike):
            decided = self._known(member, self._organisations[decision])
        else:
            return found
        return replace(decided, reason=found.reason, alike=found.alike, may_be_new=found.may_be_new)

    def _found(self, member: Member) -> Change:
        by_number = self._by_number.get(member.number)
        same = [by_number] if by_number else self._by_name[name_key(member.name) or member.name]
        if len(same) > 1:
            return self._doubt(member, _("Several members have this name."), same)
        if not same:
            return self._alike_or_new(member)
        (one,) = same
        if one.state == Organisation.State.LEFT:
            reason = _("The organisation has been a member and has left.")
            return self._doubt(member, reason, same, may_be_new=not by_number)
        if not by_number and member.number and one.number and not values.is_personal(one.number):
            return self._doubt(member, _("The member we have has another organisation number."), same)
        return self._known(member, one)

    def _alike_or_new(self, member):
        found = self._book.find(member.name).keys or self._book.find_misspelt(member.name).keys
        alike = [self._organisations[key] for key in found]
        # Two different numbers are two organisations, however alike their names are.
        alike = [each for each in alike if not (member.number and each.number)]
        if alike:
            return self._doubt(member, _("We have a member with a name much like this one."), alike)
        return self._new(member)

    def _doubt(self, member, reason, alike, *, may_be_new=True):
        alike = tuple((each.pk, each.name) for each in alike[:MOST_ALIKE])
        return Change(DOUBT, member, reason=reason, alike=alike, may_be_new=may_be_new)

    def _new(self, member):
        fields = tuple(FieldChange(field, None, new) for field, new in member.said.items())
        return Change(NEW, member, None, fields, self._contact_changes(member, {}))

    def _known(self, member, organisation):
        ours = plain_values(organisation)
        fields = tuple(
            FieldChange(field, ours[field], new)
            for field, new in member.said.items()
            if not _is_same(field, ours[field], new)
        )
        contacts = self._contact_changes(member, self._contacts[organisation.pk])
        return Change(CHANGED if fields or contacts else UNCHANGED, member, organisation.pk, fields, contacts)

    def _contact_changes(self, member, ours):
        changes = []
        for line in member.contacts:
            known = self._names.get(line.email, "")
            known = known if line.name and known != line.name else ""
            contact = ours.get(line.email)
            if contact is None:
                changes.append(ContactChange(line.email, line.name, line.title, known=known))
            elif line.title and line.title != contact.title:
                changes.append(ContactChange(line.email, line.name, line.title, contact.pk, contact.title, known))
        return tuple(changes)


def _is_same(field, ours, theirs):
    """Whether a field says what we have, but for how a cell holds it: line breaks, spaces, topics written in a row."""
    if field in LISTS:
        return list(values.topics(values.topics_in_a_cell(ours))) == theirs
    if isinstance(ours, str):
        return ours.split() == theirs.split()
    return ours == theirs
