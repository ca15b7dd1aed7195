"""How often one may call in a minute."""

import time

from pakten.network import limits

MINUTE = 60
MOST_OF_ADDRESS = 300  # calls from one address of the internet
MOST_OF_TOKEN = 600


def seconds_to_wait(what, who, *, most):
    """Counts one more call; gives the seconds until the next minute if that is too many, else 0."""
    minute, second = divmod(int(time.time()), MINUTE)
    is_within = limits.is_within(f"api.{what}.{minute}", str(who), most=most, seconds=MINUTE)
    return 0 if is_within else MINUTE - second
