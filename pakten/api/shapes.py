"""What goes in and out of the API, as pydantic checks it and OpenAPI describes it. The descriptions are translated
where the documentation is drawn."""

from datetime import date, datetime
from re import fullmatch
from typing import Annotated

from django.utils.translation import gettext_noop
from ninja import Schema
from pydantic import BeforeValidator, ConfigDict, Field
from pydantic_core import PydanticCustomError

from pakten.events.models import Event, Registration
from pakten.network.models import Organisation

# As Django checks an address, without what only its look-around can say.
PART = r"[-!#$%&'*+/=?^_`{}|~0-9A-Za-z]+"
LABEL = r"[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
EMAIL = rf"^{PART}(\.{PART})*@({LABEL}\.)+[A-Za-z]{{2,63}}$"
TEXT = r"^[^\x00]*$"
SOME_TEXT = r"^[^\x00]*[^\s\x00][^\x00]*$"


def _day(text):
    if isinstance(text, str) and not fullmatch(r"\d{4}-\d{2}-\d{2}", text):
        raise PydanticCustomError("day", "not a day")
    return text


Day = Annotated[date, BeforeValidator(_day)]


class Given(Schema):
    """What is sent to us: nothing but what is asked for, and nothing guessed of another type."""

    model_config = ConfigDict(extra="forbid", strict=True)


class Paging(Schema):
    page: int = Field(1, ge=1, le=10_000, description=gettext_noop("Which page, from 1."))
    page_size: int = Field(50, ge=1, le=100, description=gettext_noop("How many on a page."))


class EventsAsked(Paging):
    since: Day | None = Field(
        None,
        description=gettext_noop("Those that end on this day or later. Without it: those to come and those going on."),
    )
    until: Day | None = Field(None, description=gettext_noop("Those that begin on this day or earlier."))
    kind: Event.Kind | None = Field(None, description=gettext_noop("Those of one kind."))


class MembersAsked(Paging):
    q: str = Field("", max_length=100, description=gettext_noop("Words in name, industry, topics or presentation."))
    sector: Organisation.Sector | None = Field(None, description=gettext_noop("Those of one sector."))
    district: str = Field("", max_length=200, description=gettext_noop("Those in a district, by its name."))
    industry: str = Field("", max_length=200, description=gettext_noop("Those of an industry, by its name."))


class Host(Schema):
    slug: str = Field(description=gettext_noop("The member's name in addresses."))
    name: str = Field(description=gettext_noop("What it is called."))


class Access(Schema):
    step_free: bool = Field(description=gettext_noop("Whether one comes in without a step."))
    hearing_loop: bool = Field(description=gettext_noop("Whether there is a hearing loop."))
    quiet_zone: bool = Field(description=gettext_noop("Whether there is a place to rest from the noise."))
    interpreter: bool = Field(description=gettext_noop("Whether there is an interpreter."))


class Item(Schema):
    starts_at: datetime = Field(description=gettext_noop("When it starts."))
    title: str = Field(description=gettext_noop("What it is called."))
    speaker: str = Field(description=gettext_noop("Who speaks, as the programme says it."))
    organisation: str = Field(description=gettext_noop("From where the speaker comes."))


class EventInList(Schema):
    slug: str = Field(description=gettext_noop("The event's name in addresses."))
    title: str = Field(description=gettext_noop("What it is called."))
    kind: Event.Kind = Field(description=gettext_noop("What kind of event it is."))
    is_cancelled: bool = Field(description=gettext_noop("Whether it is called off."))
    summary: str = Field(description=gettext_noop("The event in a sentence."))
    starts_at: datetime = Field(description=gettext_noop("When it starts."))
    ends_at: datetime = Field(description=gettext_noop("When it ends."))
    venue: str = Field(description=gettext_noop("Where it is; empty if it is only online."))
    address: str = Field(description=gettext_noop("The address of the place."))
    district: str = Field(description=gettext_noop("The district of the city."))
    is_online: bool = Field(description=gettext_noop("Whether one can take part online."))
    audience: Event.Audience = Field(description=gettext_noop("Who may register."))
    host: Host | None = Field(description=gettext_noop("The member that is the host, if everybody may see it."))
    page: str = Field(description=gettext_noop("The address of its page."))


class Places(Schema):
    capacity: int | None = Field(
        description=gettext_noop("How many there are in all; null where there is room for everybody.")
    )
    free: int | None = Field(description=gettext_noop("How many are left; null where there is room for everybody."))
    waiting: int = Field(description=gettext_noop("How many stand in the queue."))


