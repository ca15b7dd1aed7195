import secrets

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from pakten.network.models.organisations import Organisation


def random_name(_agreement, _name):
    """Where a signed agreement is kept: a name that tells nothing and that nobody can guess."""
    return f"agreements/{secrets.token_urlsafe(24)}.pdf"


class Reminded(models.Model):
    """Something with a date that people are reminded of twice: some days before, and when it has come. Kept is which
    date each reminder was about, so that a new date is reminded of anew."""

    reminded_before = models.DateField(null=True, editable=False)
    reminded_when = models.DateField(null=True, editable=False)

    class Meta:
        abstract = True


class AgreementQuerySet(models.QuerySet):
    def in_state(self, state, on=None):
        on = on or timezone.localdate()
        signed, sent = Q(signed_on__isnull=False), Q(sent_on__isnull=False)
        states = {
            Agreement.State.DRAFT: Q(signed_on=None, sent_on=None, cancelled_on=None),
            Agreement.State.SENT: Q(signed_on=None, cancelled_on=None) & sent,
            Agreement.State.ACTIVE: Q(cancelled_on=None) & signed & (Q(to_on=None) | Q(to_on__gte=on)),
            Agreement.State.ENDED: Q(cancelled_on=None) & signed & Q(to_on__lt=on),
            Agreement.State.CANCELLED: Q(cancelled_on__isnull=False),
        }
        return self.filter(states[state])

    def in_force(self, on=None):
        """Signed, begun, and not over on a day."""
        on = on or timezone.localdate()
        return self.in_state(Agreement.State.ACTIVE, on).filter(from_on__lte=on)

    def of(self, person):
        """Those of the organisations that a person speaks for."""
        return self.filter(pk__in=Party.objects.filter(organisation__contacts__person=person).values("agreement"))

    def due(self, by):
        """Those to do something about by a day: to be followed up, or with a commitment whose date comes and that is
        not delivered."""
        late = Commitment.objects.owed().filter(due_on__lte=by).values("agreement")
        is_due = Q(follow_up_on__lte=by) | Q(pk__in=late)
        return (self.in_state(Agreement.State.ACTIVE) | self.in_state(Agreement.State.SENT)).filter(is_due)


class Agreement(Reminded):
    """What members and the city have agreed on: who promises what to whom, until when. Its state follows from its
    dates: drafted, sent for signing, signed, over, or cancelled."""

    class Kind(models.TextChoices):
        JOB_PARTNER = "job_partner", _("Job partner")
        LETTER_OF_INTENT = "letter_of_intent", _("Letter of intent")
        JOB_GUARANTEE = "job_guarantee", _("Job guarantee")
        IOP = "iop", _("Idea-based public partnership")

    class State(models.TextChoices):
        DRAFT = "draft", _("Draft")
        SENT = "sent", _("Sent for signing")
        ACTIVE = "active", _("Signed")
        ENDED = "ended", pgettext_lazy("agreement", "Ended")
        CANCELLED = "cancelled", pgettext_lazy("agreement", "Cancelled")

    kind = models.CharField(_("kind"), max_length=20, choices=Kind)
    title = models.CharField(_("title"), max_length=200)
    parties = models.ManyToManyField(
        Organisation, verbose_name=_("parties"), through="Party", related_name="agreements"
    )
    from_on = models.DateField(_("from"), null=True, blank=True)
    to_on = models.DateField(_("to"), null=True, blank=True)
    contact = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("contact person"),
        related_name="contact_of_agreements",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,  # the agreement holds when its contact is forgotten
    )
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("who follows it up"),
        related_name="owned_agreements",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,  # the agreement holds when its owner leaves
    )
    follow_up_on = models.DateField(_("follow up on"), null=True, blank=True)
    origin = models.TextField(_("the need it came of"), blank=True)
    origin_on = models.DateField(_("when the need was told"), null=True, blank=True)
    origin_url = models.URLField(_("where to read about it"), blank=True)
    note = models.TextField(_("note"), blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    sent_on = models.DateField(_("sent on"), null=True, editable=False)
    signed_on = models.DateField(_("signed on"), null=True, editable=False)
    cancelled_on = models.DateField(_("cancelled on"), null=True, editable=False)
    reason = models.TextField(_("reason"), blank=True)  # why it was cancelled
    document = models.FileField(_("signed agreement"), upload_to=random_name, blank=True)

    objects = AgreementQuerySet.as_manager()

    class Meta:
        ordering = ["-id"]
        indexes = [models.Index(fields=["kind", "signed_on"]), models.Index(fields=["follow_up_on"])]
        constraints = [
            models.CheckConstraint(
                condition=Q(from_on=None) | Q(to_on=None) | Q(to_on__gte=F("from_on")),
                name="an_agreement_ends_after_it_begins",
            ),
            models.CheckConstraint(
                condition=Q(signed_on=None) | Q(from_on__isnull=False), name="a_signed_agreement_has_begun_on_a_day"
            ),
        ]

    def __str__(self):
        return self.title

    @property
    def state(self):
        if self.cancelled_on:
            return self.State.CANCELLED
        if self.signed_on:
            return self.State.ENDED if self.to_on and self.to_on < timezone.localdate() else self.State.ACTIVE
        return self.State.SENT if self.sent_on else self.State.DRAFT

    @property
    def is_open(self):
        """Not signed yet, so that what it says may change."""
        return self.state in (self.State.DRAFT, self.State.SENT)

    def get_absolute_url(self):
        return reverse("agreements:agreement", args=[self.pk])


class Party(models.Model):
    """An organisation that has part in an agreement. The city itself always has, and is not written down."""

    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE)
    organisation = models.ForeignKey(
        Organisation,
        on_delete=models.PROTECT,  # an agreement says nothing without those who made it
    )

    class Meta:
        constraints = [models.UniqueConstraint(fields=["agreement", "organisation"], name="a_party_once")]

    def __str__(self):
        return f"{self.agreement}: {self.organisation}"


class CommitmentQuerySet(models.QuerySet):
    def owed(self):
        """Not yet delivered: fewer than promised, or, of what has no number, nothing."""
        return self.filter(Q(number=None, delivered=0) | Q(delivered__lt=F("number")))


class Commitment(Reminded):
    """What somebody promises in an agreement: ten work placements by the end of the year."""

    agreement = models.ForeignKey(Agreement, related_name="commitments", on_delete=models.CASCADE)
    party = models.ForeignKey(
        Organisation,
        verbose_name=_("who promises"),
        related_name="commitments",
        null=True,  # NULL: the city itself
        blank=True,
        on_delete=models.PROTECT,  # a promise is somebody's
    )
    text = models.CharField(_("what is promised"), max_length=300)
    number = models.PositiveIntegerField(_("how many"), null=True, blank=True)
    unit = models.CharField(_("of what"), max_length=60, blank=True)
    due_on = models.DateField(_("by when"), null=True, blank=True)
    delivered = models.PositiveIntegerField(_("delivered"), default=0)
    delivered_on = models.DateField(_("delivered on"), null=True, editable=False)
    delivered_note = models.TextField(_("what was delivered"), blank=True)

    objects = CommitmentQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        indexes = [models.Index(fields=["due_on"])]

    def __str__(self):
        return self.text

    @property
    def is_delivered(self):
        return self.delivered >= (self.number or 1)

    @property
    def is_late(self):
        return bool(self.due_on and self.due_on < timezone.localdate() and not self.is_delivered)
