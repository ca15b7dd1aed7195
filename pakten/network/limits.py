"""How often somebody may do something, counted in the cache: each web process counts for itself, and a restart forgets.

Who it is, an address of a computer or of a person, is kept only as a keyed hash, and never logged.
"""

from django.core.cache import cache
from django.utils.crypto import salted_hmac

HOUR = 3600


def is_within(what, who, *, most, seconds=HOUR):
    """Counts one more, and tells whether that is at most `most` within the time."""
    key = f"limit.{what}.{salted_hmac('pakten.limits', who, algorithm='sha256').hexdigest()}"
    cache.add(key, 0, seconds)
    try:
        return cache.incr(key) <= most
    except ValueError:  # the time ran out in this moment
        return True
