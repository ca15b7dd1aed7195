"""Template tags about organisations: `{% load network %}`."""

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import mark_safe

from pakten.network import labels
from pakten.network.models import Organisation
from pakten.web.templatetags.web import emblem

register = template.Library()
PLACES = {sector: place for place, sector in enumerate(Organisation.Sector.values)}
STRAWS = {
    sector: mark_safe(  # noqa: S308 — nothing in it comes from outside
        f'<svg class="kind straws-{place + 1}" viewBox="0 0 16 24" aria-hidden="true">'
        f'<path class="stalks" d="M8 24V9"/><path class="heads" d="M8 8{"v-4" if place == 0 else "h0"}"/></svg>'
    )
    for sector, place in PLACES.items()
}


@register.simple_tag
def field_name(change):
    """`{% field_name change %}`: what the field of a FieldChange is called."""
    return labels.field(change.field)


@register.simple_tag
def field_value(key, plain):
    """`{% field_value change.field change.old %}`: a plain value as people read it."""
    return labels.value(key, plain) or "–"


@register.filter
def contact_in_words(change):
    """`{{ change|contact_in_words }}`: what happens to a contact."""
    return labels.contact(change)


@register.simple_tag
def counted_options(options, chosen):
    """`{% counted_options options chosen %}`: the <option>s of a filter, each (value, label, how many). A loop in the
    template took a third of the directory's time: there are some two hundred of them."""
    selected = {True: mark_safe(" selected"), False: ""}
    rows = ((value, selected[value == chosen], label, number) for value, label, number in options)
    return format_html_join("", '<option value="{}"{}>{} ({})</option>', rows)


@register.simple_tag
def sector(value):
    """`{% sector organisation.sector %}`: the sector's straw and its name."""
    return format_html('<span class="sector">{}{}</span>', STRAWS[value], Organisation.Sector(value).label)


@register.simple_tag
def sector_straw(value):
    """`{% sector_straw organisation.sector %}`: only the straw, where the name stands beside it."""
    return STRAWS[value]


@register.simple_tag
def organisation_emblem(organisation, alt=""):
    """`{% organisation_emblem organisation %}`: its logo when it shows one, else five straws in the colour of its
    sector, its own mark. `alt`: words for the logo, where its name does not stand beside it."""
    if organisation.shows_logo:
        return format_html('<img class="logo" src="{}" alt="{}">', organisation.logo_address, alt)
    return emblem(organisation.slug, PLACES[organisation.sector])
