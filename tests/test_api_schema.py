"""Every call that the API's description allows, and many it does not: nothing but what the description says comes back.

schemathesis makes the same calls each time, against the real application.
"""

from contextlib import suppress
from copy import deepcopy
from unittest import SkipTest

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from hypothesis import HealthCheck, given, settings
from hypothesis.errors import Unsatisfiable
from schemathesis import GenerationMode

from pakten.api import actions, rates
from pakten.api.models import Scope
from pakten.api.service import description
from pakten.events.models import Registration
from pakten.wsgi import application
from tests.makers import make_event, make_organisation
from tests.makers_events import sign_up

EXAMPLES = 12  # of each call
CONFIG = {
    "generation": {"deterministic": True, "max-examples": EXAMPLES, "no-shrink": True},
}
bounded = settings(
    max_examples=EXAMPLES, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck)
)


@pytest.fixture(autouse=True)
def _one_connection(db):
    """The application lets go of its connection after each call, and the test's with it."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.fixture(autouse=True)
def _something_to_read_and_change(_one_connection, monkeypatch):
    monkeypatch.setattr(rates, "MOST_OF_ADDRESS", 10**9)
    monkeypatch.setattr(rates, "MOST_OF_TOKEN", 10**9)
    make_organisation(name="Åkeriet Öst AB", number="5560160680")
    sign_up(make_event(title="Frukost", capacity=3), name="Zoë O'Brien")


@pytest.fixture
def secret(db):
    return actions.make_token(name="Stadens webb", scopes=Scope.values, by=None)[1]


schema = schemathesis.openapi.from_dict(deepcopy(description()), config=schemathesis.Config.from_dict(CONFIG))
schema.app = application
OPERATIONS = [found.ok() for found in schema.get_all_operations()]
every_operation = pytest.mark.parametrize("operation", OPERATIONS, ids=[each.label for each in OPERATIONS])


def _call_in_all_ways(operation, *, known=None, headers=None):
    """As the description allows, and as it does not. `known`: what to put into the address."""
    for mode in GenerationMode:

        @bounded
        @given(operation.as_strategy(generation_mode=mode))
        def call(case):
            for name in case.path_parameters if known else ():
                case.path_parameters[name] = known[name]
            case.call_and_validate(headers=headers)

        with suppress(SkipTest, Unsatisfiable):  # nothing in this call can be wrong
            call()


@every_operation
def test_nothing_unsaid_is_answered_to_a_stranger(operation):
    _call_in_all_ways(operation)


@every_operation
def test_nothing_unsaid_is_answered_to_a_system_with_a_token(operation, secret):
    registration = Registration.objects.select_related("event").first()
    known = {"key": registration.key, "slug": registration.event.slug}
    known = None if "/members/" in operation.path else known
    _call_in_all_ways(operation, known=known, headers={"Authorization": f"Bearer {secret}"})
