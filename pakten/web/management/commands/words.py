from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from pakten.web import catalogues, words


class Command(BaseCommand):
    help = "Gathers the texts of templates and code into the catalogues of translations, and says what is untranslated."

    def add_arguments(self, parser):
        parser.add_argument("--check", action="store_true", help="write nothing; fail if something is left to do")
        parser.add_argument("--prune", action="store_true", help="throw away translations no longer in use")

    def handle(self, *args, check, prune, **options):
        left = 0
        for language in [code for code, _name in settings.LANGUAGES if code != "en"]:  # the texts in code are English
            standing = {package: words.read(package, language) for package in catalogues.packages()}
            for package, catalogue in standing.items():
                others = [other for other in standing.values() if other is not catalogue]
                before = words.written(catalogue)
                words.merge(words.gather(package), catalogue, others)
                if prune:
                    catalogue.obsolete.clear()
                if len(catalogue) or catalogue.obsolete:
                    left += self.report(package, language, catalogue)
                    if not check and words.written(catalogue) != before:
                        file = catalogues.path(package, language)
                        file.parent.mkdir(parents=True, exist_ok=True)
                        file.write_text(words.written(catalogue))
        if check and left:
            raise CommandError(f"{left} texts need a translator. Run `manage.py words` and see to them.")

    def report(self, package, language, catalogue):
        """Says what is left to do in one catalogue, and returns how much that is."""
        troubles = list(words.troubles(catalogue))
        self.stdout.write(f"{package.name} ({language}): {len(catalogue)} texts, {len(troubles)} to see to")
        for trouble in troubles:
            self.stdout.write(f"  {trouble}")
        return len(troubles)
