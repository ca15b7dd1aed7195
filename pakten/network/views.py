from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, render

from pakten.network import rules
from pakten.network.models import Organisation

PAGE_SIZE = 48


@login_not_required
def members(request):
    """The directory: members that agreed to be seen."""
    page = Paginator(Organisation.objects.shown(), PAGE_SIZE).get_page(request.GET.get("page"))
    return render(request, "network/members.html", {"page": page})


@login_not_required
def organisation(request, slug):
    organisation = get_object_or_404(Organisation, slug=slug)
    if not rules.may_see(request.user, organisation):
        raise Http404
    return render(request, "network/organisation.html", {"organisation": organisation})
