"""The figures of a period for the city's own system, with what the office says of them."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from pakten.network.decorators import office_only
from pakten.network.downloads import take_home
from pakten.results import actions, annual_prints
from pakten.results.forms.annual import RemarksForm
from pakten.results.models import Period, Remark
from pakten.results.publishing import public_outcomes


@office_only
def annual_extracts(request):
    """Which period."""
    return render(request, "results/annual/office/extracts.html", {"periods": Period.objects.begun()})


@office_only
def annual_extract(request, pk):
    """A period's figures as the city's system gets them, each with a field for what the office says of it."""
    period = get_object_or_404(Period.objects.begun(), pk=pk)
    outcomes = public_outcomes(period)
    remarks = dict(Remark.objects.filter(period=period).values_list("indicator", "text"))
    sent = request.POST if request.method == "POST" else None
    form = RemarksForm(sent, indicators=[each.indicator for each in outcomes], remarks=remarks)
    if request.method == "POST" and form.is_valid():
        actions.remark(period=period, texts=form.texts(), by=request.user)
        messages.success(request, _("Your comments are saved."))
        return redirect("results_office:annual_extract", pk)
    _sheet, _headings, rows = annual_prints.extract(period)
    shown = [(row[6], each.indicator, form[name]) for row, each, name in zip(rows, outcomes, form.fields, strict=True)]
    return render(request, "results/annual/office/extract.html", {"period": period, "form": form, "rows": shown})


@office_only
def annual_extract_file(request, pk):
    period = get_object_or_404(Period.objects.begun(), pk=pk)
    return take_home(*annual_prints.extract(period), name=f"pakten-{period.slug}", kind="xlsx")
