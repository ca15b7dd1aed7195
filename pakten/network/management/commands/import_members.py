from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from pakten.network import importing, labels
from pakten.network.comparing import CHANGED, DOUBT, NEW, preview
from pakten.network.imports.register import read_file
from pakten.network.imports.troubles import file_trouble
from pakten.sheets.errors import SheetError

EPILOG = """The file is Excel (.xlsx) or CSV with headings such as Organisation, Organisation number, Sector, Member
since, District, Contact name, Contact e-mail, in Swedish or English; one row per organisation, or one per contact."""


class Command(BaseCommand):
    help = "Shows what a register of members would change; with --apply, changes it, save what is in doubt."

    def add_arguments(self, parser):
        parser.epilog = EPILOG
        parser.add_argument("file", type=Path, help="the register, .xlsx or .csv")
        parser.add_argument("--apply", action="store_true", help="changes what the preview shows, all or nothing")
        parser.add_argument("--lang", choices=("sv", "en"), default="sv", help="language of the answer (default: sv)")

    def handle(self, *, file, apply, lang, **options):
        with translation.override(lang):
            try:
                table = read_file(file.read_bytes())
            except OSError as error:
                words = {"file": file, "why": error.strerror}
                raise CommandError(_("%(file)s cannot be opened: %(why)s.") % words, returncode=2) from None
            except SheetError as error:
                trouble = file_trouble(error)
                raise CommandError(f"{trouble.sentence} {trouble.remedy}", returncode=2) from None
            with transaction.atomic():
                self._take(importing.upload_members(name=file.name, table=table, by=None), apply)
                if not apply:
                    transaction.set_rollback(True)

    def _take(self, file, apply):
        register, comparison = preview(file)
        troubles = [*register.troubles, *comparison.troubles]
        for trouble in troubles:
            mark = _("Error") if trouble.is_error else _("Note")
            self.stderr.write(f"{mark}: {trouble.sentence} {trouble.remedy}")
        if any(trouble.is_error for trouble in troubles):
            raise CommandError(_("There are errors in the register. Nothing was changed."), returncode=2)
        self._tell(comparison)
        if not apply:
            self.stdout.write(_("Nothing was changed. Add --apply to do it."))
            return
        importing.import_members(file=file, seen=comparison.digest, by=None)
        self.stdout.write(_("Done."))

    def _tell(self, comparison):
        for kind, mark in ((NEW, "+"), (CHANGED, "~"), (DOUBT, "?")):
            for change in comparison.of(kind):
                self.stdout.write(f"{mark} {change.member.row:>5}  {change.member.name}")
                if kind == DOUBT:
                    self.stdout.write(f"         {change.reason} {', '.join(name for _pk, name in change.alike)}")
                for each in change.fields if kind == CHANGED else ():
                    old, new = labels.value(each.field, each.old), labels.value(each.field, each.new)
                    self.stdout.write(f"         {labels.field(each.field)}: {old or '–'} → {new}")
                for each in change.contacts:
                    self.stdout.write(f"         {labels.contact(each)}")
        counts = comparison.counts
        self.stdout.write(
            _("New: %(new)d. Changed: %(changed)d. Unchanged: %(unchanged)d. In doubt, left as they are: %(doubt)d.")
            % counts
        )
