"""What the log may hold. An address with a secret in it, a ticket's or a helper's, is the right to what it leads to:
who reads the log must not get it. Django writes the address of whatever it answers with an error."""

import logging
import re

LONG = 12  # letters; secrets are longer
WORD = r"(?:[a-zåäö]+|\d{1,4})"
SLUG = rf"{WORD}(?:[-_]{WORD})*(?=[/\s?.]|$)"  # plain words and short numbers, such as "frukost-26-november"
SECRET = re.compile(rf"(?<=/)(?!{SLUG})[\w:=~%.-]{{{LONG},}}")
STATIC = "/static/"  # these are named by what is in them, and no secret


def without_secrets(text):
    """A text with every part of an address in it that may be a secret cut out."""
    return text if text.startswith(STATIC) else SECRET.sub("…", text)


class WithoutSecrets(logging.Filter):
    """Cuts secrets out of every line before it is written."""

    def filter(self, record):
        if isinstance(record.msg, str):
            record.msg = without_secrets(record.msg)
        if isinstance(record.args, tuple):
            record.args = tuple(without_secrets(each) if isinstance(each, str) else each for each in record.args)
        return True
