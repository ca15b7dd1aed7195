"""What time alone brings about. Each rule asks the state what is due now and writes down that it was done, so that a
tick lost, doubled or run by two workers at once does no harm."""

import logging

from django.utils import timezone

from pakten.events import after, checking_in, registering, reminding
from pakten.events.disposing import erase_needs
from pakten.network import agreeing
from pakten.office import disposing
from pakten.plan import actions as plan
from pakten.results import actions as results
from pakten.surveys import actions as surveys

log = logging.getLogger(__name__)
RULES = [  # each is called with the present moment
    agreeing.remind_of_agreements,
    disposing.run_due,
    registering.expire_offers,
    erase_needs,
    after.send_due,
    surveys.remind_due,
    surveys.close_due,
    checking_in.mark_no_shows,
    reminding.remind_registered,
    reminding.remind_invited,
    results.begin_due,
    results.remind_reports,
    plan.remind_owners,
]


def run():
    """Lets every rule do what is due. One that fails is tried again at the next tick, and stops nobody else."""
    now = timezone.now()
    for rule in RULES:
        try:
            rule(now)
        except Exception as error:  # only its kind is told: its words may hold names and addresses
            log.error("The rule %s could not be followed (%s).", rule.__name__, type(error).__name__)
