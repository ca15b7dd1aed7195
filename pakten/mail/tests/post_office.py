"""A real mail server for tests, in a thread of its own."""

import asyncio
import email
import email.policy
import socket
from email.contentmanager import ContentManager, raw_data_manager

from aiosmtpd.controller import Controller


def _text_of(letter, *_arguments):
    """What somebody reads whose mail program shows plain text."""
    return letter.get_body(("plain",)).get_content()


_reading = ContentManager()  # so that `get_content()` of a letter in two forms gives its text
_reading.get_handlers = {
    **raw_data_manager.get_handlers,
    "multipart/alternative": _text_of,
    "multipart/mixed": _text_of,
}
_reading.set_handlers = raw_data_manager.set_handlers
POLICY = email.policy.default.clone(content_manager=_reading)


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class PostOffice:
    """Takes letters at `port` and keeps them in `letters`.

    `refusals` maps an address to the answers its next letters get, after which they are taken. `on_letter`, a
    coroutine function, is awaited when a letter has been taken and the sender does not know it yet.
    """

    def __init__(self, port=None):
        self.port = port or free_port()
        self.letters, self.refusals, self.on_letter = [], {}, None
        self._controller = Controller(self, hostname="127.0.0.1", port=self.port)

    def __enter__(self):
        self._controller.start()
        return self

    def __exit__(self, *_trouble):
        self._controller.stop()

    def message_ids(self):  # no property: the mail server reads every property of its handler for every connection
        return [letter["Message-ID"] for letter in self.letters]

    @property
    def settings(self):
        options = {"host": "127.0.0.1", "port": self.port, "timeout": 10}
        return {"default": {"BACKEND": "django.core.mail.backends.smtp.EmailBackend", "OPTIONS": options}}

    async def handle_RCPT(self, _server, _session, envelope, address, _options):  # the library's name
        if answers := self.refusals.get(address):
            return answers.pop(0)
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, _server, _session, envelope):  # the library's name
        letter = email.message_from_bytes(envelope.content, policy=POLICY)
        if answers := self.refusals.get(letter["Subject"]):
            return answers.pop(0)
        self.letters.append(letter)
        if self.on_letter:
            await asyncio.wait_for(self.on_letter(), timeout=9)
        return "250 OK"
