from pakten.plan.models import Activity, ActivityMove, Indicator, Opinion, PlanVersion


def forget(*, person):
    """What somebody answered for, proposed, moved and said stays, without the name."""
    Indicator.objects.filter(responsible=person).update(responsible=None)
    Activity.owners.through.objects.filter(person=person).delete()
    Activity.objects.filter(proposed_by=person).update(proposed_by=None)
    ActivityMove.objects.filter(by=person).update(by=None)
    Opinion.objects.filter(by=person).update(by=None)
    PlanVersion.objects.filter(by=person).update(by=None)
