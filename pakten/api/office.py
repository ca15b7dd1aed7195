"""The office's pages about tokens: which there are, a new one, one less."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_variables

from pakten.api import actions, prints, queries
from pakten.api.forms import TokenForm
from pakten.api.models import Token
from pakten.network.decorators import office_only
from pakten.network.downloads import take_home


@office_only
def tokens(request):
    return render(request, "api/office/tokens.html", {"tokens": queries.tokens()})


@office_only
def table(request, kind):
    """The tokens as a file: what each may do, never its secret."""
    return take_home(*prints.tokens(queries.tokens()), name="tokens", kind=kind)


@office_only
@never_cache
@sensitive_variables("secret", "words")
def new(request):
    """The secret is shown in the answer to the form and nowhere else; who loads the page again is told that there is a
    token of that name."""
    form = TokenForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        token, secret = actions.make_token(**form.cleaned_data, by=request.user)
        words = {"token": token, "secret": secret}
        return render(request, "api/office/made.html", words)
    return render(request, "api/office/new.html", {"form": form})


@office_only
def withdraw(request, pk):
    token = get_object_or_404(Token, pk=pk, withdrawn_at=None)
    if request.method == "POST":
        actions.withdraw_token(token=token, by=request.user)
        messages.success(request, _("%(name)s is withdrawn, and opens nothing any more.") % {"name": token})
        return redirect("api_office:tokens")
    return render(request, "api/office/withdraw.html", {"token": token})
