from itertools import groupby

from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.cache import patch_vary_headers

from pakten.network import prints, queries, rules
from pakten.network.looked_for import LookedFor
from pakten.network.models import Organisation
from pakten.network.sorting import initial

PAGE_SIZE = 48


class CountedPaginator(Paginator):
    """A paginator that need not count: the directory has."""

    def __init__(self, rows, per_page, count):
        super().__init__(rows, per_page)
        self.count = count


@login_not_required
def members(request):
    """The directory: members that agreed to be seen. To htmx it answers with the part of the page that changes."""
    looked_for = LookedFor.in_address(request.GET)
    words, sector, district, districts = looked_for
    directory = queries.Directory(words=words, sector=sector, district=district)
    is_table = request.GET.get("show") == "table"
    page = CountedPaginator(
        queries.rows(directory.found, with_districts=is_table), PAGE_SIZE, directory.total
    ).get_page(request.GET.get("page"))
    is_partial = request.headers.get("HX-Request-Type") == "partial"
    answer = render(
        request,
        "network/members.html#directory" if is_partial else "network/members.html",
        {
            "page": page,
            "letters": [(letter, list(rows)) for letter, rows in groupby(page, lambda row: initial(row.sort_key))],
            "words": words,
            "sector": sector,
            "district": district,
            "is_table": is_table,
            "is_narrowed": bool(words or sector or district),
            "everywhere": directory.in_sector(""),
            "sectors": [(value, label, directory.in_sector(value)) for value, label in Organisation.Sector.choices],
            "districts": [(each, directory.in_district(each)) for each in districts],
        },
    )
    patch_vary_headers(answer, ["HX-Request-Type"])
    return answer


@login_not_required
def table(request):
    """The directory just seen as a CSV file, with what may be public."""
    words, sector, district, _districts = LookedFor.in_address(request.GET)
    found = queries.Directory(words=words, sector=sector, district=district).found
    return HttpResponse(
        prints.public(found),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": 'attachment; filename="members.csv"'},
    )


@login_not_required
def organisation(request, slug):
    organisation = get_object_or_404(Organisation.objects.prefetch_related("districts"), slug=slug)
    if not rules.may_see(request.user, organisation):
        raise Http404
    linked_data = {
        "@context": "https://schema.org",
        "@type": "Organization",
        "name": organisation.name,
        "url": organisation.website or request.build_absolute_uri(organisation.get_absolute_url()),
        "memberOf": {"@type": "Organization", "name": queries.network().name},
    }
    return render(request, "network/organisation.html", {"organisation": organisation, "linked_data": linked_data})
