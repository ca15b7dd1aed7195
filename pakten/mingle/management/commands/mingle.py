from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from pakten.matching.errors import MatchingError
from pakten.mingle import planning, prints
from pakten.mingle.imports.file_troubles import file_trouble
from pakten.mingle.imports.problem import to_problem
from pakten.mingle.imports.sign_up_list import read_file, read_sign_up_list
from pakten.sheets.errors import SheetError

EPILOG = """The file is a sign-up list as a form tool gives it: Excel (.xlsx) or CSV, with headings such as Name,
Organisation, Sector, Offers, Looks for, Wants to meet, Has met, Cannot meet, in Swedish or English."""


class Command(BaseCommand):
    help = "Puts the people of a sign-up list together, the best way there is, and says why."

    def add_arguments(self, parser):
        parser.epilog = EPILOG
        parser.add_argument("file", type=Path, help="the sign-up list, .xlsx or .csv")
        parser.add_argument("--rounds", type=int, default=1, help="how many rounds (default: 1)")
        parser.add_argument("--surprise", type=float, default=0.0, help="share of surprise, 0 to 1 (default: 0)")
        parser.add_argument("--fairness", choices=planning.FAIRNESS, default="sum", help="(default: sum)")
        parser.add_argument("--table-size", type=int, default=2, help="how many at a table (default: 2, in pairs)")
        parser.add_argument("--fixed-row", action="store_true", help="one row of people sits still")
        parser.add_argument("--seed", type=int, default=0, help="another number, another draw among equals")
        parser.add_argument("--out", type=Path, metavar="DIR", help="writes pairs.csv, pairs.html and slips.pdf there")
        parser.add_argument("--lang", choices=("sv", "en"), default="sv", help="language of the answer (default: sv)")

    def handle(self, *, file, lang, out, **options):
        with translation.override(lang):
            problem = self._read(file, lang)
            dials = planning.Dials(
                rounds=options["rounds"],
                table_size=options["table_size"],
                surprise=options["surprise"],
                fairness=options["fairness"],
                fixed_row=options["fixed_row"],
                seed=options["seed"],
            )
            try:
                outcome = planning.plan(problem, dials)
            except MatchingError as error:
                raise CommandError(error.sentence(lang), returncode=2) from None
            self._tell(problem, outcome, lang)
            if out:
                self._write(problem, outcome, out, title=file.stem, lang=lang)

    def _read(self, file, lang):
        try:
            table = read_file(file.read_bytes())
        except OSError as error:
            words = {"file": file, "why": why(error)}
            raise CommandError(_("%(file)s cannot be opened: %(why)s.") % words, returncode=2) from None
        except SheetError as error:
            trouble = file_trouble(error)
            raise CommandError(f"{trouble.sentence} {trouble.remedy}", returncode=2) from None
        sign_ups = read_sign_up_list(table, language=lang)
        for trouble in sign_ups.troubles:
            mark = _("Error") if trouble.is_error else _("Note")
            self.stderr.write(f"{mark}: {trouble.sentence} {trouble.remedy}")
        if count := len(sign_ups.errors):
            message = ngettext(
                "%(count)d error in the list. Nothing was written.",
                "%(count)d errors in the list. Nothing was written.",
                count,
            )
            raise CommandError(message % {"count": count}, returncode=2)
        return to_problem(sign_ups)

    def _tell(self, problem, outcome, lang):
        explained = planning.Explained(problem, lang)
        for meeting in outcome.meetings:
            people = [explained.people[key] for key in meeting.people]
            names = " · ".join(f"{p.name} ({p.organisation_name})" if p.organisation_name else p.name for p in people)
            place = f"{meeting.table:>3}" if outcome.dials.rounds == 1 else f"{meeting.round:>2}:{meeting.table:<3}"
            self.stdout.write(f"{place}  {names}\n     {explained.reason(meeting)}")
        for round, key in outcome.idle:
            words = {"name": explained.people[key].name, "round": round}
            self.stdout.write(_("%(name)s has nobody left to meet in round %(round)d.") % words)
        trios = sum(1 for meeting in outcome.meetings if len(meeting.people) == 3)
        pairs = len(outcome.meetings) - trios
        self.stdout.write("")
        counts = [ngettext("%d pair", "%d pairs", pairs) % pairs]
        if trios:
            counts.append(ngettext("%d trio", "%d trios", trios) % trios)
        self.stdout.write(", ".join(counts))
        self.stdout.write(_("Value: %(share)s of the proved bound") % {"share": outcome.share_in_words})
        words = {"met": outcome.wishes_met, "stated": outcome.wishes_stated}
        self.stdout.write(_("Wishes met: %(met)d of %(stated)d") % words)
        for key in outcome.without:
            self.stdout.write(_("None of their wishes: %(name)s") % {"name": explained.people[key].name})

    def _write(self, problem, outcome, out, *, title, lang):
        """All papers or none: they are made first, and written last."""
        words = {"title": title, "network": "Pakten", "language": lang}
        papers = {
            "pairs.csv": prints.table(problem, outcome, language=lang),
            "pairs.html": prints.page(problem, outcome, **words, stands_alone=True).encode(),
            "slips.pdf": prints.slips(problem, outcome, **words),
        }
        try:
            out.mkdir(parents=True, exist_ok=True)
            for name, content in papers.items():
                (out / name).write_bytes(content)
        except OSError as error:
            message = _("%(folder)s cannot be written to: %(why)s.") % {"folder": out, "why": why(error)}
            raise CommandError(message, returncode=2) from None
        self.stdout.write(_("Written: %(papers)s") % {"papers": ", ".join(str(out / name) for name in papers)})


def why(error: OSError) -> str:
    """What the system has against a file, in the reader's language where the reason is a common one."""
    if isinstance(error, FileNotFoundError):
        return _("it does not exist")
    if isinstance(error, PermissionError):
        return _("you may not")
    if isinstance(error, IsADirectoryError):
        return _("it is a folder")
    if isinstance(error, NotADirectoryError | FileExistsError):
        return _("it is a file")
    return error.strerror or str(error)
