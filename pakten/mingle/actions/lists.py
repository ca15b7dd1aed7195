"""The verbs of a list of sign-ups that comes as a file."""

from django.db import transaction
from django.utils import timezone

from pakten.journal import actions as journal
from pakten.mingle.actions.memory import first_plan
from pakten.mingle.actions.mingles import make
from pakten.mingle.actions.orders import order
from pakten.mingle.actions.plans import wanted
from pakten.mingle.imports.corrections import corrections_from_data
from pakten.mingle.models import Mingle, Participant, SignUpFile
from pakten.network.models import Person


@transaction.atomic
def make_from_list(*, title, event, name, table, by, **form):
    """A new mingle together with its list, or neither. `form`: see mingles.make."""
    mingle = make(title=title, event=event, by=by, **form)
    upload(mingle=mingle, name=name, table=table, by=by)
    return mingle


@transaction.atomic
def upload(*, mingle, name, table, by):
    """Keeps a list of sign-ups (a sheets.Table) to be checked, in place of the one before."""
    SignUpFile.objects.filter(mingle=mingle).delete()
    file = SignUpFile.objects.create(mingle=mingle, name=name[:200], table=table.as_data())
    journal.write(verb="mingle.upload", subject=mingle, by=by)
    return file


@transaction.atomic
def choose_columns(*, file, columns, heading_row=None, by):
    """What somebody says that the columns hold: {column number: field, or None for a column not to be used}."""
    file.columns, file.heading_row = [[index, field] for index, field in columns.items()], heading_row
    file.save(update_fields=["columns", "heading_row"])
    journal.write(verb="mingle.choose_columns", subject=file.mingle, by=by)


@transaction.atomic
def mend(*, file, change, by):
    """Adds corrections (imports.Corrections) to what was mended before; later ones win."""
    file = SignUpFile.objects.select_for_update().get(pk=file.pk)
    file.corrections = corrections_from_data(file.corrections).plus(change).as_data()
    file.save(update_fields=["corrections"])
    journal.write(verb="mingle.mend", subject=file.mingle, by=by)
    return file


@transaction.atomic
def take_row_back(*, file, row, by):
    """A row that was left out counts again."""
    file = SignUpFile.objects.select_for_update().get(pk=file.pk)
    file.corrections = corrections_from_data(file.corrections).with_row_back(row).as_data()
    file.save(update_fields=["corrections"])
    journal.write(verb="mingle.take_row_back", subject=file.mingle, by=by)


@transaction.atomic
def take_in_and_plan(*, mingle, sign_ups, by):
    """Takes the people in and makes the first plan, or neither. Raises MatchingError for the impossible."""
    take_in(mingle=mingle, sign_ups=sign_ups, by=by)
    return first_plan(mingle=mingle, by=by)


@transaction.atomic
def take_in_and_order(*, mingle, sign_ups, by):
    """Takes the people in and asks for the first plan, where it takes longer than a page should."""
    take_in(mingle=mingle, sign_ups=sign_ups, by=by)
    mingle = Mingle.objects.select_related("plan").get(pk=mingle.pk)
    asked = wanted(mingle)  # locks and bans of those before, where they still can hold
    Mingle.objects.filter(pk=mingle.pk).update(plan=None)
    return order(mingle=mingle, by=by, **asked)


@transaction.atomic
def take_in(*, mingle, sign_ups, by):
    """Makes the people of a list the mingle's participants, in place of those before. `sign_ups`: a SignUpList
    without errors. A person the network already knows by the e-mail address is recognised."""
    mingle.participants.all().delete()
    mingle.plans.update(is_of_another_list=True, snapshot={})  # their keys may now be other people
    known = {
        person.email: person
        for person in Person.objects.filter(email__in={each.email.lower() for each in sign_ups.people if each.email})
    }
    Participant.objects.bulk_create(
        Participant(
            mingle=mingle,
            key=each.key,
            person=known.get(each.email.lower()),
            name=each.name,
            email=each.email,
            organisation=each.organisation_key,
            organisation_name=each.organisation,
            sector=each.sector,
            kind=each.kind,
            offers=each.offers,
            wants=each.wants,
            wished_people=each.wished_people,
            wished_organisations=each.wished_organisations,
            wished_sectors=each.wished_sectors,
            wished_kinds=each.wished_kinds,
            met=each.met,
            avoids=each.avoids,
            avoided_organisations=each.avoided_organisations,
            is_seated=each.seated,
        )
        for each in sign_ups.people
    )
    SignUpFile.objects.filter(mingle=mingle).update(taken_in_at=timezone.now())
    journal.write(verb="mingle.take_in", subject=mingle, by=by, details={"people": len(sign_ups.people)})
