"""Which letters somebody gets: chosen when signed in, or by the link in a letter, without signing in."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from pakten.home import actions
from pakten.home.forms import LettersForm
from pakten.mail import declining
from pakten.mail.kinds import Topic
from pakten.mail.models import Reader


@require_http_methods(["GET", "POST"])
def my_letters(request):
    """The signed-in person's choice among the letters that can be declined."""
    wanted = [topic.value for topic in Topic if topic not in declining.declined(request.user.email)]
    form = LettersForm(initial={"wanted": wanted})
    if request.method == "POST":
        form = LettersForm(request.POST)  # no box ticked sends nothing, and is a choice too
        if form.is_valid():
            actions.choose_letters(person=request.user, wanted=form.cleaned_data["wanted"], by=request.user)
            messages.success(request, _("Your choice is kept, and holds from now on."))
            return redirect("home:my_letters")
    return render(request, "home/my_letters.html", {"form": form})


# No CSRF token: a mail program that declines with one click (RFC 8058) has none, and who has the key may choose anyway.
@csrf_exempt
@login_not_required
@never_cache
@require_http_methods(["GET", "POST"])
def letters_about(request, topic, key):
    """The page that a letter links to. Only a POST changes anything, for programs that look through mail open every
    link. The page does not say whose address it is: a link may be passed on."""
    if topic not in Topic.values:
        raise Http404
    topic = Topic(topic)
    reader = get_object_or_404(Reader, key=key)
    if request.method == "POST":
        answer = actions.accept_letters if "accept" in request.POST else actions.decline_letters
        answer(reader=reader, topic=topic, by=None)
        if "List-Unsubscribe" not in request.POST:
            return redirect("home:letters_about", topic, key)
    is_declined = reader.refusals.filter(topic=topic).exists()
    return render(request, "home/letters_about.html", {"topic": topic, "is_declined": is_declined})
