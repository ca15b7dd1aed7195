from hashlib import sha256
from itertools import groupby
from urllib.parse import urlencode

from django.contrib.auth.decorators import login_not_required
from django.core.cache import caches
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.cache import patch_vary_headers
from django.utils.connection import ConnectionProxy
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from pakten.network import agreement_queries, directory, queries, rules
from pakten.network.downloads import take_home
from pakten.network.models import Organisation
from pakten.network.sorting import initial, sort_key

drawn_before = ConnectionProxy(caches, "drawn")  # each process's own
PAGE_SIZE = 48
KEPT_FOR = 60  # seconds that a list once drawn is shown again, if no member changes
MOST_TOPICS = 40  # in a list to choose from: the commonest
LONGEST_SEARCH = 100  # letters


def _looked_for(request):
    """The Directory that an address asks for, and the words in it."""
    words = " ".join(request.GET.get("q", "").split())[:LONGEST_SEARCH]
    choices = {facet: request.GET.get(facet, "") for facet in directory.FACETS}
    return directory.Directory(words=words, choices=choices), words


@login_not_required
def members(request):
    """The directory: members that agreed to be seen. To htmx it answers with the part of the page that changes."""
    drawn = drawn_before.get_or_set(_key_of(request), lambda: _draw(request), KEPT_FOR)
    if request.headers.get("HX-Request-Type") == "partial":
        answer = HttpResponse(drawn["found"])
    else:
        answer = render(request, "network/members.html", drawn)
    patch_vary_headers(answer, ["HX-Request-Type"])
    return answer


def _key_of(request):
    """What the list depends on: what we know, the language, and all that the address asks for."""
    asked = [queries.newest_line(), get_language(), request.get_host(), request.GET.urlencode()]
    return sha256(" ".join(map(str, asked)).encode()).hexdigest()


def _draw(request):
    """The list and its filters as they look, and the address they are known by."""
    looked_for, words = _looked_for(request)
    is_table = request.GET.get("show") == "table"
    page = Paginator(looked_for.found, PAGE_SIZE).get_page(request.GET.get("page"))
    page.object_list = directory.members(page.object_list.tolist(), with_districts=is_table)
    asked = {**({"q": words} if words else {}), **looked_for.choices}
    here = {**asked, **({"page": page.number} if page.number > 1 else {})}
    shown_as = {"show": "table"} if is_table else {}
    found = render_to_string(
        "network/members.html#directory",
        {
            "page": page,
            "letters": [(letter, list(rows)) for letter, rows in groupby(page, lambda row: initial(row.sort_key))],
            "words": words,
            "meant": looked_for.meant,
            "is_table": is_table,
            "choices": looked_for.choices,
            "chips": _chips(looked_for, asked, shown_as),
            "asked": urlencode(asked),
            "everywhere": looked_for.without("sector"),
            "sectors": _options(looked_for, "sector"),
            "districts": _options(looked_for, "district"),
            "more": _more(looked_for),
        },
        request,
    )
    address = request.build_absolute_uri(f"{request.path}?{urlencode(here)}" if here else request.path)
    return {"found": found, "address": address}


def _labels(looked_for, facet):
    """The words for the choices of a facet, in their own order; of one that is words already, none."""
    return {"sector": dict(Organisation.Sector.choices), "level": looked_for.memberships}.get(facet, {})


def _options(looked_for, facet):
    """The choices of a facet as (value in the address, label, how many), in Swedish order or their own."""
    labels = _labels(looked_for, facet)
    counts = looked_for.counts(facet)
    values = list(labels) or sorted(counts, key=sort_key)
    return [(value, labels.get(value, value), counts[value]) for value in values]


