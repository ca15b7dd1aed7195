"""The site as `bench.load` serves it: ours, and a bare Django page beside it."""

from pakten.wsgi import application  # isort: skip  # first: it sets Django up

from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.template import engines
from django.urls import path

from pakten import urls
from pakten.network.models import Organisation

TEMPLATE = engines["django"].from_string("<ul>{% for each in rows %}<li>{{ each.name }}</li>{% endfor %}</ul>")


@login_not_required
def bare(request):
    return HttpResponse(TEMPLATE.render({"rows": Organisation.objects.all()[:20]}, request))


urls.urlpatterns.insert(0, path("bare/", bare))
__all__ = ["application"]
