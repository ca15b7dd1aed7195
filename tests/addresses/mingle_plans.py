"""The history of a mingle's plans, and what is done with them."""

from pakten.mingle import actions as mingle
from pakten.mingle.models import Mingle
from tests.addresses import TEAM, TEAM_POST
from tests.makers import make_mingle

PAGES = {
    "mingle_office:another": TEAM_POST,
    "mingle_office:order": TEAM_POST,  # it has ended, and leads on
    "mingle_office:stop_order": TEAM_POST,
    "mingle_office:order_prices": TEAM_POST,
    "mingle_office:plans": TEAM,
    "mingle_office:compare": TEAM_POST,  # without two plans it leads to all of them
    "mingle_office:plan": TEAM,
    "mingle_office:redraw": TEAM_POST,
    "mingle_office:put_on_bench": TEAM_POST,
    "mingle_office:change": TEAM,
}


def make(own):
    made = make_mingle(people=6)
    first = mingle.plan(mingle=made, by=None)
    made = Mingle.objects.get(pk=made.pk)
    order = mingle.order(mingle=made, by=None)
    mingle.stop(order=order, by=None)
    arguments = {name: [made.pk] for name in PAGES}
    of_a_plan = ("mingle_office:plan", "mingle_office:redraw", "mingle_office:put_on_bench")
    return arguments | {
        **{name: [made.pk, first.pk] for name in of_a_plan},
        "mingle_office:order": [made.pk, order.pk],
        "mingle_office:stop_order": [made.pk, order.pk],
    }
