from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pakten.network.searching import search_text
from pakten.network.sorting import sort_key


class Network(models.Model):
    """The installation's own network: what it is called and which city it serves. There is exactly one."""

    name = models.CharField(_("name of the network"), max_length=100, default="Integrationspakten")
    city = models.CharField(_("city"), max_length=100, default="Stockholm")
    office_email = models.EmailField(_("the office's e-mail"), default="pakten@example.org")

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(pk=1), name="one_network")]

    def __str__(self):
        return self.name


class District(models.Model):
    """A part of the city, as the city divides itself from one date to another."""

    name = models.CharField(_("name"), max_length=100, unique=True)
    valid_from = models.DateField(_("valid from"))
    valid_to = models.DateField(_("valid to"), null=True, blank=True)

    class Meta:
        ordering = ["name"]

    def __str__(self):
        return self.name


class PersonManager(BaseUserManager):
    use_in_migrations = True

    def get_by_natural_key(self, email):
        return self.get(email__iexact=email)

    def create_user(self, email, password=None, **fields):
        person = self.model(email=self.normalize_email(email).lower(), **fields)
        person.set_password(password)
        person.save(using=self._db)
        return person

    def create_superuser(self, email, password=None, **fields):
        return self.create_user(email, password, is_staff=True, is_superuser=True, **fields)


class Person(AbstractBaseUser, PermissionsMixin):
    """Anyone the network knows by an e-mail address. May never sign in; says nothing of what they take part in."""

    class Team(models.TextChoices):
        OFFICE = "office", _("Network office")
        COORDINATOR = "coordinator", _("Coordinator")

    email = models.EmailField(_("e-mail"), unique=True)
    name = models.CharField(_("name"), max_length=200)
    team = models.CharField(_("part in the city's team"), max_length=20, choices=Team, blank=True)
    is_active = models.BooleanField(_("may sign in"), default=True)
    is_staff = models.BooleanField(_("developer"), default=False)
    created_at = models.DateTimeField(default=timezone.now)

    objects = PersonManager()
    USERNAME_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    class Meta:
        verbose_name = _("person")
        constraints = [models.UniqueConstraint(Lower("email"), name="one_person_per_email")]

    def __str__(self):
        return self.name or self.email

    @property
    def is_team(self):
        return bool(self.team)


class OrganisationQuerySet(models.QuerySet):
    def members(self):
        return self.filter(state=Organisation.State.ACTIVE)

    def shown(self):
        """Members that agreed to be seen by everybody."""
        return self.members().filter(may_show=True)


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

    class Level(models.TextChoices):
        MEMBER = "member", _("Member")
        PLUS = "plus", _("Plus member")

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
    industry = models.CharField(_("industry"), max_length=120, blank=True)
    size = models.CharField(_("size"), max_length=10, choices=Size, blank=True)
    districts = models.ManyToManyField(District, verbose_name=_("districts"), related_name="organisations", blank=True)
    level = models.CharField(_("level"), max_length=10, choices=Level, default=Level.MEMBER)
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.ACTIVE)
    joined_on = models.DateField(_("member since"))
    about = models.TextField(_("about us"), blank=True)
    contributes = models.JSONField(_("contributes with"), default=list, blank=True)  # topics, as the member writes them
    looks_for = models.JSONField(_("looks for"), default=list, blank=True)
    website = models.URLField(_("web address"), blank=True)
    may_show = models.BooleanField(_("may be shown to everybody"), default=False)
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


class Contact(models.Model):
    """A person who speaks for an organisation in the network."""

    organisation = models.ForeignKey(Organisation, related_name="contacts", on_delete=models.CASCADE)
    person = models.ForeignKey(Person, related_name="contact_for", on_delete=models.CASCADE)
    title = models.CharField(_("title"), max_length=120, blank=True)
    is_first = models.BooleanField(_("first contact"), default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "person"], name="one_contact_per_person")]

    def __str__(self):
        return f"{self.person}, {self.organisation}"


class Import(models.Model):
    """A register that somebody read in, from its preview to its undoing. What a file said of people goes when it is
    taken in; after that only what is needed to undo it is kept."""

    name = models.CharField(_("file"), max_length=200)
    table = models.JSONField(default=dict)  # sheets.Table.as_data, until it is taken in
    decisions = models.JSONField(default=dict)  # row of somebody in doubt: "new", or the organisation that it is
    uploaded_at = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey(Person, null=True, related_name="+", on_delete=models.SET_NULL)
    applied_at = models.DateTimeField(null=True)
    undone_at = models.DateTimeField(null=True)
    counts = models.JSONField(default=dict)  # {"new": 3, "changed": 2, "unchanged": 40, "doubt": 1, "contacts": 4}
    undo = models.JSONField(default=dict)  # what was written and what stood there before, see importing

    class Meta:
        ordering = ["-id"]

    def __str__(self):
        return self.name
