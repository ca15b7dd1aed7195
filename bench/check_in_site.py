"""The site as `bench.check_in` serves it: ours, and beside it a bare Django page that inserts one row."""

from pakten.wsgi import application  # isort: skip  # first: it sets Django up

from django.contrib.auth.decorators import login_not_required
from django.db import transaction
from django.http import JsonResponse
from django.urls import path
from django.views.decorators.csrf import csrf_exempt

from pakten import urls
from pakten.journal.models import Line


@csrf_exempt
@login_not_required
def bare(request):
    with transaction.atomic():
        Line.objects.create(verb="bench", subject_kind="bench", subject_id=1, subject_name="", by_name="")
    return JsonResponse({"answers": [{"result": "in"}]})


urls.urlpatterns.insert(0, path("bare/", bare))
__all__ = ["application"]
