"""A page of a list, with links to the others in the header Link (RFC 8288)."""

from urllib.parse import urlencode


def page_of(rows, asked):
    """The rows of the page that is asked for."""
    start = (asked.page - 1) * asked.page_size
    return rows[start : start + asked.page_size]


def link(request, response, asked, total):
    """Says where the first, the last and the pages beside this one stand."""
    last = max(-(-total // asked.page_size), 1)
    places = {"first": 1, "last": last}
    if 1 < asked.page <= last + 1:
        places["prev"] = asked.page - 1
    if asked.page < last:
        places["next"] = asked.page + 1
    others = [(name, value) for name, value in request.GET.items() if name not in ("page", "page_size")]
    response["Link"] = ", ".join(
        f'<{request.build_absolute_uri(request.path)}?{_query(others, asked, page)}>; rel="{rel}"'
        for rel, page in places.items()
    )


def _query(others, asked, page):
    return urlencode([*others, ("page", page), ("page_size", asked.page_size)])
