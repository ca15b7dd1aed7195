from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils.translation import gettext_lazy as _

from pakten.events.models import Event
from pakten.mingle import planning
from pakten.mingle.imports.columns import FORM
from pakten.mingle.imports.corrections import Corrections
from pakten.mingle.imports.file_troubles import file_trouble
from pakten.mingle.imports.sign_up_list import read_file
from pakten.mingle.models import Plan
from pakten.sheets.errors import SheetError

MOST_BYTES = 10 * 1024 * 1024
MOST_ROUNDS = 20


# What a column may hold, as the choices say it; the keys are those of imports.columns.
FIELDS = {
    "name": _("Name"),
    "first_name": _("First name"),
    "last_name": _("Last name"),
    "organisation": _("Organisation"),
    "sector": _("Sector"),
    "kind": _("Kind of organisation"),
    "email": _("E-mail"),
    "offers": _("Offers"),
    "wants": _("Looks for, wants to talk about"),
    "wishes": _("Wants to meet (people or organisations)"),
    "wished_people": _("Wants to meet people"),
    "wished_organisations": _("Wants to meet organisations"),
    "wished_sectors": _("Wants to meet sectors"),
    "met": _("Has met, knows already"),
    "avoids": _("Cannot meet"),
    "seated": _("Must sit still"),
}


class FileForm(forms.Form):
    """A sign-up list. `cleaned_data["file"]` is the file, `table` what was read in it."""

    file = forms.FileField(
        label=_("The list of those who signed up"),
        help_text=_("Excel or CSV, as your form tool gives it. At most 10,000 rows."),
        error_messages={
            "required": _("Choose the file with the list."),
            "empty": _("The file is empty. Choose another one."),
        },
    )

    def clean_file(self):
        file = self.cleaned_data["file"]
        if file.size > MOST_BYTES:
            raise ValidationError(_("The file is larger than 10 MB. Remove pictures and other sheets, and try again."))
        try:
            self.table = read_file(file.read())
        except SheetError as error:
            trouble = file_trouble(error)
            raise ValidationError(f"{trouble.sentence} {trouble.remedy}") from None
        return file


class MakeForm(FileForm):
    """A new mingle and its sign-up list in one sitting."""

    title = forms.CharField(
        label=_("What is the mingle called?"),
        max_length=200,
        help_text=_("For example: Breakfast mingle 26 November"),
        error_messages={"required": _("Write what the mingle is called.")},
    )
    rounds = forms.IntegerField(
        label=_("How many rounds?"),
        initial=1,
        help_text=_("1: everyone meets one person. A speed mingle often has 6 to 9 rounds."),
        validators=[MinValueValidator(1), MaxValueValidator(MOST_ROUNDS)],
        error_messages={"required": _("Write a number from 1 to 20."), "invalid": _("Write a number from 1 to 20.")},
    )
    event = forms.ModelChoiceField(
        label=_("Does it belong to an event?"), queryset=Event.objects.none(), required=False, empty_label=_("No event")
    )
    field_order = ["title", "rounds", "event", "file"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["event"].queryset = Event.objects.exclude(state=Event.State.CANCELLED).coming()


class ColumnsForm(forms.Form):
    """What each column of an uploaded list holds. `chosen()` gives {column number: field or None}."""

    heading_row = forms.IntegerField(
        label=_("Row with the headings"), min_value=1, error_messages={"required": _("Write the number of the row.")}
    )

    def __init__(self, data=None, *, reading):
        super().__init__(data, initial={"heading_row": reading.heading_row or 1})
        choices = [("", _("Not used")), *((field.key, FIELDS[field.key]) for field in FORM.fields)]
        self.columns = reading.columns
        for column in self.columns:
            self.fields[f"column-{column.index}"] = forms.ChoiceField(
                label=column.heading or column.letter, choices=choices, required=False, initial=column.field or ""
            )

    def chosen(self):
        return {column.index: self.cleaned_data[f"column-{column.index}"] or None for column in self.columns}


class MendForm(forms.Form):
    """New texts for the cells that have trouble, in fields named cell-<row>-<column>. Empty texts are texts too."""

    def __init__(self, data, *, reading):
        super().__init__(data)
        self.cells = {trouble.cell for trouble in reading.troubles if trouble.cell}
        for cell in self.cells:
            self.fields[cell_name(cell)] = forms.CharField(required=False, max_length=2100, strip=False)

    def change(self):
        """The corrections that were typed: only cells whose text is another than before."""
        texts = {}
        for cell in self.cells:
            name = cell_name(cell)
            text = self.cleaned_data[name].replace("\r\n", "\n")  # as browsers send a line break
            if name in self.data and text != cell.text:
                texts[cell.row, cell.index] = text
        return Corrections(texts)


def cell_name(cell):
    return f"cell-{cell.row}-{cell.index}"


class DialsForm(forms.Form):
    """The organiser's dials, one or several at a time: what is not sent stays as it was."""

    rounds = forms.IntegerField(
        label=_("Rounds"), required=False, validators=[MinValueValidator(1), MaxValueValidator(MOST_ROUNDS)]
    )
    fairness = forms.ChoiceField(label=_("Fairness"), choices=Plan.Fairness.choices, required=False)
    surprise = forms.TypedChoiceField(
        label=_("Surprise"),
        choices=[(str(share), f"{share:.0%}") for share in planning.SURPRISE],
        coerce=float,
        required=False,
        empty_value=None,
    )
    fixed_row = forms.TypedChoiceField(
        label=_("One row sits still"),
        choices=[("False", _("Everyone moves")), ("True", _("One row sits still"))],
        coerce=lambda text: text == "True",
        required=False,
        empty_value=None,
    )

    def changes(self):
        return {name: value for name, value in self.cleaned_data.items() if value not in (None, "")}


class PairForm(forms.Form):
    """Two people of the mingle, and what shall hold for them."""

    DEEDS = ("lock", "ban", "release")

    first = forms.ChoiceField(label=_("Person"), error_messages={"required": _("Choose a person.")})
    second = forms.ChoiceField(label=_("Another person"), error_messages={"required": _("Choose a person.")})
    deed = forms.ChoiceField(choices=[(deed, deed) for deed in DEEDS])

    def __init__(self, data=None, *, participants):
        super().__init__(data)
        people = sorted(((each.key, each) for each in participants), key=lambda each: each[1].name.casefold())
        choices = [("", _("Choose"))]
        choices += [(key, f"{p.name}, {p.organisation_name}" if p.organisation_name else p.name) for key, p in people]
        self.fields["first"].choices = self.fields["second"].choices = choices

    def clean(self):
        data = super().clean()
        if data.get("first") and data.get("first") == data.get("second"):
            self.add_error("second", _("Choose two different people."))
        return data

    def pair(self):
        return [self.cleaned_data["first"], self.cleaned_data["second"]]
