"""Threads that the office tells to everybody."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404
from django.shortcuts import render
from django.utils import timezone

from pakten.results import drawing, thread_telling
from pakten.results.queries.threads import whole


@login_not_required
def threads(request):
    today = timezone.localdate()
    words = {
        "threads": thread_telling.told_threads(),
        "whole": len(whole(today.replace(month=1, day=1), today)),
        "year": today.year,
    }
    return render(request, "results/threads.html", words)


@login_not_required
def thread(request, slug):
    found = thread_telling.told_thread(slug)
    if found is None:
        raise Http404
    words = {"thread": found, "pictures": drawing.pictures(found.beads, found.state)}
    return render(request, "results/thread.html", words)
