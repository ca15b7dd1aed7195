from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from pakten.network.models.installation import District
from pakten.network.models.levels import Level
from pakten.network.models.people import Person
from pakten.network.searching import search_text
from pakten.network.sorting import sort_key


class OrganisationQuerySet(models.QuerySet):
    def members(self):
        return self.filter(state=Organisation.State.ACTIVE)

    def shown(self):
        """Members that agreed to be seen by everybody."""
        return self.members().filter(may_show=True)

    def legal_persons(self):
        """Without those that may be a person: a company without a number of its own may be a sole trader, and so may
        what its units are a part of."""
        business, own = Organisation.Sector.BUSINESS, Q(sector=Organisation.Sector.BUSINESS, number=None)
        of_person = Q(part_of__sector=business, part_of__number=None, part_of__part_of=None)
        return self.exclude(own & Q(part_of=None)).exclude(own & of_person)

    def job_partners(self, on=None):
        """Members with an agreement of that kind in force on a day, today unless another is said."""
        agreements = self.model.agreements.rel.related_model.objects.in_force(on).filter(kind="job_partner")
        return self.members().filter(pk__in=agreements.order_by().values("parties"))


class Organisation(models.Model):
    """A company, an association or a public body that is, was or wants to be a member of the network."""

    class Sector(models.TextChoices):
        BUSINESS = "business", _("Business")
        CIVIL_SOCIETY = "civil_society", _("Civil society")
        PUBLIC = "public", _("Public sector")

    class State(models.TextChoices):
        ACTIVE = "active", _("Active")
        DORMANT = "dormant", _("Dormant")
        LEFT = "left", _("Left")

    class Size(models.TextChoices):
        MICRO = "micro", _("1–9 people")
        SMALL = "small", _("10–49 people")
        MEDIUM = "medium", _("50–249 people")
        LARGE = "large", _("250 people or more")

    name = models.CharField(_("name"), max_length=200)
    sort_key = models.BinaryField(max_length=400, editable=False, db_index=True)
    search_text = models.TextField(editable=False)
    slug = models.SlugField(max_length=220, unique=True)
    number = models.CharField(_("organisation number"), max_length=10, null=True, blank=True)  # noqa: DJ001  # NULL: units share one
    sector = models.CharField(_("sector"), max_length=20, choices=Sector)
    part_of = models.ForeignKey(
        "self",
        verbose_name=_("part of"),
        related_name="units",
        null=True,
        blank=True,
        on_delete=models.PROTECT,  # a unit shares the number of what it is a part of, and is lost without it
    )
    industry = models.CharField(_("industry"), max_length=120, blank=True)
    industry_code = models.CharField(_("industry code"), max_length=20, blank=True)  # "SNI2025:88": scheme and code
    size = models.CharField(_("size"), max_length=10, choices=Size, blank=True)
    districts = models.ManyToManyField(District, verbose_name=_("districts"), related_name="organisations", blank=True)
    level = models.ForeignKey(
        Level,
        to_field="code",
        db_column="level",
        verbose_name=_("level"),
        default=Level.FIRST,
        on_delete=models.PROTECT,  # a level somebody has is closed, not deleted
    )
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.ACTIVE)
    joined_on = models.DateField(_("member since"))
    left_on = models.DateField(_("left on"), null=True, blank=True, editable=False)  # NULL: is here, or none was kept
    about = models.TextField(_("about us"), blank=True)
    contributes = models.JSONField(_("contributes with"), default=list, blank=True)  # topics, as the member writes them
    looks_for = models.JSONField(_("looks for"), default=list, blank=True)
    website = models.URLField(_("web address"), blank=True)
    may_show = models.BooleanField(_("may be shown to everybody"), default=False)
    logo = models.FileField(_("logo"), upload_to="logos", max_length=120, blank=True)  # written by our_page.set_logo
    may_show_logo = models.BooleanField(_("the logo may be shown"), default=False)
    coordinator = models.ForeignKey(
        Person,
        verbose_name=_("coordinator"),
        related_name="portfolio",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,  # a member stays when its coordinator leaves
    )

    objects = OrganisationQuerySet.as_manager()

    class Meta:
        ordering = ["sort_key", "id"]
        constraints = [models.UniqueConstraint(fields=["number"], name="one_organisation_per_number")]
        indexes = [models.Index(fields=["state", "may_show", "sort_key"]), models.Index(fields=["state", "-joined_on"])]

    def __str__(self):
        return self.name

    def save(self, *args, update_fields=None, **kwargs):
        self.make_findable()
        if update_fields is not None:
            update_fields = {*update_fields, "sort_key", "search_text"}
        super().save(*args, update_fields=update_fields, **kwargs)

    def make_findable(self):
        """Sets what lists are sorted by and searches look through, from what the organisation tells of itself."""
        self.sort_key = sort_key(self.name)
        self.search_text = search_text(self)

    def get_absolute_url(self):
        return reverse("network:organisation", args=[self.slug])

    @property
    def is_legal_person(self):
        """As `legal_persons` has it."""
        whole = self.part_of or self
        return bool(self.number or whole.number) or whole.sector != self.Sector.BUSINESS

    @property
    def shown_coordinator(self):
        """The coordinator, if others may know who that is."""
        return None if self.coordinator and self.coordinator.is_protected else self.coordinator

    @property
    def shows_logo(self):
        return bool(self.logo) and self.may_show_logo

    @property
    def logo_address(self):
        return reverse("network:logo", args=[self.logo.name.rpartition("/")[2]])


class ContactQuerySet(models.QuerySet):
    def shown(self, to=None):
        """Those that lists and pages may name, the first contact first: every page asks here for contacts. A person
        under protection is seen by themselves alone: `to`, who looks."""
        may_name = Q(person__is_protected=False) | Q(person_id=to.pk if to else None)
        return self.filter(may_name).select_related("person").order_by("-is_first", "person__name", "id")


class Contact(models.Model):
    """A person who speaks for an organisation in the network."""

    organisation = models.ForeignKey(Organisation, related_name="contacts", on_delete=models.CASCADE)
    person = models.ForeignKey(Person, related_name="contact_for", on_delete=models.CASCADE)
    title = models.CharField(_("title"), max_length=120, blank=True)
    is_first = models.BooleanField(_("first contact"), default=False)

    objects = ContactQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "person"], name="one_contact_per_person")]

    def __str__(self):
        return f"{self.person}, {self.organisation}"
