from django.core.management.base import BaseCommand
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from pakten.office import disposing, retention


class Command(BaseCommand):
    help = "Lets go of what has been kept long enough, by the rules that the office sees under Settings."

    def add_arguments(self, parser):
        parser.add_argument("--dry-run", action="store_true", help="only says what would go")
        parser.add_argument("--lang", choices=("sv", "en"), default="sv", help="language of the answer (default: sv)")

    def handle(self, *, dry_run, lang, **options):
        with translation.override(lang):
            now = timezone.now()
            standing = retention.standing(now)
            gone = {} if dry_run else disposing.follow_all(now=now, by=None)
            rows = [(_("Days"), _("Old enough"), _("Gone"), _("What"))]
            for each in standing:
                kind = each["rule"].kind
                rows.append((each["days"], each["due"], gone.get(kind, "–"), each["rule"].label))
            for days, due, number, label in rows:
                self.stdout.write(f"{days!s:>6}  {due!s:>14}  {number!s:>8}  {label}")
