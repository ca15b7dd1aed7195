"""Annual reports and look-backs, as everybody reads them."""

from django.contrib.auth.decorators import login_not_required
from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404, redirect, render

from pakten.results.annual.content import laid_out
from pakten.results.models import Edition
from pakten.results.queries import annual_reports as reports


@login_not_required
def annual_reports(request):
    return render(request, "results/annual/reports.html", {"reports": reports.told_reports()})


def _report(slug):
    report = reports.report_of(slug)
    if report is None or not report.editions.exists():
        raise Http404
    return report


@login_not_required
def annual_report(request, slug):
    """The newest edition; when all are taken back, that and why."""
    report = _report(slug)
    return _edition(request, report, report.edition or report.editions.first())


@login_not_required
def annual_edition(request, slug, number):
    """One edition, also when there is a newer one."""
    report = _report(slug)
    return _edition(request, report, get_object_or_404(Edition, report=report, number=number))


def _edition(request, report, edition):
    if edition.withdrawn_at:
        words = {"report": report, "edition": edition, "newest": report.edition}
        return render(request, "results/annual/withdrawn.html", words, status=410)
    others = [each for each in report.editions.told().defer("content") if each != edition]
    words = {"report": report, "edition": edition, "others": others, "told": laid_out(edition.content)}
    words["newer"] = next((each for each in others if each.number > edition.number), None)
    return render(request, "results/annual/report.html", words)


@login_not_required
def annual_pdf(request, slug, number):
    """The paper of an edition, as it was made when it was published."""
    edition = get_object_or_404(Edition, report=_report(slug), number=number)
    if edition.withdrawn_at:
        return redirect(edition)
    try:
        file = edition.pdf.open()
    except OSError:
        raise Http404 from None
    name = f"{slug}-{number}.pdf"
    return FileResponse(
        file, content_type="application/pdf", filename=name, headers={"X-Content-Type-Options": "nosniff"}
    )
