from django.utils.translation import gettext as _

from pakten.results.models import Correction, ExternalEntry, MemberReport, Period, SentReport
from pakten.web.held import Fate, Held


def held(person):
    """That a person closed periods, corrected and entered figures, and wrote, sent or decided members' reports."""
    closed = Period.objects.filter(closed_by=person)
    corrected = Correction.objects.filter(by=person).select_related("figure__indicator", "figure__period")
    entered = ExternalEntry.objects.filter(by=person).select_related("figure__indicator", "figure__period")
    written = MemberReport.objects.filter(saved_by=person).select_related("organisation", "period")
    sent = SentReport.objects.filter(sent_by=person).select_related("report__organisation", "report__period")
    decided = MemberReport.objects.filter(decided_by=person).select_related("organisation", "period")
    return [
        *(Held(_("Closed a period"), Fate.NAMELESS, {_("Which"): str(each)}) for each in closed),
        *(
            Held(_("Corrected a figure"), Fate.NAMELESS, {_("Which"): str(each.figure), _("Reason"): each.reason})
            for each in corrected
        ),
        *(Held(_("Entered a figure"), Fate.NAMELESS, {_("Which"): str(each.figure)}) for each in entered),
        *(Held(_("Wrote a member's report"), Fate.NAMELESS, {_("Which"): str(each)}) for each in written),
        *(
            Held(_("Sent a member's report"), Fate.NAMELESS, {_("Which"): str(each), _("Sent"): each.sent_at})
            for each in sent
        ),
        *(Held(_("Decided on a member's report"), Fate.NAMELESS, {_("Which"): str(each)}) for each in decided),
    ]
