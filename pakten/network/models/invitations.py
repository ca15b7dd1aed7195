import hashlib
import secrets
from datetime import timedelta

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pakten.network.models.organisations import Organisation
from pakten.network.models.people import Person

HOLDS_FOR = timedelta(days=14)


def secret_of(key):
    """What is kept of the secret in a link: enough to know it again, not enough to make it."""
    return hashlib.sha256(key.encode()).hexdigest()


class InvitationQuerySet(models.QuerySet):
    def open(self):
        """Those nobody has accepted or taken back; they may have run out."""
        return self.filter(accepted_at=None, revoked_at=None)

    def shown(self):
        """Those to people whom others may know of."""
        return self.exclude(email__in=Person.objects.protected().values("email"))

    def of_key(self, key):
        return self.filter(secret=secret_of(key)).first()


class Invitation(models.Model):
    """A colleague is asked to become a contact of an organisation, by a link in a letter. Once it is accepted or taken
    back, who it was for is erased."""

    organisation = models.ForeignKey(Organisation, related_name="invitations", on_delete=models.CASCADE)
    email = models.EmailField(_("e-mail"), blank=True)
    name = models.CharField(_("name"), max_length=200, blank=True)
    title = models.CharField(_("title"), max_length=120, blank=True)
    secret = models.CharField(max_length=64, unique=True)
    invited_at = models.DateTimeField(_("invited"), default=timezone.now)
    sent_at = models.DateTimeField(_("sent"), default=timezone.now)  # the letter that holds now
    expires_at = models.DateTimeField(_("holds until"))
    accepted_at = models.DateTimeField(null=True)
    revoked_at = models.DateTimeField(null=True)
    by = models.ForeignKey(
        Person,
        related_name="+",
        null=True,
        on_delete=models.SET_NULL,  # the invitation holds when the one who invited is forgotten
    )

    objects = InvitationQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "email"],
                condition=Q(accepted_at=None, revoked_at=None),
                name="one_open_invitation_per_email",
            )
        ]

    def __str__(self):
        return f"{self.organisation} {self.invited_at:%Y-%m-%d}"

    @property
    def has_expired(self):
        return self.expires_at <= timezone.now()

    @property
    def is_open(self):
        return self.accepted_at is None and self.revoked_at is None and not self.has_expired

    def new_key(self):
        """Gives the invitation a new secret that holds from now on; the link before it is of no use any more."""
        key = secrets.token_urlsafe(32)
        self.secret, self.sent_at = secret_of(key), timezone.now()
        self.expires_at = self.sent_at + HOLDS_FOR
        return key
