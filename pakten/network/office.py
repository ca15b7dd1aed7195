"""The register of members for the city team: found, taken home as a file, read in from one."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render

from pakten.network import prints, queries
from pakten.network.decorators import team_only
from pakten.network.looked_for import LookedFor
from pakten.network.models import Organisation

PAGE_SIZE = 100
KINDS = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
}


@team_only
def register(request):
    """All members, also those that are not shown, with the files that hold the same."""
    looked_for = LookedFor.in_address(request.GET)
    page = Paginator(queries.register(*looked_for[:3]), PAGE_SIZE).get_page(request.GET.get("page"))
    words = {"page": page, "looked_for": looked_for, "sectors": Organisation.Sector.choices}
    return render(request, "network/office/register.html", words)


@team_only
def table(request, kind):
    """The register just seen, with contacts, as an Excel workbook or a CSV file."""
    found = queries.register(*LookedFor.in_address(request.GET)[:3])
    return HttpResponse(
        prints.register(found, as_workbook=kind == "xlsx"),
        content_type=KINDS[kind],
        headers={"Content-Disposition": f'attachment; filename="register.{kind}"', "Cache-Control": "no-store"},
    )
