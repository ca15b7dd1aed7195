from pakten.results.models import Correction, ExternalEntry, MemberReport, Period, SentReport


def forget(*, person):
    """What was closed, corrected, entered, reported and decided stays, without the name of who did it."""
    Period.objects.filter(closed_by=person).update(closed_by=None)
    Correction.objects.filter(by=person).update(by=None)
    ExternalEntry.objects.filter(by=person).update(by=None)
    MemberReport.objects.filter(saved_by=person).update(saved_by=None)
    MemberReport.objects.filter(decided_by=person).update(decided_by=None)
    SentReport.objects.filter(sent_by=person).update(sent_by=None)
