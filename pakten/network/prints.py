"""Lists of the office as tables for a spreadsheet: the register, a coordinator's members, the applications."""

from django.db.models import Prefetch
from django.utils import timezone
from django.utils.translation import gettext as _

from pakten.network import applicants, labels, queries
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
    return _table(headings, rows, sheet=_("Members"), as_workbook=as_workbook)


def portfolio(organisations, *, as_workbook):
    """What a coordinator looks after, one row for each member."""
    headings = [_("Name"), _("Sector"), _("Member since"), _("State"), _("Contact persons")]
    rows = [
        [each.name, each.get_sector_display(), each.joined_on, each.get_state_display(), each.speakers]
        for each in organisations
    ]
    return _table(headings, rows, sheet=_("Members"), as_workbook=as_workbook)


def applications(found, *, as_workbook):
    """Applications as they stand in the inbox, one row for each."""
    headings = [_("Organisation"), _("Sector"), _("State"), _("Waiting since"), _("Decided on"), _("Coordinator")]
    rows = [
        [
            each.name,
            applicants.in_words("sector", each.answers),
            each.get_state_display(),
            timezone.localdate(each.waiting_since),
            timezone.localdate(each.decided_at) if each.decided_at else None,
            str(each.coordinator or ""),
        ]
        for each in found
    ]
    return _table(headings, rows, sheet=_("Applications"), as_workbook=as_workbook)


def _table(headings, rows, *, sheet, as_workbook):
    return write_workbook(headings, rows, sheet=sheet) if as_workbook else write_csv(headings, rows)


def _cells(organisation, fields, levels):
    values = plain_values(organisation)
    return [labels.value(key, values[key], levels) for key in fields]
