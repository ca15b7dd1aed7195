"""Pages of the office about the team itself: who is in it, whose members are whose."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from pakten.network import prints, queries, rules
from pakten.network import team as actions
from pakten.network.decorators import office_only, team_only
from pakten.network.downloads import take_home
from pakten.network.models import Person
from pakten.network.team_forms import ChangeRole, HandOver, TakeIn

ON_A_PAGE = 50


def _of_team(pk):
    return get_object_or_404(Person.objects.exclude(team=""), pk=pk)


@office_only
def team(request):
    return render(request, "network/office/team.html", {"people": queries.team()})


@office_only
def team_table(request, kind):
    """The team as a file."""
    return take_home(*prints.team(queries.team()), name="team", kind=kind)


@office_only
def add(request):
    form = TakeIn(request.POST or None)
    if request.method == "POST" and form.is_valid():
        person, came_in = actions.take_in(**form.cleaned_data, by=request.user)
        if came_in:
            messages.success(request, _("%(name)s is in the team, and gets a letter about it.") % {"name": person})
        else:
            messages.info(request, _("%(name)s is in the team already. Change the role here.") % {"name": person})
        return redirect("team_office:team")
    return render(request, "network/office/team_add.html", {"form": form})


@team_only
def portfolio(request, pk):
    """What a coordinator looks after, with what waits: for that coordinator and the office."""
    person = _of_team(pk)
    if not rules.may_see_portfolio(request.user, person):
        raise PermissionDenied
    page = Paginator(queries.portfolio(person), ON_A_PAGE).get_page(request.GET.get("page"))
    return render(
        request,
        "network/office/portfolio.html",
        {
            "person": person,
            "page": page,
            "applications": queries.applications_of(person),
            "may_manage_team": rules.may_manage_team(request.user),
            "is_oneself": person == request.user,
        },
    )


@team_only
def table(request, pk, kind):
    """What a coordinator looks after as a file: for that coordinator and the office."""
    person = _of_team(pk)
    if not rules.may_see_portfolio(request.user, person):
        raise PermissionDenied
    return take_home(*prints.portfolio(queries.portfolio(person)), name="members", kind=kind)


@office_only
def role(request, pk):
    person = _of_team(pk)
    form = ChangeRole(request.POST or None, initial={"role": person.team}, is_oneself=person == request.user)
    if request.method == "POST" and form.is_valid():
        if form.cleaned_data["role"] == person.team:
            return redirect("team_office:team")
        try:
            actions.change_role(person=person, role=form.cleaned_data["role"], by=request.user)
        except actions.LastOfOffice:
            form.add_error("role", _only_one_left(person))
        else:
            words = {"name": person, "role": person.get_team_display()}
            messages.success(request, _("%(name)s has a new role: %(role)s.") % words)
            return redirect("team_office:team")
    return render(request, "network/office/role.html", {"person": person, "form": form})


@office_only
def leave(request, pk):
    person = _of_team(pk)
    words = {"person": person, "members": queries.portfolio(person).count(), "is_oneself": person == request.user}
    if request.method == "POST":
        try:
            actions.leave_team(person=person, by=request.user)
        except actions.LastOfOffice:
            return render(request, "network/office/leave_team.html", words | {"trouble": _only_one_left(person)})
        messages.success(request, _("%(name)s is no longer in the team.") % {"name": person})
        return redirect("team_office:team")
    return render(request, "network/office/leave_team.html", words)


def _only_one_left(person):
    return _("%(name)s is the last in the office. Give somebody else that role first.") % {"name": person}


@office_only
def hand_over(request, pk):
    """First who takes over, then all that would move, then it moves."""
    person = _of_team(pk)
    asked = request.POST if request.method == "POST" else request.GET if "to" in request.GET else None
    form = HandOver(asked, coordinator=person)
    to = form.cleaned_data["to"] if form.is_valid() else None
    if request.method == "POST" and to:
        moved = actions.hand_over(coordinator=person, to=to, by=request.user)
        said = ngettext(
            "%(name)s looks after %(count)d more member.", "%(name)s looks after %(count)d more members.", moved
        )
        messages.success(request, said % {"name": to, "count": moved})
        return redirect("team_office:portfolio", to.pk)
    return render(
        request,
        "network/office/hand_over.html",
        {
            "person": person,
            "form": form,
            "to": to,
            "members": queries.portfolio(person),
            "applications": queries.applications_of(person),
        },
    )
