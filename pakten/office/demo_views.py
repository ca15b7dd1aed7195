from django.conf import settings
from django.contrib.auth import login, logout
from django.contrib.auth.decorators import login_not_required
from django.core.signing import BadSignature, Signer
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect

from pakten.network.models import Person

signer = Signer(salt="pakten.demo")


@login_not_required
def enter(request, token):
    """Signs a visitor of the demo in as one of its invented people. Exists in a demo only."""
    if not settings.DEMO:
        raise Http404
    try:
        person_id = signer.unsign(token)
    except BadSignature:
        raise Http404 from None
    person = get_object_or_404(Person, pk=person_id, is_active=True)
    login(request, person, backend="django.contrib.auth.backends.ModelBackend")
    return redirect("home:mine")


@login_not_required
def leave(request):
    """Makes a visitor of the demo a stranger again. Exists in a demo only."""
    if not settings.DEMO:
        raise Http404
    logout(request)
    return redirect("home:home")
