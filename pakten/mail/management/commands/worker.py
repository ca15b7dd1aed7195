import logging
import signal
import time

from django.core.management.base import BaseCommand
from django.db import InterfaceError, OperationalError, close_old_connections

from pakten.mail import actions

log = logging.getLogger(__name__)
PAUSE = 1  # seconds between two looks for letters that are due


class Command(BaseCommand):
    help = "Delivers letters until stopped. Several workers may run at once."
    requires_system_checks = []  # they would load every page of the house, which no letter needs

    def add_arguments(self, parser):
        parser.add_argument("--once", action="store_true", help="deliver what is due now, then end")

    def handle(self, *, once, **options):
        self.is_told_to_stop = False
        before = {number: signal.signal(number, self._stop) for number in (signal.SIGTERM, signal.SIGINT)}
        try:
            self._deliver_due() if once else self._deliver_until_stopped()
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)

    def _stop(self, *_signal):
        self.is_told_to_stop = True  # the letter in hand is finished first

    def _deliver_due(self):
        while not self.is_told_to_stop and actions.deliver_next():
            pass

    def _deliver_until_stopped(self):
        while not self.is_told_to_stop:
            close_old_connections()  # lets go of one that the database has closed
            try:
                self._deliver_due()
            except (OperationalError, InterfaceError) as error:
                log.warning("The database did not answer (%s); trying again.", type(error).__name__)
            if not self.is_told_to_stop:
                time.sleep(PAUSE)
