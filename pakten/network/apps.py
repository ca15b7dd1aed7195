from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from pakten.mail.kinds import Kind


class NetworkConfig(AppConfig):
    name = "pakten.network"
    letter_kinds = {
        "agreement_sent": Kind(_("An agreement to sign")),
        "follow_up": Kind(_("Reminder to follow up an agreement")),
        "commitment_due": Kind(_("Reminder of a promise")),
        "new_email": Kind(_("Link to a new address")),
        "email_known": Kind(_("Answer to an address we know")),
        "email_changed": Kind(_("Notice of a changed address")),
        "key_added": Kind(_("A passkey was added")),
        "key_removed": Kind(_("A passkey was removed")),
        "welcome_to_team": Kind(_("Welcome to the team")),
        "portfolio_received": Kind(_("A portfolio was handed over")),
        "application_link": Kind(_("Link to an application")),
        "application_sent": Kind(_("Copy of an application")),
        "application_needs_more": Kind(_("Question about an application")),
        "application_approved": Kind(_("Welcome to a new contact")),
        "application_declined": Kind(_("Decision to decline an application")),
        "invitation": Kind(_("Invitation to a colleague")),
        "first_contact": Kind(_("To a new first contact")),
        "no_longer_contact": Kind(_("To somebody who is no longer a contact person")),
        "sign_in_code": Kind(_("Code to sign in")),
        "unknown_address": Kind(_("Answer to an unknown address")),
    }
