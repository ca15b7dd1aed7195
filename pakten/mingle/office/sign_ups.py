from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from pakten.matching.errors import MatchingError
from pakten.mingle import actions, planning, queries
from pakten.mingle.forms import ColumnsForm, FileForm, MendForm
from pakten.mingle.models import Mingle, SignUpFile
from pakten.mingle.office.asking import by_form, said
from pakten.network.decorators import team_only


@team_only
def upload(request, pk):
    """A list for a mingle that has none, or another list in place of the one it has."""
    mingle = get_object_or_404(Mingle, pk=pk)
    if mingle.takes_wishes:  # a list would take the place of what people have said themselves
        return redirect("mingle_office:registered", pk)
    form = FileForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        actions.upload(mingle=mingle, name=form.cleaned_data["file"].name, table=form.table, by=request.user)
        return redirect("mingle_office:check", pk)
    return render(request, "mingle/upload.html", {"mingle": mingle, "form": form, "step": "list"})


@team_only
def check(request, pk):
    """How the list was understood, and what is wrong with it."""
    mingle = get_object_or_404(Mingle, pk=pk)
    file = queries.file_of(mingle)
    if file is None:
        return redirect("mingle_office:upload", pk)
    return _checked(request, file)


@team_only
@by_form
def columns(request, pk):
    """What somebody says that the columns hold."""
    file = _file(pk)
    form = ColumnsForm(request.POST, reading=queries.reading(file))
    if not form.is_valid():
        return _checked(request, file, columns_form=form)
    actions.choose_columns(
        file=file, columns=form.chosen(), heading_row=form.cleaned_data["heading_row"], by=request.user
    )
    return redirect("mingle_office:check", pk)


@team_only
@by_form
def mend(request, pk):
    """Keeps what was typed in the cells with trouble, together with the suggestion that was pressed, if any."""
    file = _file(pk)
    reading = queries.reading(file)
    form = MendForm(request.POST, reading=reading)
    if not form.is_valid():
        messages.error(request, _("A cell holds 2,000 characters at the most. Shorten the text."))
        return redirect("mingle_office:check", pk)
    change = form.change()
    if pressed := _suggestions(reading).get(request.POST.get("suggestion", "")):
        change = change.plus(pressed.change)
    actions.mend(file=file, change=change, by=request.user)
    return redirect("mingle_office:check", pk)


@team_only
@by_form
def row_back(request, pk, row):
    """A row that was left out counts again."""
    actions.take_row_back(file=_file(pk), row=row, by=request.user)
    return redirect("mingle_office:check", pk)


@team_only
@by_form
def take_in(request, pk):
    """The list is right: its people are the mingle's, and the first plan is made."""
    file = _file(pk)
    reading = queries.reading(file)
    if reading.errors:
        left = len(reading.errors)
        messages.error(request, ngettext("%d trouble is left to mend.", "%d troubles are left to mend.", left) % left)
        return redirect("mingle_office:check", pk)
    dials = queries.dials(file.mingle.plan) if file.mingle.plan else queries.first_dials(file.mingle)
    if planning.is_long(len(reading.people), dials):
        order = actions.take_in_and_order(mingle=file.mingle, sign_ups=reading, by=request.user)
        return redirect("mingle_office:order", pk, order.pk)
    try:
        actions.take_in_and_plan(mingle=file.mingle, sign_ups=reading, by=request.user)
    except MatchingError as error:
        messages.error(request, said(error))
        return redirect("mingle_office:check", pk)
    return redirect("mingle_office:bench", pk)


def _file(pk):
    return get_object_or_404(SignUpFile.objects.select_related("mingle"), mingle=pk)


def _suggestions(reading):
    """The suggestions of all troubles by the value of their button, which holds still when the page is made again."""
    return {
        value: suggestion
        for trouble, suggestions in _with_values(reading.troubles)
        for value, suggestion in suggestions
    }


def _with_values(troubles):
    for trouble in troubles:
        place = [trouble.code, *trouble.rows, trouble.cell.index if trouble.cell else ""]
        stem = "-".join(str(part) for part in place)
        yield trouble, [(f"{stem}:{suggestion.label}", suggestion) for suggestion in trouble.suggestions]


def _checked(request, file, *, columns_form=None):
    reading = queries.reading(file)
    named = set()
    troubles = []
    for trouble, suggestions in _with_values(reading.troubles):
        # A cell with two troubles has one field, beside the first of them.
        cell = trouble.cell if trouble.cell not in named else None
        named.add(cell)
        troubles.append({"trouble": trouble, "suggestions": suggestions, "cell": cell})
    return render(
        request,
        "mingle/check.html",
        {
            "mingle": file.mingle,
            "file": file,
            "reading": reading,
            "errors": [each for each in troubles if each["trouble"].is_error],
            "warnings": [each for each in troubles if not each["trouble"].is_error],
            "columns_form": columns_form or ColumnsForm(reading=reading),
            "left_out": sorted(file.corrections.get("left_out", [])),
            "left_to_the_office": queries.left_to_the_office(file),
            "step": "check",
        },
        status=422 if columns_form else 200,
    )
