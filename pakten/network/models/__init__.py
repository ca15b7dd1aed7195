"""The tables of the network, a file for each noun."""

from pakten.network.models.agreements import Agreement, Commitment, Party
from pakten.network.models.applications import Application, Question, Submission
from pakten.network.models.email_changes import EmailChange
from pakten.network.models.imports import Import
from pakten.network.models.installation import District, Network
from pakten.network.models.invitations import Invitation
from pakten.network.models.levels import Level, LevelChange
from pakten.network.models.organisations import Contact, Organisation
from pakten.network.models.people import Person, PersonManager

__all__ = [
    "Agreement",
    "Application",
    "Commitment",
    "Contact",
    "District",
    "EmailChange",
    "Import",
    "Invitation",
    "Level",
    "LevelChange",
    "Network",
    "Organisation",
    "Party",
    "Person",
    "PersonManager",  # the first migration knows it by this name
    "Question",
    "Submission",
]
