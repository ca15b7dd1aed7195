"""What an organisation says of itself, as plain values that can be compared, and what it has done in the network: a
part of `queries`."""

import hashlib
import json
from dataclasses import dataclass

from django.db.models import Prefetch
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from pakten.journal.models import Line
from pakten.network import protected
from pakten.network.models import Contact, Invitation, Organisation
from pakten.network.queries import districts_now, kept
from pakten.network.sorting import sort_key

ITS_OWN = (
    "about",
    "website",
    "industry",
    "size",
    "districts",
    "contributes",
    "looks_for",
    "may_show",
    "may_show_logo",
)
BY_THE_OFFICE = ("name", "number")  # what the membership rests on
MANY_TOPICS = 200  # to choose from while writing
DEEDS = {
    "network.publish_page": gettext_lazy("%(who)s changed your page"),
    "network.set_logo": gettext_lazy("%(who)s added a logo"),
    "network.add_contact": gettext_lazy("You got a new contact person"),
    "network.accept": gettext_lazy("%(who)s became a contact person"),
    "network.hand_over": gettext_lazy("%(who)s chose a new first contact"),
}


def plain(organisation, field):
    """A field as a plain value: {"about": "Vi kör.", "districts": ["Farsta"], "may_show": True, …}."""
    if field == "districts":
        return sorted((district.name for district in organisation.districts.all()), key=sort_key)
    value = getattr(organisation, field)
    return list(value) if isinstance(value, list) else value if isinstance(value, bool) else value or ""


def page_of(organisation):
    """All fields that can be changed on an organisation's page, as plain values."""
    return {field: plain(organisation, field) for field in (*BY_THE_OFFICE, *ITS_OWN)}


def fingerprint(value):
    return hashlib.sha256(json.dumps(value, sort_keys=True).encode()).hexdigest()[:12]


def fingerprints(page):
    """What somebody saw when they opened the page, short enough for a hidden field: "about:3f…,website:90…"."""
    return ",".join(f"{field}:{fingerprint(value)}" for field, value in page.items())


@dataclass(frozen=True)
class Comparison:
    """What somebody wants to save beside what stands there now and what they saw when they began."""

    now: dict
    wanted: dict
    seen: dict  # field: fingerprint

    @classmethod
    def of(cls, *, now, wanted, seen):
        return cls(now, wanted, dict(part.split(":", 1) for part in seen.split(",") if ":" in part))

    @property
    def changed_meanwhile(self):
        """Fields that somebody else changed since this form was opened, to something else than what is wanted."""
        return [
            field
            for field in self.wanted
            if self.seen.get(field) != fingerprint(self.now[field]) and self.now[field] != self.wanted[field]
        ]

    def is_touched(self, field):
        """Whether the one who saves wrote something in the field."""
        return self.seen.get(field) != fingerprint(self.wanted[field])

    @property
    def both(self):
        """What was written, and where nothing was, what stands there now: {field: value}."""
        return {
            field: self.now[field] if field in self.changed_meanwhile and not self.is_touched(field) else value
            for field, value in self.wanted.items()
        }


def districts_for(organisation):
    """The districts to choose among: those of today, and any older ones that the organisation still stands in."""
    now = [district.name for district in districts_now()]
    return now + [name for name in plain(organisation, "districts") if name not in now]


def last_change(organisation):
    """The journal's line about who saved the page last."""
    lines = Line.objects.filter(subject_kind="network.organisation", subject_id=organisation.pk)
    return next(iter(protected.unnamed(lines.filter(verb="network.publish_page")[:1])), None)


def topics():
    """The topics that members use, the commonest first, to choose among while writing."""
    return kept("network.topics", _count_topics)


def _count_topics():
    counts = {}
    for pair in Organisation.objects.members().order_by().values_list("contributes", "looks_for"):
        for topic in {*pair[0], *pair[1]}:
            counts[topic] = counts.get(topic, 0) + 1
    return sorted(counts, key=lambda topic: (-counts[topic], sort_key(topic)))[:MANY_TOPICS]


def industries():
    """The industries that members say they are in, in Swedish order."""
    named = Organisation.objects.members().exclude(industry="").order_by().values_list("industry", flat=True)
    return sorted(set(named.distinct()), key=sort_key)[:MANY_TOPICS]


def deeds(organisations):
    """What organisations did in the network, as far as we know: [(id, day, sentence, address)]."""
    by_id = {organisation.pk: organisation for organisation in organisations}
    lines = Line.objects.filter(subject_kind="network.organisation", subject_id__in=by_id, verb__in=DEEDS)
    found = [
        (
            line.subject_id,
            timezone.localdate(line.at),
            DEEDS[line.verb] % {"who": line.by_name or _("Somebody")},
            by_id[line.subject_id].get_absolute_url(),
        )
        for line in protected.unnamed(lines[:100])
    ]
    joined = [
        (each.pk, each.joined_on, _("%(name)s became a member") % {"name": each.name}, each.get_absolute_url())
        for each in organisations
    ]
    return found + joined


def next_steps(organisation):
    """What would make the organisation's page and its part in the network better: [(sentence, address)]."""
    steps, edit = [], reverse("network:edit", args=[organisation.slug])
    if not (organisation.about and organisation.contributes and organisation.looks_for):
        steps.append((_("Tell others who you are and what you look for"), edit))
    if not organisation.may_show:
        steps.append((_("Let everybody see your page"), edit))
    if not organisation.logo:
        steps.append((_("Add your logo"), reverse("network:edit_logo", args=[organisation.slug])))
    if len(organisation.contacts.all()) < 2 and not organisation.invitations.all():
        contacts = reverse("network:contacts", args=[organisation.slug])
        steps.append((_("Invite a colleague, so that you are two"), contacts))
    return steps


def spoken_for_by(person):
    """The organisations that a person speaks for, in Swedish order, with what "My page" shows of them."""
    shown = Prefetch("contacts", queryset=Contact.objects.shown(to=person))
    waiting = Prefetch("invitations", queryset=Invitation.objects.open().shown())
    organisations = Organisation.objects.filter(contacts__person=person).select_related("coordinator")
    return list(organisations.prefetch_related(shown, waiting).order_by("sort_key", "id"))
