"""The rooms of a mingle that is online: an address for each table of each round, that cannot be guessed."""

from django.utils.crypto import salted_hmac
from django.utils.text import slugify

FIELDS = ("mingle", "round", "table", "secret")


def room_link(mingle, round, table):
    """Where those at a table meet in a round; empty for a mingle in a real room. It stays the same when the plan is
    changed, so that two who look at different plans for a moment still find each other."""
    if not mingle.link_template or table is None:
        return ""
    secret = salted_hmac("mingle.room", f"{mingle.pk} {round} {table}", algorithm="sha256").hexdigest()[:24]
    return mingle.link_template.format(mingle=slugify(mingle.title)[:40], round=round, table=table, secret=secret)
