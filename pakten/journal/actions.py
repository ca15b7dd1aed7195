from pakten.journal.models import Line


def write(*, verb, subject, by, details=None):
    """One line about what `by` (a person, or None for the system) just did to `subject`, a saved row of any table."""
    return Line.objects.create(
        verb=verb,
        subject_kind=subject._meta.label_lower,
        subject_id=subject.pk,
        subject_name=str(subject)[:300],
        by_id=by.pk if by else None,
        by_name=str(by) if by else "",
        details=details or {},
    )


def forget(*, person):
    """Takes a person's name out of the lines, and keeps that something was done."""
    Line.objects.filter(by_id=person.pk).update(by_id=None, by_name="")
    Line.objects.filter(subject_kind=person._meta.label_lower, subject_id=person.pk).update(subject_name="", details={})
