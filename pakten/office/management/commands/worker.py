import logging
import signal
import time

from django.core.management.base import BaseCommand
from django.db import InterfaceError, OperationalError, close_old_connections

from pakten.mail import actions
from pakten.office import tick

log = logging.getLogger(__name__)
PAUSE = 1  # seconds between two looks for letters that are due
TICK = 60  # seconds between two looks for what time alone brings about


class Command(BaseCommand):
    help = "Delivers letters and does what is due by the clock, until stopped. Several workers may run at once."
    requires_system_checks = []  # they would load every page of the house, which no letter needs

    def add_arguments(self, parser):
        parser.add_argument("--once", action="store_true", help="do and deliver what is due now, then end")

    def handle(self, *, once, **options):
        self.is_told_to_stop = False
        before = {number: signal.signal(number, self._stop) for number in (signal.SIGTERM, signal.SIGINT)}
        try:
            self._work_once() if once else self._work_until_stopped()
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)

    def _stop(self, *_signal):
        self.is_told_to_stop = True  # the letter in hand is finished first

    def _work_once(self):
        tick.run()
        self._deliver_due()

    def _deliver_due(self):
        while not self.is_told_to_stop and actions.deliver_next():
            pass

    def _work_until_stopped(self):
        next_tick = 0
        while not self.is_told_to_stop:
            close_old_connections()  # lets go of one that the database has closed
            if time.monotonic() >= next_tick:
                next_tick = time.monotonic() + TICK
                tick.run()
            try:
                self._deliver_due()
            except (OperationalError, InterfaceError) as error:
                log.warning("The database did not answer (%s); trying again.", type(error).__name__)
            if not self.is_told_to_stop:
                time.sleep(PAUSE)
