"""The verbs of an installation's own settings: its words, districts and levels. A part of `actions`."""

from django.db import transaction
from django.db.models import Max, ProtectedError
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _

from pakten.journal import actions as journal
from pakten.network.models import Level, LevelChange, Network, Organisation
from pakten.network.queries import JOB_PARTNER

RESERVED = {JOB_PARTNER}  # stands among the levels in addresses, and is none


class SettingProblem(Exception):
    """Why a setting cannot be changed so; says it in a sentence, in the active language."""


@transaction.atomic
def write_front_page(*, vision_sv, vision_en, lead_sv, lead_en, by):
    words = {"vision_sv": vision_sv, "vision_en": vision_en, "lead_sv": lead_sv, "lead_en": lead_en}
    network, _created = Network.objects.update_or_create(pk=1, defaults=words)
    journal.write(verb="network.write_front_page", subject=network, by=by)
    return network


@transaction.atomic
def end_district(*, district, valid_to, by):
    """The city divides itself so until a day. What is said of members stays."""
    if valid_to < district.valid_from:
        raise SettingProblem(_("The last day is before the first one."))
    district.valid_to = valid_to
    district.save(update_fields=["valid_to"])
    journal.write(verb="network.end_district", subject=district, by=by)
    return district


@transaction.atomic
def add_level(*, name_sv, name_en, about="", by):
    """A new level, last in the list. Its code, for addresses and files, comes of its Swedish name and never changes."""
    stem = slugify(name_sv)[:26] or "level"
    taken = set(Level.objects.values_list("code", flat=True)) | RESERVED | {each.replace("_", "-") for each in RESERVED}
    code = next(code for code in (stem, *(f"{stem}-{n}" for n in range(2, 999))) if code not in taken)
    order = (Level.objects.aggregate(last=Max("order"))["last"] or 0) + 1
    level = Level.objects.create(code=code, name_sv=name_sv, name_en=name_en, about=about, order=order)
    journal.write(verb="network.add_level", subject=level, by=by)
    return level


@transaction.atomic
def rename_level(*, level, name_sv, name_en, about, is_open, by):
    """What a level is called, what it means, and whether it is given to more members."""
    if level.code == Level.FIRST and not is_open:
        raise SettingProblem(_("Every new member begins at this level, so it cannot be closed."))
    level.name_sv, level.name_en, level.about, level.is_open = name_sv, name_en, about, is_open
    level.save()
    journal.write(verb="network.rename_level", subject=level, by=by)
    return level


@transaction.atomic
def remove_level(*, level, by):
    """Takes a level away that nobody has, or ever had."""
    in_use = _("Members have this level, or had it. Close it instead: it is then given to nobody new.")
    if level.code == Level.FIRST:
        raise SettingProblem(_("Every new member begins at this level, so it cannot be removed."))
    journal.write(verb="network.remove_level", subject=level, by=by)
    try:
        level.delete()
    except ProtectedError:
        raise SettingProblem(in_use) from None


@transaction.atomic
def change_level(*, organisation, level, on, by):
    """The organisation is at another level from a day; the history tells which ones it had."""
    organisation = Organisation.objects.select_for_update().get(pk=organisation.pk)
    if level.code == organisation.level_id:
        raise SettingProblem(_("The member is at this level already."))
    if not level.is_open:
        raise SettingProblem(_("This level is closed and is given to nobody new."))
    if on > timezone.localdate():
        raise SettingProblem(_("That day has not come yet. Change the level on the day itself."))
    last = organisation.level_changes.last()
    if last is None:  # the history begins with the level it had till now
        began = min(organisation.joined_on, on)
        last = LevelChange.objects.create(organisation=organisation, level_id=organisation.level_id, from_on=began)
    if on < last.from_on:
        raise SettingProblem(_("The level was changed after that day. Choose a later one."))
    LevelChange.objects.create(organisation=organisation, level=level, from_on=on, by=by)
    details = {"from": organisation.level_id, "to": level.code}
    organisation.level = level
    organisation.save(update_fields=["level"])
    journal.write(verb="network.change_level", subject=organisation, by=by, details=details)
    return organisation
