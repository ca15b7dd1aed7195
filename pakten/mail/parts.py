"""A letter's parts, found again in its text: what it says in each language, and who it is from."""

from dataclasses import dataclass, replace

from django.conf import settings

LINE = ("- " * 20).strip()  # between the languages
SIGNATURE = "\n\n-- \n"  # as mail programs know it: two dashes and a space


@dataclass(frozen=True, slots=True)
class Parts:
    """`sections`: (language, text) in turn; the language is empty in a letter that is not in all of ours."""

    sections: tuple[tuple[str, str], ...]
    signature: str = ""

    @property
    def text(self):
        text = f"\n\n{LINE}\n\n".join(words for _language, words in self.sections)
        return f"{text}{SIGNATURE}{self.signature}" if self.signature else text

    def with_last_words(self, words):
        """The same letter with a paragraph more at the end of each section. `words` gives it for a language."""
        added = tuple((language, f"{text.rstrip()}\n\n{words(language)}") for language, text in self.sections)
        return replace(self, sections=added)


def parts_of(text):
    body, _dashes, signature = text.rpartition(SIGNATURE) if SIGNATURE in text else (text, "", "")
    texts = body.split(f"\n\n{LINE}\n\n")
    languages = [code for code, _name in settings.LANGUAGES]
    if len(texts) != len(languages):
        texts, languages = [body], [""]
    return Parts(tuple(zip(languages, texts, strict=True)), signature)
