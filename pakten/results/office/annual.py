"""Reports of years and half-years, for the office to draft, edit, look at, publish and take back."""

from functools import wraps

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from pakten.journal.models import Line
from pakten.network import protected
from pakten.network.decorators import office_only
from pakten.results import actions, annual_prints
from pakten.results.annual import checks as checking
from pakten.results.annual.content import BLOCKS, content, laid_out
from pakten.results.annual.drafting import changes
from pakten.results.annual.facts import in_language
from pakten.results.forms import annual as forms
from pakten.results.models import Edition, Section
from pakten.results.queries import annual_reports as reports

LABELS = {name: Section._meta.get_field(name).verbose_name for name in Section.WORDS}


def of_report(view):
    """The view of the office gets the report of its address."""

    @office_only
    @wraps(view)
    def guarded(request, slug, *args, **kwargs):
        report = reports.report_of(slug)
        if report is None:
            raise Http404
        return view(request, report, *args, **kwargs)

    return guarded


@office_only
def annual_reports(request):
    """All reports, and a button that drafts another."""
    periods = reports.to_draft()
    form = forms.DraftForm(request.POST if request.method == "POST" else None, periods=periods)
    if request.method == "POST" and form.is_valid():
        report = actions.draft_report(period=form.cleaned_data["period"], by=request.user)
        messages.success(request, _("The draft is made. Read it, and write what only you know."))
        return redirect("results_office:annual_report", report.slug)
    words = {"reports": reports.reports(), "form": form, "has_periods": periods.exists()}
    return render(request, "results/annual/office/reports.html", words)


@of_report
def annual_report(request, report):
    """A report's sections, to write in, to put in order, to leave out."""
    words = {
        "report": report,
        "sections": list(report.sections.all()),
        "editions": list(report.editions.defer("content")),
    }
    return render(request, "results/annual/office/report.html", words)


@of_report
def annual_section(request, report, pk):
    section = get_object_or_404(Section, report=report, pk=pk)
    form = forms.SectionForm(request.POST if request.method == "POST" else None, instance=section)
    words = {}
    if request.method == "POST" and form.is_valid():
        try:
            actions.change_section(section=section, page=form.page(), seen=form.cleaned_data["seen"], by=request.user)
        except actions.SectionChangedMeanwhile as changed:
            form, words = _merged(section, changed.comparison)
        else:
            messages.success(request, _("The section is saved."))
            return redirect(_back(section))
    facts = in_language(section.shown_facts)
    words |= {"report": report, "section": section, "form": form, "blocks": _blocks(section, facts)}
    return render(request, "results/annual/office/section.html", words)


def _back(section):
    return f"{_address(section.report)}#section-{section.pk}"


def _address(report):
    return redirect("results_office:annual_report", report.slug).url


def _blocks(section, facts):
    return list(BLOCKS[section.kind](facts)) if section.kind in BLOCKS else []


def _merged(section, comparison):
    """The form with all that was written, and what somebody else changed, in words."""
    section.refresh_from_db()
    form = forms.SectionForm(instance=section, page=comparison.both)
    lines = Line.objects.filter(subject_kind="results.section", subject_id=section.pk)
    clashes = [
        (LABELS.get(field, _("Told")), comparison.now[field] if field in LABELS else "", comparison.is_touched(field))
        for field in comparison.changed_meanwhile
    ]
    return form, {"clashes": clashes, "changed_by": next(iter(protected.unnamed(lines[:1])), None)}


@of_report
def annual_add_section(request, report):
    form = forms.OwnSectionForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        section = actions.add_section(report=report, by=request.user, **form.cleaned_data)
        messages.success(request, _("The section is added."))
        return redirect(_back(section))
    return render(request, "results/annual/office/section.html", {"report": report, "form": form})


DEEDS = {
    "up": lambda section, by: actions.move_section(section=section, up=True, by=by),
    "down": lambda section, by: actions.move_section(section=section, up=False, by=by),
    "leave_out": lambda section, by: actions.leave_out_section(section=section, by=by),
    "take_in": lambda section, by: actions.take_in_section(section=section, by=by),
    "restore": lambda section, by: actions.restore_section(section=section, by=by),
    "remove": lambda section, by: actions.remove_section(section=section, by=by),
}


@of_report
def annual_section_deed(request, report, pk):
    """One of the small things done to a section, named by the button that was pressed."""
    section = get_object_or_404(Section, report=report, pk=pk)
    deed = request.POST.get("deed")
    if request.method == "POST" and deed in DEEDS:
        DEEDS[deed](section, request.user)
    return redirect(_back(section))


@of_report
def annual_redraft(request, report):
    """What drafting anew would change, and the button that does it."""
    if request.method == "POST":
        actions.draft_again(report=report, by=request.user)
        messages.success(request, _("The draft is of today. Your own words are kept."))
        return redirect("results_office:annual_report", report.slug)
    return render(request, "results/annual/office/redraft.html", {"report": report, "changes": changes(report)})


@of_report
def annual_preview(request, report):
    """The report as everybody would see it."""
    told = laid_out(content(report, is_so_far=not report.period.is_closed))
    return render(request, "results/annual/report.html", {"report": report, "told": told, "is_preview": True})


@of_report
def annual_preview_pdf(request, report):
    told = content(report, is_so_far=not report.period.is_closed)
    paper = annual_prints.draft_paper(told, language="en" if get_language() == "en" else "sv")
    headers = {"Content-Disposition": f'inline; filename="{report.slug}.pdf"', "Cache-Control": "no-store"}
    return HttpResponse(paper, content_type="application/pdf", headers=headers)


@of_report
def annual_publish(request, report):
    """What to look at first, and the button that publishes."""
    form = forms.PublishForm(request.POST if request.method == "POST" else None, is_closed=report.period.is_closed)
    if request.method == "POST" and form.is_valid():
        try:
            edition = actions.publish_report(report=report, so_far="so_far" in form.cleaned_data, by=request.user)
        except (actions.NotReady, actions.NotSaidSoFar):
            messages.error(request, _("It is not published: something stops it. See below."))
        else:
            messages.success(request, _("Published. This is what everybody sees."))
            return redirect(edition.report)
    found = checking.checks(report)
    words = {"report": report, "form": form, "checks": found, "is_stopped": bool(checking.stops(found))}
    return render(request, "results/annual/office/publish.html", words)


@of_report
def annual_unpublish(request, report, number):
    edition = get_object_or_404(Edition, report=report, number=number, withdrawn_at=None)
    form = forms.UnpublishForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        actions.unpublish_edition(edition=edition, reason=form.cleaned_data["reason"], by=request.user)
        messages.success(request, _("The edition is taken back."))
        return redirect("results_office:annual_report", report.slug)
    return render(request, "results/annual/office/unpublish.html", {"report": report, "edition": edition, "form": form})
