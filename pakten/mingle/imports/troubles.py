"""Every trouble that a sign-up list can have, each said in a sentence with its remedy."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from pakten.sheets.table import column_letter

from .corrections import Corrections

ERROR, WARNING = "error", "warning"


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of the list: row as the spreadsheet numbers it, its column's index, heading and field, and the text."""

    row: int
    index: int
    heading: str
    field: str
    text: str

    @property
    def letter(self) -> str:
        return column_letter(self.index)


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One way out: what the button says, and the change that it makes."""

    label: str
    change: Corrections


@dataclass(frozen=True, slots=True)
class Trouble:
    """Something in the list that a person should know.

    An "error" keeps the list from being used, a "warning" does not. `sentence` says what is wrong and where, `remedy`
    what to change. `cell` is the cell to mend, if it is about one; `rows` all rows concerned.
    """

    code: str
    severity: str
    sentence: str
    remedy: str
    rows: tuple[int, ...] = ()
    cell: Cell | None = None
    suggestions: tuple[Suggestion, ...] = ()

    @property
    def row(self) -> int | None:
        return self.rows[0] if self.rows else None

    @property
    def is_error(self) -> bool:
        return self.severity == ERROR


def in_order(troubles: Iterable[Trouble]) -> tuple[Trouble, ...]:
    """Each once: errors first, then by row and column; what concerns the whole list before what concerns a row."""
    once = {(each.code, each.sentence): each for each in troubles}.values()
    return tuple(sorted(once, key=lambda each: (not each.is_error, each.row or 0, each.cell.index if each.cell else 0)))


# The whole list


def no_headings() -> Trouble:
    return Trouble(
        "no_headings",
        ERROR,
        _("No row with headings was found in the file."),
        _("Write a row of headings above the list, for example Name, Organisation, E-mail and Wants to meet."),
    )


def no_name_column(row: int) -> Trouble:
    return Trouble(
        "no_name_column",
        ERROR,
        _("Row %(row)d: no heading says which column holds people's names.") % {"row": row},
        _("Choose the column of names, or give it the heading Name."),
        (row,),
    )


def no_organisation_column(row: int) -> Trouble:
    return Trouble(
        "no_organisation_column",
        WARNING,
        _("Row %(row)d: no heading says which column holds organisations, so nobody counts as a colleague.")
        % {"row": row},
        _("Choose the column of organisations, or give it the heading Organisation."),
        (row,),
    )


def too_few(people: int, heading_row: int) -> Trouble:
    sentence = ngettext(
        "There is only %(count)d person on the list, under the headings in row %(row)d.",
        "There are %(count)d people on the list, under the headings in row %(row)d.",
        people,
    )
    return Trouble(
        "too_few",
        ERROR,
        sentence % {"count": people, "row": heading_row},
        _("At least two people are needed. Check that the whole list came along."),
    )


def one_organisation(name: str) -> Trouble:
    return Trouble(
        "one_organisation",
        ERROR,
        _("Everyone on the list comes from %(organisation)s, and colleagues are never put together.")
        % {"organisation": name},
        _("Check which column holds the organisations, or add people from other organisations."),
    )


# One row


def name_missing(cell: Cell, guess: str) -> Trouble:
    suggestions = [_new_text(cell, guess)] if guess else []
    return Trouble(
        "name_missing",
        ERROR,
        f"{_place(cell)}: {_('the name is missing.')}",
        _("Write the name, or leave the row out."),
        (cell.row,),
        cell,
        (*suggestions, leave_out(cell.row)),
    )


def too_long(cell: Cell, limit: int) -> Trouble:
    what = ngettext(
        "the text is longer than %(limit)d letter.", "the text is longer than %(limit)d letters.", limit
    ) % {"limit": limit}
    return Trouble(
        "too_long",
        ERROR,
        f"{_place(cell)}: {what}",
        _("Shorten it. Perhaps the columns have slipped."),
        (cell.row,),
        cell,
    )


def email_invalid(cell: Cell) -> Trouble:
    what = _("“%(text)s” is no e-mail address, so it is left out.") % {"text": shortened(cell.text)}
    return Trouble(
        "email_invalid",
        WARNING,
        f"{_place(cell)}: {what}",
        _("Write an address such as anna@example.se, or leave the cell empty."),
        (cell.row,),
        cell,
        (_emptied(cell),),
    )


def sector_unknown(cell: Cell, sectors: Sequence[str]) -> Trouble:
    what = _("“%(text)s” is no sector that is known here.") % {"text": shortened(cell.text)}
    return Trouble(
        "sector_unknown",
        WARNING,
        f"{_place(cell)}: {what}",
        _("Choose one of the three sectors, or leave the cell empty."),
        (cell.row,),
        cell,
        tuple(_new_text(cell, sector) for sector in sectors),
    )


def seated_unclear(cell: Cell) -> Trouble:
    return Trouble(
        "seated_unclear",
        WARNING,
        # The answer itself may be about somebody's health: it is not repeated.
        f"{_place(cell)}: {_('the answer says neither yes nor no. The person keeps a seat of their own.')}",
        _("Write yes or no."),
        (cell.row,),
        cell,
        (_new_text(cell, _("yes")), _new_text(cell, _("no"))),
    )


def organisation_missing(cell: Cell, name: str, guess: str) -> Trouble:
    what = _("%(name)s has no organisation, and may be put together with a colleague.") % {"name": name}
    return Trouble(
        "organisation_missing",
        WARNING,
        f"{_place(cell)}: {what}",
        _("Write the organisation, if there is one."),
        (cell.row,),
        cell,
        (_new_text(cell, guess),) if guess else (),
    )


# Several rows


def signed_up_twice(name: str, earlier: int, later: int) -> Trouble:
    return Trouble(
        "signed_up_twice",
        WARNING,
        _("Rows %(earlier)d and %(later)d: %(name)s has signed up twice. Row %(later)d counts, because it came last.")
        % {"earlier": earlier, "later": later, "name": name},
        _("Leave out the row that is wrong. If they are two people, write their names so that they differ."),
        (earlier, later),
        None,
        (leave_out(earlier), leave_out(later)),
    )


def shared_email(first: str, cell: Cell, second: str, other: Cell) -> Trouble:
    return Trouble(
        "shared_email",
        ERROR,
        _("Rows %(row)d and %(other)d, column %(column)s: %(first)s and %(second)s have one e-mail address, %(email)s.")
        % {
            "row": cell.row,
            "other": other.row,
            "column": cell.letter,
            "first": first,
            "second": second,
            "email": other.text,
        },
        _("Write another address for one of them, or leave it empty. If they are one person, leave one row out."),
        (cell.row, other.row),
        other,
        (_emptied(cell), _emptied(other), leave_out(cell.row), leave_out(other.row)),
    )


def organisations_joined(label: str, spelling: str, rows: Sequence[int]) -> Trouble:
    what = _("“%(spelling)s” is taken to be the same organisation as “%(label)s”.") % {
        "spelling": spelling,
        "label": label,
    }
    return Trouble(
        "organisations_joined",
        WARNING,
        f"{_rows(rows)}: {what}",
        _("If they are two organisations, keep them apart."),
        tuple(rows),
        None,
        (
            Suggestion(_("They are the same"), Corrections(same=frozenset({(spelling, label)}))),
            Suggestion(_("Keep them apart"), Corrections(apart=frozenset({(spelling, label)}))),
        ),
    )


def organisations_alike(one: str, other: str, rows: Sequence[int]) -> Trouble:
    what = _("“%(one)s” and “%(other)s” look alike, and count as two organisations.") % {"one": one, "other": other}
    return Trouble(
        "organisations_alike",
        WARNING,
        f"{_rows(rows)}: {what}",
        _("If they are one organisation, say so: colleagues are never put together."),
        tuple(rows),
        None,
        (
            Suggestion(_("They are the same"), Corrections(same=frozenset({(one, other)}))),
            Suggestion(_("Keep them apart"), Corrections(apart=frozenset({(one, other)}))),
        ),
    )


# Wishes, and whom somebody has met or cannot meet


def nobody_of_that_name(cell: Cell, written: str, alike: Sequence[str]) -> Trouble:
    what = _("“%(text)s” is not among those who come.") % {"text": shortened(written)}
    return Trouble(
        "nobody_of_that_name",
        WARNING,
        f"{_place(cell)}: {what}",
        _("Correct the name if it is misspelt; otherwise nothing needs to be done."),
        (cell.row,),
        cell,
        tuple(_piece_replaced(cell, written, name) for name in alike),
    )


def several_of_that_name(cell: Cell, written: str, candidates: Sequence[str], *, all_count: bool) -> Trouble:
    names = "; ".join(candidates)
    if all_count:
        what = _("“%(text)s” may mean several who come: %(names)s. All of them are kept apart from this person.")
    else:
        what = _("“%(text)s” may mean several who come: %(names)s. None of them is counted.")
    return Trouble(
        "several_of_that_name",
        WARNING,
        f"{_place(cell)}: {what % {'text': shortened(written), 'names': names}}",
        _("Write the full name, or the name and the organisation."),
        (cell.row,),
        cell,
        tuple(_piece_replaced(cell, written, name) for name in candidates),
    )


def person_not_coming(cell: Cell, written: str, organisation: str) -> Trouble:
    what = _("“%(text)s” is not among those who come; it counts as a wish to meet %(organisation)s.") % {
        "text": shortened(written),
        "organisation": organisation,
    }
    return Trouble(
        "person_not_coming",
        WARNING,
        f"{_place(cell)}: {what}",
        _("Correct the name if it is misspelt; otherwise nothing needs to be done."),
        (cell.row,),
        cell,
    )


def wish_for_oneself(cell: Cell, name: str) -> Trouble:
    return Trouble(
        "wish_for_oneself",
        WARNING,
        f"{_place(cell)}: {_('%(name)s wishes to meet %(name)s; that wish does not count.') % {'name': name}}",
        _("Take the name away, or write whom the wish was for."),
        (cell.row,),
        cell,
    )


def wish_for_colleague(cell: Cell, written: str, organisation: str) -> Trouble:
    what = _("“%(text)s” is of the same organisation, %(organisation)s, and colleagues are never put together.") % {
        "text": shortened(written),
        "organisation": organisation,
    }
    return Trouble(
        "wish_for_colleague",
        WARNING,
        f"{_place(cell)}: {what}",
        _("Take the wish away, or correct the organisation if it is wrong."),
        (cell.row,),
        cell,
    )


# Parts of sentences


def shortened(text: str, most: int = 60) -> str:
    """A text fit for a sentence: on one line, and not endless."""
    text = " ".join(text.split())
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def leave_out(row: int) -> Suggestion:
    return Suggestion(_("Leave out row %(row)d") % {"row": row}, Corrections(left_out=frozenset({row})))


def _place(cell: Cell) -> str:
    return _("Row %(row)d, column %(column)s") % {"row": cell.row, "column": cell.letter}


def _rows(rows: Sequence[int]) -> str:
    numbers = ", ".join(str(row) for row in rows[:10]) + (" …" if len(rows) > 10 else "")
    return ngettext("Row %(rows)s", "Rows %(rows)s", len(rows)) % {"rows": numbers}


def _new_text(cell: Cell, text: str) -> Suggestion:
    return Suggestion(text, Corrections(cells={(cell.row, cell.index): text}))


def _emptied(cell: Cell) -> Suggestion:
    return Suggestion(
        _("Leave the address in row %(row)d empty") % {"row": cell.row}, Corrections(cells={(cell.row, cell.index): ""})
    )


def _piece_replaced(cell: Cell, written: str, name: str) -> Suggestion:
    return Suggestion(name, Corrections(cells={(cell.row, cell.index): cell.text.replace(written, name, 1)}))