class EventWhole(EventInList):
    theme: str = Field(description=gettext_noop("What it is about, in a word or two."))
    about: str = Field(description=gettext_noop("What happens."))
    goals: str = Field(description=gettext_noop("What it should lead to."))
    target_group: str = Field(description=gettext_noop("For whom it is."))
    partners: str = Field(description=gettext_noop("With whom it is arranged."))
    access: Access = Field(description=gettext_noop("How accessible the place is."))
    programme: list[Item] = Field(description=gettext_noop("Its parts, in order."))
    is_open: bool = Field(description=gettext_noop("Whether one can register now."))
    why_not_open: str = Field(description=gettext_noop("Why one cannot, as a code; empty while one can."))
    opens_at: datetime | None = Field(
        description=gettext_noop("When registration opens; null: when the event is published.")
    )
    closes_at: datetime = Field(description=gettext_noop("When registration closes."))
    places: Places = Field(description=gettext_noop("How the places stand."))


class Events(Schema):
    total: int = Field(description=gettext_noop("How many there are on all pages."))
    items: list[EventInList] = Field(description=gettext_noop("Those of this page, the first to come first."))


class MemberInList(Schema):
    slug: str = Field(description=gettext_noop("The member's name in addresses."))
    name: str = Field(description=gettext_noop("What it is called."))
    sector: Organisation.Sector = Field(description=gettext_noop("Business, civil society or the public sector."))
    industry: str = Field(description=gettext_noop("What it works with."))
    districts: list[str] = Field(description=gettext_noop("The districts it works in."))
    joined_on: date = Field(description=gettext_noop("Since when it is a member."))
    page: str = Field(description=gettext_noop("The address of its page."))


class MemberWhole(MemberInList):
    about: str = Field(description=gettext_noop("What it says of itself."))
    contributes: list[str] = Field(description=gettext_noop("What it contributes with."))
    looks_for: list[str] = Field(description=gettext_noop("What it looks for."))
    website: str = Field(description=gettext_noop("Its own website."))
    level: str = Field(description=gettext_noop("What kind of member it is."))


class Members(Schema):
    total: int = Field(description=gettext_noop("How many there are on all pages."))
    items: list[MemberInList] = Field(description=gettext_noop("Those of this page: in Swedish order, or best first."))


class Details(Given):
    organisation: str = Field(
        "",
        max_length=200,
        pattern=TEXT,
        description=gettext_noop(
            "From where the person comes: a member's name or its name in addresses, or other words."
        ),
    )
    diet: str = Field(
        "", max_length=300, pattern=TEXT, description=gettext_noop("Food the person cannot eat, or wants.")
    )
    access: str = Field(
        "", max_length=500, pattern=TEXT, description=gettext_noop("What the person needs to take part.")
    )
    photo_consent: bool | None = Field(
        None, description=gettext_noop("Whether the person may be in pictures; null: not said.")
    )


class NewRegistration(Details):
    name: str = Field(max_length=200, pattern=SOME_TEXT, description=gettext_noop("The person's name."))
    email: str = Field(
        max_length=254, pattern=EMAIL, description=gettext_noop("Their e-mail: the ticket is sent there.")
    )
    invitation: str = Field(
        "",
        max_length=100,
        pattern=TEXT,
        description=gettext_noop("The secret of the invitation's link, where it is needed."),
    )


class RegistrationWhole(Schema):
    """Says nothing of who it is, nor of what they need: who asks by the key knows, or need not."""

    key: str = Field(description=gettext_noop("The secret of this registration: who has it may read and change it."))
    event: str = Field(description=gettext_noop("The event's name in addresses."))
    state: Registration.State = Field(description=gettext_noop("How it stands."))
    place_in_line: int | None = Field(
        description=gettext_noop("The place in the queue, 1 is next; null: does not wait.")
    )
    waits_for_organisation: bool = Field(
        description=gettext_noop("Whether it is the organisation's places that are full, not the room.")
    )
    offered_until: datetime | None = Field(description=gettext_noop("Until when an offered place can be taken."))
    organisation: str = Field(description=gettext_noop("From where the person comes."))
    photo_consent: bool | None = Field(
        description=gettext_noop("Whether the person may be in pictures; null: not said.")
    )
    ticket: str = Field(description=gettext_noop("The address of the ticket, for the person."))


class RegistrationKnown(Schema):
    """Somebody who has been registered before: how it stands, and nothing that opens it."""

    event: str = Field(description=gettext_noop("The event's name in addresses."))
    state: Registration.State = Field(description=gettext_noop("How it stands."))


class Ticket(Given):
    key: str = Field(
        min_length=1,
        max_length=40,
        pattern=TEXT,
        description=gettext_noop("The code of the ticket: the last part of the address in its QR code."),
    )


class CheckedIn(Schema):
    """Says nothing of who it is."""

    is_new: bool = Field(description=gettext_noop("Whether it was counted now; false: was in already."))
    at: datetime = Field(description=gettext_noop("Since when the person is in."))
    event: str = Field(description=gettext_noop("The event's name in addresses."))


class Trouble(Schema):
    field: str | None
    code: str
    detail: str


class Problem(Schema):
    """RFC 9457."""

    type: str
    title: str
    status: int
    code: str = Field(description=gettext_noop("What is wrong, for programs."))
    detail: str = Field(description=gettext_noop("What is wrong and what to do, for people."))
    field: str | None = Field(description=gettext_noop("What in the question it is about."))
    errors: list[Trouble]
