from itertools import groupby

from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.utils.cache import patch_vary_headers

from pakten.network import queries, rules
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
    words = " ".join(request.GET.get("q", "").split())[:100]
    sector = request.GET.get("sector", "")
    sector = sector if sector in Organisation.Sector.values else ""
    districts = queries.districts_now()
    district = next((each for each in districts if each.name == request.GET.get("district")), None)
    directory = queries.Directory(words=words, sector=sector, district=district)
    rows = directory.found.prefetch_related("districts")
    page = CountedPaginator(rows, PAGE_SIZE, directory.total).get_page(request.GET.get("page"))
    is_partial = request.headers.get("HX-Request-Type") == "partial"
    answer = render(
        request,
        "network/members.html#directory" if is_partial else "network/members.html",
        {
            "page": page,
            "letters": [(letter, list(members)) for letter, members in groupby(page, lambda each: initial(each.name))],
            "words": words,
            "sector": sector,
            "district": district,
            "is_table": request.GET.get("show") == "table",
            "is_narrowed": bool(words or sector or district),
            "everywhere": directory.in_sector(""),
            "sectors": [(value, label, directory.in_sector(value)) for value, label in Organisation.Sector.choices],
            "districts": [(each, directory.in_district(each)) for each in districts],
        },
    )
    patch_vary_headers(answer, ["HX-Request-Type"])
    return answer


@login_not_required
def organisation(request, slug):
    organisation = get_object_or_404(Organisation.objects.prefetch_related("districts"), slug=slug)
    if not rules.may_see(request.user, organisation):
        raise Http404
    return render(request, "network/organisation.html", {"organisation": organisation})
