from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from pakten.mail.kinds import Kind, Topic


class EventsConfig(AppConfig):
    name = "pakten.events"
    letter_kinds = {
        "registered": Kind(_("Ticket")),
        "waitlisted": Kind(_("Place on the waiting list")),
        "offered": Kind(_("Offer of a place")),
        "offer_missed": Kind(_("Offer that ran out")),
        "cancelled": Kind(_("Registration cancelled")),
        "changed": Kind(_("Registration changed")),
        "again": Kind(_("Registered already")),
        "event_changed": Kind(_("Event changed")),
        "invitation": Kind(_("Invitation to an event"), Topic.INVITATIONS),
        "invitation_reminder": Kind(_("Reminder to answer an invitation"), Topic.INVITATIONS),
        "reminder": Kind(_("Reminder of an event")),
        "event_cancelled": Kind(_("Event cancelled")),
    }
