from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _


class PersonManager(BaseUserManager):
    use_in_migrations = True

    def shown(self):
        """Those whose name and address may stand in a list, a file, a badge, a feed or somebody else's letter. Every
        list of people goes through this door."""
        return self.filter(is_protected=False)

    def protected(self):
        return self.filter(is_protected=True)

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
    is_protected = models.BooleanField(_("protected identity"), default=False)  # named nowhere; see network.protected
    created_at = models.DateTimeField(default=timezone.now)

    objects = PersonManager()
    USERNAME_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    class Meta:
        verbose_name = _("person")
        constraints = [models.UniqueConstraint(Lower("email"), name="one_person_per_email")]

    def __str__(self):
        """What others may read; the person's own pages say `name`."""
        if self.is_protected:
            return gettext("A person")
        return self.name or self.email

    @property
    def shown_email(self):
        return "" if self.is_protected else self.email

    @property
    def is_team(self):
        return bool(self.team)