def _more(looked_for):
    """The filters that are folded away, as (name in the address, label, options, the chosen one): only what somebody
    has, or what is chosen, and of topics the commonest."""
    labels = {
        "industry": _("Industry"),
        "contributes": _("Contributes with"),
        "looks_for": _("Looks for"),
        "level": _("Membership"),
    }
    filters = []
    for facet, label in labels.items():
        chosen = looked_for.choices.get(facet)
        options = [option for option in _options(looked_for, facet) if option[2] or option[0] == chosen]
        if facet in ("contributes", "looks_for"):
            options.sort(key=lambda option: (option[0] != chosen, -option[2]))
            options = options[:MOST_TOPICS]
        filters.append((facet, label, options, chosen))
    return filters


def _chips(looked_for, asked, shown_as):
    """What the visitor chose, each as (words, the address without it)."""
    told = {"contributes": _("Contributes with: %s"), "looks_for": _("Looks for: %s"), "q": "”%s”"}
    return [
        (
            told.get(name, "%s") % _labels(looked_for, name).get(value, value),
            "?" + urlencode({**{key: other for key, other in asked.items() if key != name}, **shown_as}),
        )
        for name, value in asked.items()
    ]


@login_not_required
def members_csv(request):
    """What may be public of the members that the address asks for, as a file: no number, no people."""
    looked_for, _words = _looked_for(request)
    headings = [
        _("Name"),
        _("Sector"),
        _("Industry"),
        _("Size"),
        _("Membership"),
        _("Districts"),
        _("Member since"),
        _("About us"),
        _("Contributes with"),
        _("Looks for"),
        _("Web address"),
        _("Page"),
    ]
    levels = looked_for.memberships
    rows = (
        [
            member.name,
            member.get_sector_display(),
            member.industry,
            member.get_size_display(),
            levels[member.level_id],
            ", ".join(district.name for district in member.districts.all()),
            member.joined_on.isoformat(),
            member.about,
            ", ".join(member.contributes),
            ", ".join(member.looks_for),
            member.website,
            request.build_absolute_uri(member.get_absolute_url()),
        ]
        for member in looked_for.in_swedish_order()
    )
    return take_home(_("Members"), headings, rows, name="members", kind="csv")


@login_not_required
def organisation(request, slug):
    organisations = Organisation.objects.select_related("level").prefetch_related("districts")
    organisation = get_object_or_404(organisations, slug=slug)
    if not rules.may_see(request.user, organisation):
        raise Http404
    words = organisation_words(request, organisation, districts=[each.name for each in organisation.districts.all()])
    words["may_edit"] = rules.may_edit(request.user, organisation)
    words["may_see_history"] = rules.may_see_history(request.user, organisation)
    words["may_change_level"] = rules.is_office(request.user)
    if rules.may_see_contacts(request.user, organisation):
        words["contacts"] = organisation.contacts.shown(to=request.user)
        words["level_changes"] = agreement_queries.level_history(organisation)
    return render(request, "network/organisation.html", words)


def organisation_words(request, organisation, *, districts):
    """What the page of an organisation needs to be drawn. `districts`: their names, also of what is not saved yet."""
    address = request.build_absolute_uri(organisation.get_absolute_url())
    return {
        "organisation": organisation,
        "districts": districts,
        "address": address,
        "linked_data": _linked_data(organisation, address, request, districts),
        "is_job_partner": Organisation.objects.job_partners().filter(pk=organisation.pk).exists(),
    }


def _linked_data(organisation, address, request, districts):
    """The organisation for search engines, as schema.org has it: `url` is its own site, the page here tells of it."""
    network = queries.network()
    city = {"@type": "City", "name": network.city}
    areas = [{"@type": "AdministrativeArea", "name": district, "containedInPlace": city} for district in districts]
    data = {
        "@context": "https://schema.org",
        "@type": "Organization",
        "name": organisation.name,
        "url": organisation.website or address,
        "mainEntityOfPage": address,
        "logo": request.build_absolute_uri(organisation.logo_address) if organisation.shows_logo else "",
        "description": organisation.about,
        "areaServed": areas,
        "memberOf": {
            "@type": "Organization",
            "name": network.name,
            "url": request.build_absolute_uri(reverse("home:home")),
            "areaServed": city,
        },
    }
    return {name: value for name, value in data.items() if value}
