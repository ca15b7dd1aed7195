"""Lists of the office as tables for a spreadsheet: the register, a coordinator's members, the team, applications."""

from django.db.models import Prefetch
from django.utils import timezone
from django.utils.translation import gettext as _

from pakten.network import applicants, labels, queries
from pakten.network.comparing import plain_values
from pakten.network.models import Contact


def register(organisations):
    """Organisations with their contacts, one row per contact, as `import_members` reads it again. A
    sole trader's number, being a personal identity number, is masked."""
    headings = [*(labels.field(key) for key in labels.FIELDS), *(labels.contact_field(key) for key in labels.CONTACT)]
    rows, levels = [], queries.level_names()
    contacts = Prefetch("contacts", Contact.objects.shown())
    for organisation in organisations.prefetch_related("districts", contacts):
        said = _cells(organisation, labels.FIELDS, levels)
        people = sorted(organisation.contacts.all(), key=lambda contact: (not contact.is_first, contact.pk))
        rows += [[*said, each.person.name, each.person.email, each.title] for each in people] or [said]
    return _("Members"), headings, rows


def portfolio(organisations):
    """What a coordinator looks after, one row for each member."""
    headings = [_("Name"), _("Sector"), _("Member since"), _("State"), _("Contact persons")]
    rows = [
        [each.name, each.get_sector_display(), each.joined_on, each.get_state_display(), each.speakers]
        for each in organisations
    ]
    return _("Members"), headings, rows


def team(people):
    """The city's team as its page shows it, one row for each."""
    headings = [_("Name"), _("Role"), _("Members looked after"), _("E-mail"), _("May sign in")]
    may = {True: _("Yes"), False: _("No")}
    rows = [
        [str(each), each.get_team_display(), each.members, each.shown_email, may[each.is_active]] for each in people
    ]
    return _("The team"), headings, rows


def applications(found):
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
    return _("Applications"), headings, rows


def _cells(organisation, fields, levels):
    values = plain_values(organisation)
    return [labels.value(key, values[key], levels) for key in fields]
