"""The verbs of a register: take it up, decide what is in doubt, take it in, take it back. A part of `actions`."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from pakten.journal import actions as journal
from pakten.network.actions import BATCH, InDistrict, free_slug
from pakten.network.comparing import CHANGED, NEW, plain_values, preview
from pakten.network.imports.values import day
from pakten.network.models import Contact, District, Import, LevelChange, Network, Organisation, Person
from pakten.network.sorting import sort_key


class ImportProblem(Exception):
    """Why a register was not taken in or back; says it in a sentence, in the active language."""


@transaction.atomic
def upload_members(*, name, table, by):
    """Keeps a register beside what we have, for a preview; changes no member. An older preview by the same person goes.
    `table`: as `imports.register.read_file` gives it, without personal identity numbers."""
    Import.objects.filter(by=by, applied_at=None).delete()
    file = Import.objects.create(name=name[:200], table=table.as_data(), by=by)
    journal.write(verb="network.upload_members", subject=file, by=by)
    return file


@transaction.atomic
def decide_doubts(*, file, decisions, by):
    """Keeps what a person says of organisations in doubt: row to "new", to the id of the one that it is, or to None for
    one to be left as it is. Rows that are not named keep what was said of them before."""
    file = Import.objects.select_for_update().get(pk=file.pk)
    said = file.decisions | {str(row): decision for row, decision in decisions.items()}
    file.decisions = {row: decision for row, decision in said.items() if decision is not None}
    file.save(update_fields=["decisions"])
    journal.write(verb="network.decide_doubts", subject=file, by=by)
    return file


@transaction.atomic
def import_members(*, file, seen, by):
    """Does what the preview of a file said, all or nothing; those in doubt are left as they are.

    `seen`: the digest of the comparison that was looked at. Raises ImportProblem, also when somebody has changed so
    much since that the file would now do something else.
    """
    file = _alone_with(file)
    if file.applied_at:
        raise ImportProblem(_("The register has been taken in already."))
    register, comparison = preview(file)
    if register.errors or comparison.troubles:
        raise ImportProblem(_("There are errors in the register. Mend them in the file, and choose it again."))
    if comparison.digest != seen:
        raise ImportProblem(
            _("Members have been changed since you looked, so the register would now do something else. Look again.")
        )
    file.undo = _take_in(comparison)
    file.counts, file.table, file.decisions = comparison.counts, {}, {}
    file.applied_at, file.by = timezone.now(), by
    file.save()
    journal.write(verb="network.import_members", subject=file, by=by, details=file.counts)
    return file


@transaction.atomic
def undo_import(*, file, by):
    """Takes the last import back, wholly. Raises ImportProblem when it is not the last, or when somebody has changed
    what it wrote."""
    file = _alone_with(file)
    last = Import.objects.exclude(applied_at=None).order_by("-applied_at", "-id").first()
    if file != last or file.undone_at:
        raise ImportProblem(_("Only the last import can be undone, and only once."))
    if touched := _touched(file.undo):
        raise ImportProblem(
            _("Nothing was undone, since these have been changed after the import: %(names)s.")
            % {"names": ", ".join(touched[:10]) + ("…" if len(touched) > 10 else "")}
        )
    _take_back(file.undo)
    file.undo, file.undone_at = {}, timezone.now()
    file.save(update_fields=["undo", "undone_at"])
    journal.write(verb="network.undo_import", subject=file, by=by, details=file.counts)
    return file


def _alone_with(file):
    """The file as it stands, when no other import is under way: the network's own row is the lock."""
    Network.objects.get_or_create(pk=1)
    Network.objects.select_for_update().get(pk=1)
    return Import.objects.get(pk=file.pk)


