"""The fields of a register in words: what they are called, and what their plain values are as people read them."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from pakten.network import queries
from pakten.network.imports.values import number_to_show, topics_in_a_cell
from pakten.network.models import Organisation

FIELDS = {
    "name": gettext_lazy("Organisation"),
    "number": gettext_lazy("Organisation number"),
    "sector": gettext_lazy("Sector"),
    "industry": gettext_lazy("Industry"),
    "size": gettext_lazy("Size"),
    "districts": gettext_lazy("Districts"),
    "joined_on": gettext_lazy("Member since"),
    "level": gettext_lazy("Level"),
    "website": gettext_lazy("Website"),
    "about": gettext_lazy("About us"),
    "contributes": gettext_lazy("Contributes with"),
    "looks_for": gettext_lazy("Looks for"),
    "may_show": gettext_lazy("May be shown"),
}
ON_THE_PAGE = {  # not in a register
    "may_show_logo": gettext_lazy("The logo may be shown"),
    "logo": gettext_lazy("Logo"),
}
CONTACT = {
    "contact_name": gettext_lazy("Contact name"),
    "contact_email": gettext_lazy("Contact e-mail"),
    "contact_title": gettext_lazy("Contact title"),
}
CHOICES = {"sector": Organisation.Sector, "size": Organisation.Size}


def field(key):
    return str(FIELDS.get(key) or ON_THE_PAGE[key])


def contact_field(key):
    return str(CONTACT[key])


def value(key, plain, levels=None):
    """A plain value as text, as a register can be read again from it; empty for what is not there. `levels`: the names
    of the levels by code, where many values are told one after the other."""
    if key == "level":
        return (levels or queries.level_names()).get(plain, plain or "")
    if key in CHOICES:
        return str(CHOICES[key](plain).label) if plain else ""
    if key == "number":
        return number_to_show(plain)
    if key in ("may_show", "may_show_logo"):
        return "" if plain is None else _("Yes") if plain else _("No")
    if key == "districts":
        return "; ".join(plain or [])
    return topics_in_a_cell(plain or []) if isinstance(plain, list) else plain or ""


def contact(change):
    """What happens to a contact, in a sentence."""
    who = f"{change.name} <{change.email}>" if change.name else change.email
    if change.contact is not None:
        words = {"who": who, "old": change.old_title or "–", "new": change.title}
        said = _("Contact %(who)s, title: %(old)s → %(new)s.") % words
    else:
        said = _("New contact: %(who)s.") % {"who": who}
    if change.known:
        said += " " + _("We know the person as %(name)s and keep that name.") % {"name": change.known}
    return said
