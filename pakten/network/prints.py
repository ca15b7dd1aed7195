"""The members as a table for a spreadsheet: the whole register, for the team."""

from django.db.models import Prefetch
from django.utils.translation import gettext as _

from pakten.network import labels, queries
from pakten.network.comparing import plain_values
from pakten.network.models import Contact
from pakten.sheets.write import write_csv, write_workbook


def register(organisations, *, as_workbook):
    """Organisations with their contacts, one row per contact, as `import_members` reads it again. Bytes of an Excel
    workbook or a CSV file. A sole trader's number, being a personal identity number, is masked."""
    headings = [*(labels.field(key) for key in labels.FIELDS), *(labels.contact_field(key) for key in labels.CONTACT)]
    rows, levels = [], queries.level_names()
    contacts = Prefetch("contacts", Contact.objects.shown())
    for organisation in organisations.prefetch_related("districts", contacts):
        said = _cells(organisation, labels.FIELDS, levels)
        people = sorted(organisation.contacts.all(), key=lambda contact: (not contact.is_first, contact.pk))
        rows += [[*said, each.person.name, each.person.email, each.title] for each in people] or [said]
    return write_workbook(headings, rows, sheet=_("Members")) if as_workbook else write_csv(headings, rows)


def _cells(organisation, fields, levels):
    values = plain_values(organisation)
    return [labels.value(key, values[key], levels) for key in fields]