def _take_in(comparison):
    """Writes what a comparison says, in as many statements whatever its length. Gives what `_take_back` needs:

    {"new": {id: values}, "changed": {id: {"before": values, "after": values}}, "contacts": {id: title},
    "titles": {id: {"before": title, "after": title}}, "levels": [ids of changes], "people": [ids]}
    """
    new, changed = comparison.of(NEW), comparison.of(CHANGED)
    today = timezone.localdate()
    taken = set(Organisation.objects.values_list("slug", flat=True))
    welcomed = []
    for change in new:
        said = {"joined_on": today.isoformat(), **{each.field: each.new for each in change.fields}}
        organisation = Organisation(slug=free_slug(said["name"], taken))
        taken.add(organisation.slug)
        _set(organisation, said)
        welcomed.append((organisation, said.get("districts", []), change))
    Organisation.objects.bulk_create([organisation for organisation, _districts, _change in welcomed], batch_size=BATCH)
    changes = {
        change.organisation: {
            "before": {each.field: each.old for each in change.fields},
            "after": {each.field: each.new for each in change.fields},
        }
        for change in changed
        if change.fields
    }
    levels = _note_levels(changes, today)
    _rewrite({pk: change["after"] for pk, change in changes.items()})
    _put_in_districts({organisation.pk: districts for organisation, districts, _change in welcomed})
    contacts, titles, people = _take_in_contacts(
        [(organisation.pk, change) for organisation, _districts, change in welcomed]
        + [(change.organisation, change) for change in changed]
    )
    written = Organisation.objects.prefetch_related("districts").filter(
        slug__in=[organisation.slug for organisation, _districts, _change in welcomed]
    )
    return {
        "new": {each.pk: plain_values(each) for each in written} if welcomed else {},
        "changed": changes,
        "contacts": contacts,
        "titles": titles,
        "levels": levels,
        "people": people,
    }


def _note_levels(changes, today):
    """The history of those whose level the register changes. Gives the ids of its rows, for undo."""
    changed = {pk: each["after"]["level"] for pk, each in changes.items() if "level" in each["after"]}
    begun = set(LevelChange.objects.filter(organisation__in=list(changed)).values_list("organisation", flat=True))
    rows = [
        LevelChange(organisation=each, level_id=each.level_id, from_on=min(each.joined_on, today))
        for each in Organisation.objects.in_bulk(list(changed)).values()
        if each.pk not in begun
    ]
    rows += [LevelChange(organisation_id=pk, level_id=code, from_on=today) for pk, code in changed.items()]
    return [row.pk for row in LevelChange.objects.bulk_create(rows, batch_size=BATCH)]


def _set(organisation, said):
    """Puts plain values on an organisation, its districts left out."""
    for field, value in said.items():
        if field == "joined_on":
            organisation.joined_on = day(value)
        elif field == "number":
            organisation.number = value or None
        elif field == "level":
            organisation.level_id = value
        elif field != "districts":
            setattr(organisation, field, value)
    organisation.make_findable()


def _rewrite(changes):
    """`changes`: id of an organisation to plain values."""
    organisations = Organisation.objects.in_bulk(list(changes))
    for pk, said in changes.items():
        _set(organisations[pk], said)
    fields = {field for said in changes.values() for field in said if field != "districts"}
    if fields:
        Organisation.objects.bulk_update(organisations.values(), [*fields, "sort_key", "search_text"], batch_size=BATCH)
    _put_in_districts({pk: said["districts"] for pk, said in changes.items() if "districts" in said})


def _put_in_districts(districts):
    """`districts`: id of an organisation to the names of its districts, in place of those it has."""
    ids = dict(District.objects.values_list("name", "id"))
    InDistrict.objects.filter(organisation__in=list(districts)).delete()
    rows = [InDistrict(organisation_id=pk, district_id=ids[name]) for pk, names in districts.items() for name in names]
    InDistrict.objects.bulk_create(rows, batch_size=BATCH)


