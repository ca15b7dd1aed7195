"""People that nothing ties to the network any more."""

from django.apps import apps
from django.db.models import Exists, ForeignKey, OneToOneField, OuterRef, Q

from pakten.mingle.models import Participant
from pakten.network.models import Person


def _pointing_here():
    """Every column of the house that points to a person."""
    for model in apps.get_models():
        if model.__module__.startswith("pakten."):
            for field in model._meta.get_fields():
                if isinstance(field, ForeignKey | OneToOneField) and field.related_model is Person:
                    yield model, field.name


def without_ties(before):
    """People known since before a moment who have not signed in since, are not in the team, and stand in nothing but
    the journal and letters."""
    asleep = Q(last_login=None) | Q(last_login__lt=before)
    people = Person.objects.filter(asleep, created_at__lt=before, team="", is_staff=False)
    for model, name in _pointing_here():
        people = people.exclude(Exists(model.objects.filter(**{name: OuterRef("pk")})))
    return people.exclude(Exists(Participant.objects.filter(email__iexact=OuterRef("email"))))
