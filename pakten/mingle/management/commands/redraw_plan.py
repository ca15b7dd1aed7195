from django.core.management.base import BaseCommand, CommandError

from pakten.mingle import queries
from pakten.mingle.models import Plan


class Command(BaseCommand):
    help = "Computes a plan of a mingle anew from what it was made from, and says whether it is identical, or why not."

    def add_arguments(self, parser):
        parser.add_argument("plan", type=int, help="the number of the plan, as in the address of its page")

    def handle(self, *, plan, **options):
        found = Plan.objects.filter(pk=plan).first()
        if found is None:
            raise CommandError(f"There is no plan {plan}.", returncode=2)
        drawn = queries.redraw(found)
        if drawn.is_identical:
            self.stdout.write(f"identical: {drawn.meetings} meetings, engine {drawn.engine}")
            return
        raise CommandError(WHY[drawn.verdict].format(drawn=drawn))


WHY = {
    "other": "not identical: {drawn.same} of {drawn.meetings} meetings are the same; made with engine {drawn.engine}, "
    "drawn again with {drawn.engine_now}",
    "forgotten": "cannot be drawn again: somebody in it has been forgotten, and so has what they wished for",
    "repaired": "cannot be drawn again: it was repaired while the mingle ran, out of the plan before it",
    "unknown": "cannot be drawn again: what it was made from is not kept",
}