def _take_in_contacts(changes):
    """`changes`: pairs of an organisation's id and its change. Gives contacts, titles and people for undo."""
    added = [(pk, each) for pk, change in changes for each in change.contacts if each.contact is None]
    names = {}
    for _pk, each in added:
        names[each.email] = names.get(each.email) or each.name
    known = {person.email: person for person in Person.objects.filter(email__in=names)}
    new = [Person(email=email, name=name) for email, name in names.items() if email not in known]
    for person in new:
        person.set_unusable_password()
    people = known | {person.email: person for person in Person.objects.bulk_create(new, batch_size=BATCH)}
    have_first = set(Contact.objects.filter(is_first=True).values_list("organisation", flat=True))
    rows = []
    for pk, each in added:
        rows.append(
            Contact(organisation_id=pk, person=people[each.email], title=each.title, is_first=pk not in have_first)
        )
        have_first.add(pk)
    rows = Contact.objects.bulk_create(rows, batch_size=BATCH)
    titles = {
        each.contact: {"before": each.old_title, "after": each.title}
        for _pk, change in changes
        for each in change.contacts
        if each.contact is not None
    }
    _retitle({pk: title["after"] for pk, title in titles.items()})
    return {row.pk: row.title for row in rows}, titles, [person.pk for person in new]


def _retitle(titles):
    contacts = Contact.objects.in_bulk(list(titles))
    for contact in contacts.values():
        contact.title = titles[contact.pk]
    Contact.objects.bulk_update(contacts.values(), ["title"], batch_size=BATCH)


def _numbered(kept):
    """JSON has texts for keys; these were ids."""
    return {int(pk): value for pk, value in kept.items()}


def _touched(undo):
    """The names of the organisations that are no longer as the import left them, or that something points to since."""
    new, changed = _numbered(undo["new"]), _numbered(undo["changed"])
    contacts = _numbered(undo["contacts"])
    after = new | {pk: change["after"] for pk, change in changed.items()}
    found = Organisation.objects.prefetch_related("districts").in_bulk(list(after))
    names = {pk: said.get("name", f"#{pk}") for pk, said in after.items() if pk not in found}
    for pk, organisation in found.items():
        values = plain_values(organisation)
        is_as_left = all(values[field] == value for field, value in after[pk].items())
        if not is_as_left or (pk in new and (organisation.state != "active" or organisation.coordinator_id)):
            names[pk] = organisation.name
    for pk in _pointed_to(Organisation, list(new), besides=list(contacts)):
        names[pk] = found[pk].name if pk in found else f"#{pk}"
    titles = {pk: title["after"] for pk, title in _numbered(undo["titles"]).items()} | contacts
    for contact in Contact.objects.select_related("organisation").in_bulk(list(titles)).values():
        if contact.title != titles[contact.pk]:
            names[contact.organisation_id] = contact.organisation.name
    return sorted(names.values(), key=sort_key)


def _take_back(undo):
    contacts, new = list(_numbered(undo["contacts"])), list(_numbered(undo["new"]))
    Contact.objects.filter(pk__in=contacts).delete()
    LevelChange.objects.filter(pk__in=undo.get("levels", [])).delete()
    Organisation.objects.filter(pk__in=new).delete()
    _rewrite({pk: change["before"] for pk, change in _numbered(undo["changed"]).items()})
    _retitle({pk: title["before"] for pk, title in _numbered(undo["titles"]).items()})
    # Somebody who has signed in since, or whom something else speaks of, stays known.
    strangers = Person.objects.filter(pk__in=undo["people"], last_login=None, team="")
    strangers.exclude(pk__in=_pointed_to(Person, undo["people"])).delete()


def _pointed_to(model, ids, *, besides=()):
    """Which of the rows of a model other rows point to, in any app; not counted: their districts, and the contacts
    `besides`."""
    found = set()
    for relation in model._meta.related_objects:
        name = relation.field.name
        rows = relation.related_model._default_manager.filter(**{f"{name}__in": ids})
        if relation.related_model is Contact:
            rows = rows.exclude(pk__in=besides)
        found |= set(rows.values_list(name, flat=True))
    return found
