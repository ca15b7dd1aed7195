"""Template tags every page may use; they are built in, so no template needs to load them.

The parts of pages that they draw stand in `templates/web/parts/`, each with a word on how to call it.
"""

import json
from functools import cache, lru_cache
from urllib.parse import urlencode

from django import template
from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.templatetags.static import static
from django.urls import translate_url
from django.utils import timezone
from django.utils.dates import MONTHS_3
from django.utils.html import format_html, format_html_join
from django.utils.safestring import mark_safe
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from pakten.web import dates, straws

register = template.Library()


@register.simple_tag
def when(starts_at, ends_at):
    """`{% when event.starts_at event.ends_at %}`: day and hours in words, readable for machines too."""
    return format_html('<time datetime="{}">{}</time>', starts_at.isoformat(), dates.when(starts_at, ends_at))


@register.simple_tag
def moment(at):
    """`{% moment line.at %}`: when something was done, said as "today at 8:30"."""
    return format_html('<time datetime="{}">{}</time>', at.isoformat(), dates.moment(at))


@register.simple_tag
def day(date):
    """`{% day organisation.joined_on %}`: a day in words."""
    return format_html('<time datetime="{}">{}</time>', date.isoformat(), dates.day(date))


@register.simple_tag
def leaf(moment):
    """`{% leaf event.starts_at %}`: day and month as on a calendar's leaf; the words beside it say the rest."""
    there = timezone.localtime(moment)
    return format_html(
        '<span class="leaf" aria-hidden="true"><span class="leaf-day">{}</span>'
        '<span class="leaf-month">{}</span></span>',
        there.day,
        MONTHS_3[there.month],
    )


@register.simple_tag
def month(date):
    """`{% month date %}`: a month with its year."""
    return dates.month(date)


@register.filter
def json_ld(data):
    """`{{ linked_data|json_ld }}`: schema.org data for search engines, as a block that browsers do not run."""
    words = json.dumps(data, ensure_ascii=False, separators=(",", ":"), cls=DjangoJSONEncoder)
    for sign, escaped in (("<", "\\u003c"), (">", "\\u003e"), ("&", "\\u0026")):
        words = words.replace(sign, escaped)
    return format_html('<script type="application/ld+json">{}</script>', mark_safe(words))  # noqa: S308 — escaped above


@register.filter
def in_language(address):
    """`{{ lead.origin_address|in_language }}`: an address of the house that is kept as it is at the root, where it
    stands in the language of the page."""
    here = get_language()
    with override(settings.LANGUAGE_CODE):
        return translate_url(address, here)


@register.filter
def bare_address(address):
    """`{{ organisation.website|bare_address }}`: a web address as people write it, without https:// and www."""
    return address.split("://")[-1].removeprefix("www.").rstrip("/")


@register.simple_tag(takes_context=True)
def current(context, *places):
    """`<a href="…"{% current "network" %}>`: marks a link to where the visitor is, by namespace or full view name. The
    namespace `mingle_office` is a part of `office` too."""
    match = getattr(context.get("request"), "resolver_match", None)
    if match is None:
        return ""
    here = {match.view_name, *match.namespaces, *(namespace.rpartition("_")[2] for namespace in match.namespaces)}
    if not here & set(places):
        return ""
    return mark_safe(' aria-current="page"' if match.view_name in places else ' aria-current="true"')  # noqa: S308


@cache
def _icons():
    return static("web/icons.svg")


@register.simple_tag
def icon(name):
    """`{% icon "calendar" %}`: a drawing of ours from `static/web/icons.svg`, silent to screen readers."""
    return format_html('<svg class="icon" aria-hidden="true"><use href="{}#{}"/></svg>', _icons(), name)


@register.simple_tag
@lru_cache(maxsize=2048)
def emblem(name, kind):
    """`{% emblem organisation.slug 1 %}`: five straws as a mark; `kind` is 0, 1 or 2, the place of its sector."""
    drawn = straws.emblem(str(name), kind)
    return format_html(
        '<svg class="emblem straws-{}" viewBox="0 0 48 48" aria-hidden="true">'
        '<path class="stalks" d="{}"/><path class="heads" d="{}"/><path class="tie" d="M20.5 35h7"/></svg>',
        kind + 1,
        drawn.stalks,
        drawn.heads,
    )


@lru_cache(maxsize=16)
def _strokes(numbers):
    """The strokes of a sheaf as SVG; kept, since escaping as much text anew takes longer than all else on a page."""
    stroke = '<g class="straws-{}"><path class="stalks" d="{}"/><path class="heads" d="{}"/></g>'
    layers = straws.sheaf(numbers).layers
    return format_html_join("", stroke, ((kind, part.stalks, part.heads) for kind, part in layers))


@register.inclusion_tag("web/parts/sheaf.html")
def sheaf(groups):
    """`{% sheaf groups %}`: see the part."""
    groups = list(groups)
    numbers = tuple(group["number"] for group in groups)
    return {
        "width": straws.WIDTH,
        "height": straws.HEIGHT,
        "picture": _strokes(numbers),
        "per_straw": straws.sheaf(numbers).per_straw,
        "groups": groups,
    }


@register.simple_tag
def crumbs(*steps):
    """`{% crumbs members_label members_address … %}`: the way here, pairs of words and address, without this page."""
    pairs = list(zip(steps[::2], steps[1::2], strict=True))
    links = format_html_join("", '<li><a class="ds-link" href="{1}">{0}</a></li>', pairs)
    return format_html('<nav class="crumbs" aria-label="{}"><ol>{}</ol></nav>', _("You are here"), links)


@register.inclusion_tag("web/parts/pagination.html", takes_context=True)
def pagination(context, page):
    """`{% pagination page %}`: links to the other pages of a list, with the rest of the address as it is."""
    query = [(key, value) for key, value in context["request"].GET.items() if key != "page" and value]
    start = "?" + urlencode([*query, ("page", "")])
    return {"page": page, "numbers": page.paginator.get_elided_page_range(page.number, on_each_side=1), "start": start}


@register.inclusion_tag("web/parts/steps.html")
def steps(current, *names):
    """`{% steps 2 upload_label check_label … %}`: where one is in a piece of work with several steps."""
    return {"steps": [(n, name, n < current, n == current) for n, name in enumerate(names, 1)]}


@register.simple_block_tag(end_name="endnotice")
def notice(content, kind="info", title=""):
    """`{% notice "warning" title=words %}…{% endnotice %}`: info, success, warning or danger."""
    role = "alert" if kind == "danger" else "status" if kind == "success" else "note"
    heading = format_html('<p class="notice-title">{}</p>', title) if title else ""
    return format_html('<div class="ds-alert" data-color="{}" role="{}">{}{}</div>', kind, role, heading, content)


@register.simple_block_tag(end_name="endempty")
def empty(content, title):
    """`{% empty title %}what to do now{% endempty %}`: instead of a list with nothing in it."""
    return format_html('<div class="empty">{}<p class="empty-title">{}</p>{}</div>', emblem(title, 0), title, content)
