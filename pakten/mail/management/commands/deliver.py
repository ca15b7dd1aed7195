from django.core.management.base import BaseCommand

from pakten.mail import actions


class Command(BaseCommand):
    help = "Sends the letters that wait, for instance after the mail server has been away."

    def handle(self, **options):
        self.stdout.write(f"{actions.deliver_waiting()} sent.")
