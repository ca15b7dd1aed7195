from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.core.validators import validate_email

from pakten.network import actions
from pakten.network.models import Person


class Command(BaseCommand):
    help = "Makes somebody part of the network office, so that they can sign in with a code by e-mail."

    def add_arguments(self, parser):
        parser.add_argument("--email", required=True)
        parser.add_argument("--name", required=True)

    def handle(self, *, email, name, **options):
        try:
            validate_email(email)
        except ValidationError:
            raise CommandError(f"{email} is not an e-mail address.") from None
        person = actions.know(name=name, email=email, by=None)
        actions.join_team(person=person, team=Person.Team.OFFICE, by=None)
        self.stdout.write(f"{person} is in the office and can sign in with {person.email}.")
