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
from pakten.mingle.link_field import LinkField
from pakten.mingle.models import Plan
from pakten.mingle.rules import may_take_wishes
from pakten.sheets.errors import SheetError

MOST_BYTES = 10 * 1024 * 1024


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


SHAPES = {  # the forms a mingle can have, with what a coordinator would want of each
    "once": {"rounds": 1, "table_size": 2, "minutes": 20},
    "speed": {"rounds": 9, "table_size": 2, "minutes": 5},
    "tables": {"rounds": 3, "table_size": 6, "minutes": 20},
}
BEYOND = _("Write a number from 1 to 20.")


class ShapeForm(forms.Form):
    """What form a mingle has. What does not belong to the chosen form counts for nothing, whatever is written there."""

    shape = forms.ChoiceField(
        label=_("What form does it have?"),
        choices=[
            ("once", _("Everyone meets one person, once")),
            ("speed", _("Speed mingle: short meetings in several rounds")),
            ("tables", _("Tables: several at each table, in one or more rounds")),
        ],
        initial="once",
        required=False,
        widget=forms.RadioSelect,
    )
    rounds = forms.IntegerField(
        label=_("How many rounds?"),
        required=False,
        help_text=_("Empty: 9 in a speed mingle, 3 at tables."),
        validators=[MinValueValidator(1), MaxValueValidator(planning.MOST_ROUNDS)],
        error_messages={"invalid": BEYOND, "min_value": BEYOND, "max_value": BEYOND},
    )
    table_size = forms.IntegerField(
        label=_("How many at a table?"),
        required=False,
        help_text=_("3 to 12. Empty: 6."),
        validators=[MinValueValidator(3), MaxValueValidator(planning.MOST_AT_A_TABLE)],
        error_messages={"invalid": _("Write a number from 3 to 12.")},
    )

    def clean(self):
        data = super().clean()
        shape = data.get("shape") or ("tables" if data.get("table_size") else "speed")
        usual = SHAPES[shape]
        data["rounds"] = 1 if shape == "once" else (data.get("rounds") or usual["rounds"])
        data["table_size"] = (data.get("table_size") or usual["table_size"]) if shape == "tables" else 2
        for name in ("rounds", "table_size"):  # nobody needs to mend what does not count
            if name in self.errors and (shape == "once" or (name == "table_size" and shape == "speed")):
                del self.errors[name]
        data["minutes"] = data.get("minutes") or usual["minutes"]
        return data

    def shape_values(self):
        """What the form that was chosen says of a mingle: {"rounds", "table_size", "minutes"}."""
        return {name: self.cleaned_data[name] for name in ("rounds", "table_size", "minutes")}


def shape_of(mingle):
    """The form that a mingle has now: a key of SHAPES."""
    return "tables" if mingle.table_size > 2 else "speed" if mingle.rounds > 1 else "once"


SOURCES = [
    ("event", _("Those who are registered to the event. They are asked what they wish.")),
    ("file", _("Those on a list from your form tool.")),
]


class MakeForm(ShapeForm, FileForm):
    """A new mingle and its sign-up list in one sitting."""

    title = forms.CharField(
        label=_("What is the mingle called?"),
        max_length=200,
        help_text=_("For example: Breakfast mingle 26 November"),
        error_messages={"required": _("Write what the mingle is called.")},
    )
    source = forms.ChoiceField(label=_("Who comes?"), choices=SOURCES, widget=forms.RadioSelect, initial="file")
    event = forms.ModelChoiceField(
        label=_("Does it belong to an event?"), queryset=Event.objects.none(), required=False, empty_label=_("No event")
    )
    field_order = ["title", "shape", "rounds", "table_size", "event", "source", "file"]

    def __init__(self, data=None, *args, **kwargs):
        if data is not None and "source" not in data:  # a list, as before there was a choice
            data = data.copy()
            data["source"] = "file"
        super().__init__(data, *args, **kwargs)
        self.fields["event"].queryset = Event.objects.exclude(state=Event.State.CANCELLED).coming()
        self.fields["file"].required = False  # a browser would ask for it also where it is not shown: see clean_file

    @property
    def is_of_event(self):
        """Whether those who are registered come, and no list is asked for."""
        return self.data.get("source") == "event"

    def clean_file(self):
        if self.is_of_event:
            return None
        if not self.cleaned_data["file"]:
            raise ValidationError(self.fields["file"].error_messages["required"])
        return super().clean_file()

    def clean(self):
        said = super().clean()
        event = said.get("event")
        if self.is_of_event and "event" in said and event is None:
            self.add_error("event", _("Choose the event they are registered to."))
        elif self.is_of_event and event and not may_take_wishes(event):
            self.add_error("event", _("Nobody registers to that event. Choose another, or upload a list."))
        return said


class ChangeForm(ShapeForm):
    """Everything about a mingle that is not its people."""

    title = forms.CharField(
        label=_("What is the mingle called?"),
        max_length=200,
        error_messages={"required": _("Write what the mingle is called.")},
    )
    minutes = forms.IntegerField(
        label=_("Minutes to talk in each round"),
        min_value=1,
        max_value=180,
        error_messages={"required": _("Write a number.")},
    )
    change_seconds = forms.IntegerField(
        label=_("Seconds to change places"),
        min_value=0,
        max_value=900,
        help_text=_("People need about a minute to find the next table. Online, 20 seconds are enough."),
        error_messages={"required": _("Write a number.")},
    )
    link_template = LinkField(
        label=_("Link to the online rooms"),
        required=False,
        max_length=300,
        help_text=_(
            "Empty when you meet in a real room. {secret} becomes a word nobody can guess; {round}, {table} and"
            " {mingle} may be used too."
        ),
    )
    event = forms.ModelChoiceField(
        label=_("Does it belong to an event?"), queryset=Event.objects.none(), required=False, empty_label=_("No event")
    )
    field_order = ["title", "shape", "rounds", "table_size", "minutes", "change_seconds", "link_template", "event"]

    def __init__(self, *args, mingle, **kwargs):
        names = ("title", "rounds", "minutes", "change_seconds", "link_template", "event")
        initial = {name: getattr(mingle, name) for name in names} | {"shape": shape_of(mingle)}
        if mingle.table_size > 2:
            initial["table_size"] = mingle.table_size
        super().__init__(*args, initial=initial, **kwargs)
        coming = Event.objects.exclude(state=Event.State.CANCELLED).coming()
        self.fields["event"].queryset = (coming | Event.objects.filter(pk=mingle.event_id)).distinct()

    def values(self):
        return {name: value for name, value in self.cleaned_data.items() if name != "shape"}


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
        label=_("Rounds"), required=False, validators=[MinValueValidator(1), MaxValueValidator(planning.MOST_ROUNDS)]
    )
    table_size = forms.IntegerField(
        label=_("People at a table"),
        required=False,
        validators=[MinValueValidator(2), MaxValueValidator(planning.MOST_AT_A_TABLE)],
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
