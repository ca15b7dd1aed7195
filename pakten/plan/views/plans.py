"""The activity plan for the public and for members: what is decided, what one thinks, what one wants to do."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from pakten.network.downloads import paper
from pakten.network.models import Organisation
from pakten.plan import actions, prints, rules
from pakten.plan.forms.proposals import MemberProposalForm, SayForm
from pakten.plan.models import Activity, ActivityPlan
from pakten.plan.queries import boards, plans


@login_not_required
def latest(request):
    """The latest plan that somebody may see."""
    for plan in ActivityPlan.objects.order_by("-year"):
        if rules.may_see(request.user, plan):
            return redirect("plan:plan", plan.year)
    return render(request, "plan/none.html")


def _seen(request, year):
    plan = get_object_or_404(ActivityPlan, year=year)
    if not rules.may_see(request.user, plan):
        raise Http404
    return plan


@login_not_required
def plan(request, year):
    """What is decided; for those who are asked what they think, the draft that they are asked about."""
    found = _seen(request, year)
    decided = plans.decided(found)
    is_draft = rules.may_see_draft(request.user, found) and (found.is_consulted or decided is None)
    return _shown(request, found, None if is_draft else decided, decided)


@login_not_required
def version(request, year, number):
    """What the board decided, also while something else is talked about."""
    found = _seen(request, year)
    kept = get_object_or_404(found.versions, number=number)
    return _shown(request, found, kept, plans.decided(found))


def _shown(request, found, version, decided):
    """A plan as a page. `version`: what is shown of it, None for the draft; `decided`: the version that holds."""
    may_say = rules.may_say(request.user, found)
    content = version.content if version else plans.snapshot(found)
    words = {
        "plan": found,
        "version": version,
        "decided": decided,
        "is_draft": version is None,
        "is_old": version is not None and version.pk != decided.pk,
        "groups": plans.grouped(content, get_language()),
        "axis": boards.axis(found.year),
        "may_say": may_say,
        "may_propose": rules.may_propose(request.user, found),
        "opinions": plans.opinions(found) if rules.may_see_draft(request.user, found) else [],
        "others": [each for each in ActivityPlan.objects.exclude(pk=found.pk) if rules.may_see(request.user, each)],
        "form": SayForm(plan=found) if may_say and version is None else None,
    }
    return render(request, "plan/plan.html", words)


@login_not_required
def pdf(request, year):
    """What is decided, on paper."""
    found = _seen(request, year)
    kept = plans.decided(found)
    if kept is None:
        raise Http404
    made = prints.paper(kept.content, version=kept, language=get_language())
    return paper(made, name=_("activity-plan-%s") % year)


def say(request, year):
    """What somebody thinks. Too late, what was written is still there to be copied."""
    found = _seen(request, year)
    form = SayForm(request.POST or None, plan=found)
    may_say = rules.may_say(request.user, found)
    if may_say and request.method == "POST" and form.is_valid():
        own = Organisation.objects.members().filter(contacts__person=request.user)
        organisation = own.order_by("sort_key", "id").first()
        try:
            actions.say(plan=found, organisation=organisation, by=request.user, **form.cleaned_data)
        except actions.PlanProblem:
            may_say = False
        else:
            messages.success(request, _("Thank you. It is kept, and the office reads it."))
            return redirect("plan:plan", year)
    return render(request, "plan/say.html", {"plan": found, "form": form, "may_say": may_say})


def propose(request, year):
    """What a member wants to do. Too late, what was written is still there to be copied."""
    found = get_object_or_404(ActivityPlan, year=year)
    if not rules.speaks_for_a_member(request.user):
        raise PermissionDenied
    form = MemberProposalForm(request.POST or None, plan=found, person=request.user)
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.propose(plan=found, by=request.user, **form.cleaned_data)
        except actions.PlanProblem:
            found.refresh_from_db()
        else:
            messages.success(request, _("Thank you. The office reads your proposal, and you see here what it says."))
            return redirect("plan:proposal", made.pk)
    mine = plans.proposed_by(request.user)[:10]
    return render(request, "plan/propose.html", {"plan": found, "form": form, "mine": mine})


def proposal(request, pk):
    proposed = Activity.objects.select_related("plan", "goal").exclude(proposed_by=None)
    found = get_object_or_404(proposed, pk=pk)
    if not rules.may_see_proposal(request.user, found):
        raise Http404
    last = found.moves.order_by("-at", "-id").first()
    return render(request, "plan/proposal.html", {"activity": found, "last": last})
