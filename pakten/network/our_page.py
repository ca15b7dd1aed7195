"""The verbs of a member's own page: a part of `actions`."""

import secrets

from django.core.files.base import ContentFile
from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from pakten.journal import actions as journal
from pakten.network.models import District, Organisation
from pakten.network.our_queries import Comparison, page_of


class ChangedMeanwhile(Exception):
    """Somebody else saved the page since it was opened. `comparison` tells what, and what to go on with."""

    def __init__(self, comparison):
        super().__init__()
        self.comparison = comparison


class NumberTaken(Exception):
    """Another organisation has this organisation number."""


def locked(organisation):
    """The organisation as it is now, for us alone until the transaction ends."""
    return Organisation.objects.select_for_update(of=("self",)).get(pk=organisation.pk)


@transaction.atomic
def publish_page(*, organisation, page, seen, by):
    """Saves what the organisation tells of itself. `page`: plain values by field, see `our_queries.page_of`; `seen`:
    the fingerprints of what `by` saw. Changes nothing when somebody else has changed something else meanwhile."""
    organisation = locked(organisation)
    now = page_of(organisation)
    comparison = Comparison.of(now=now, wanted=page, seen=seen)
    if comparison.changed_meanwhile:
        raise ChangedMeanwhile(comparison)
    changes = {field: [now[field], value] for field, value in page.items() if now[field] != value}
    if not changes:
        return organisation
    number = page.get("number")
    if number and Organisation.objects.filter(number=number).exclude(pk=organisation.pk).exists():
        raise NumberTaken
    write_page(organisation, page)
    organisation.save()
    if "districts" in changes:
        organisation.districts.set(District.objects.filter(name__in=page["districts"]))
    journal.write(verb="network.publish_page", subject=organisation, by=by, details={"fields": changes})
    return organisation


def write_page(organisation, page):
    """Puts plain values into an organisation without saving it; its districts are a table of their own."""
    for field, value in page.items():
        if field == "number":
            organisation.number = value or None
        elif field != "districts":
            setattr(organisation, field, value)


def set_logo(*, organisation, picture, may_show, by):
    """Gives the organisation a logo: `picture` is what `logos.read_logo` made of a file.

    The new file is there before anything points to it, and the old one goes when nothing does: whoever dies on the way
    leaves a file nobody needs, never a page that points to nothing. Each file has a name nobody had before, so that it
    can be kept by browsers, and taken away without asking who else uses it.
    """
    storage = Organisation._meta.get_field("logo").storage
    name = storage.save(f"logos/{secrets.token_urlsafe(16)}.webp", ContentFile(picture))
    try:
        return _point_to(name, organisation=organisation, may_show=may_show, by=by)
    except BaseException:
        storage.delete(name)
        raise


@transaction.atomic
def _point_to(name, *, organisation, may_show, by):
    organisation = locked(organisation)
    _drop_after_commit(organisation)
    changes = {"logo": [_word(organisation.logo), _word(name)]}
    if organisation.may_show_logo != may_show:
        changes["may_show_logo"] = [organisation.may_show_logo, may_show]
    organisation.logo, organisation.may_show_logo = name, may_show
    organisation.save(update_fields=["logo", "may_show_logo"])
    journal.write(verb="network.set_logo", subject=organisation, by=by, details={"fields": changes})
    return organisation


@transaction.atomic
def remove_logo(*, organisation, by):
    organisation = locked(organisation)
    if not organisation.logo:
        return organisation
    _drop_after_commit(organisation)
    changes = {"logo": [_word(organisation.logo), ""]}
    organisation.logo = ""
    organisation.save(update_fields=["logo"])
    journal.write(verb="network.remove_logo", subject=organisation, by=by, details={"fields": changes})
    return organisation


def _word(logo):
    """What the history says of a logo: that there was one. Its file is gone when somebody reads it."""
    return _("a picture") if logo else ""


def _drop_after_commit(organisation):
    if organisation.logo:
        storage, name = organisation.logo.storage, organisation.logo.name
        transaction.on_commit(lambda: storage.delete(name), robust=True)


def of_logo(name):
    """The organisation whose logo has this name in addresses."""
    return Organisation.objects.filter(~Q(logo=""), logo=f"logos/{name}").first()
