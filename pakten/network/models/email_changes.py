from django.db import models

from pakten.network.models.people import Person


class EmailChange(models.Model):
    """Somebody wants to be reached at another address, which has not yet been proved to be theirs. The key stands only
    in the letter to that address."""

    person = models.OneToOneField(Person, related_name="email_change", on_delete=models.CASCADE)
    email = models.EmailField()
    key_hash = models.CharField(max_length=64, unique=True)
    asked_at = models.DateTimeField()

    def __str__(self):
        return f"email change {self.pk}"
