from django.contrib.auth.decorators import login_not_required
from django.db import connection
from django.http import HttpResponse
from django.shortcuts import render
from django.views import defaults


@login_not_required
def alive(request):
    """For whoever watches the installation: answers when the database does."""
    connection.ensure_connection()
    return HttpResponse("alive\n", content_type="text/plain")


@login_not_required
def page_not_found(request, exception):
    return render(request, "404.html", status=404)


@login_not_required
def server_error(request):
    """Asks nothing of the database or the session: they may be what failed."""
    return defaults.server_error(request)
