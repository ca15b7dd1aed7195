"""The members that agreed to be seen by everybody, and are legal persons: nothing of people, and no numbers."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext_noop
from ninja import Query, Router

from pakten.api import paging, queries, shapes
from pakten.network import directory, protected

router = Router(tags=[gettext_noop("Members")])


@router.get(
    "/members",
    response=shapes.Members,
    operation_id="list_members",
    summary=gettext_noop("List members"),
    description=gettext_noop(
        "Members that agreed to be seen by everybody. Companies of one person are not among them."
    ),
)
def list_members(request: HttpRequest, response: HttpResponse, asked: Query[shapes.MembersAsked]):
    choices = {"sector": asked.sector or "", "district": asked.district, "industry": asked.industry}
    found = directory.Directory(words=asked.q.replace("\x00", " "), choices=choices).found.tolist()
    public = set(queries.public_members().order_by().values_list("pk", flat=True))
    found = [pk for pk in found if pk in public]
    paging.link(request, response, asked, len(found))
    page = paging.page_of(found, asked)
    rows = queries.public_members().defer("search_text").prefetch_related("districts").in_bulk(page)
    items = [in_list(rows[pk], request) for pk in page if pk in rows]
    return protected.masked_data({"total": len(found), "items": items})


@router.get(
    "/members/{slug}",
    response=shapes.MemberWhole,
    operation_id="read_member",
    summary=gettext_noop("Read a member"),
    description=gettext_noop("What a member tells everybody of itself."),
)
def read_member(request: HttpRequest, slug: str):
    members = queries.public_members().select_related("level").prefetch_related("districts")
    member = members.filter(slug=slug).first() if "\x00" not in slug else None
    if member is None:
        raise Http404
    whole = {name: getattr(member, name) for name in ("about", "contributes", "looks_for", "website")}
    return protected.masked_data({**in_list(member, request), **whole, "level": member.level.code})


def in_list(member, request):
    return {
        "slug": member.slug,
        "name": member.name,
        "sector": member.sector,
        "industry": member.industry,
        "districts": [district.name for district in member.districts.all()],
        "joined_on": member.joined_on,
        "page": request.build_absolute_uri(member.get_absolute_url()),
    }
