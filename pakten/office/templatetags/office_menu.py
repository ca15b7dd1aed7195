from django import template

from pakten.office import menu

register = template.Library()


@register.inclusion_tag("office/parts/menu.html", takes_context=True)
def office_menu(context):
    """`{% office_menu %}`: the groups of the office's pages, and the pages of the group one is in; see `menu.py`."""
    request = context.get("request")
    if request is None:
        return {}
    groups, pages = menu.links(request.user, request.resolver_match)
    return {"groups": groups, "pages": pages}
