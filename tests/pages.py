"""A test client that lints every page it gets, so that no test can pass on a page that is broken for somebody."""

from html.parser import HTMLParser

from django.test import Client

FIELDS = {"input", "select", "textarea"}
UNLABELLED = {"hidden", "submit", "button", "reset", "image"}


class PageFault(AssertionError):
    pass


class LintingClient(Client):
    def request(self, **request):
        response = super().request(**request)
        is_page = response.get("Content-Type", "").startswith("text/html") and not response.streaming
        if is_page and response.content and not 300 <= response.status_code < 400:
            whole = not request.get("HTTP_HX_REQUEST")
            faults = faults_of(response.content.decode(), whole=whole)
            if faults:
                raise PageFault(f"{request.get('PATH_INFO')}: " + "; ".join(faults))
        return response


def faults_of(html: str, *, whole: bool) -> list[str]:
    """What is wrong with a page (or, with `whole=False`, with a part of one)."""
    reader = _Reader()
    reader.feed(html)
    faults = list(reader.faults)
    faults += [f"leftover {mark}" for mark in ("{{", "{%", "{#") if mark in reader.text]
    faults += [f"id {name} stands twice" for name in sorted({i for i in reader.ids if reader.ids.count(i) > 1})]
    for field, name in reader.fields:
        if not (field & reader.labelled or field & {"*"}):
            faults.append(f"field {name} has no label")
    if whole:
        if reader.counts.get("h1", 0) != 1:
            faults.append(f"{reader.counts.get('h1', 0)} h1")
        if reader.counts.get("main", 0) != 1:
            faults.append("no main")
        if not reader.has_language:
            faults.append("no language")
    return faults


class _Reader(HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.faults, self.ids, self.fields, self.labelled, self.counts = [], [], [], set(), {}
        self.text, self.has_language, self._inside_label, self._silent = "", False, 0, None

    def handle_starttag(self, tag, attributes):
        found = dict(attributes)
        self.counts[tag] = self.counts.get(tag, 0) + 1
        if "id" in found:
            self.ids.append(found["id"])
        for name in found:
            if name == "style" or name.startswith("on"):
                self.faults.append(f"<{tag} {name}=…> is inline code")
        if tag == "html":
            self.has_language = bool(found.get("lang"))
        if (
            tag == "script"
            and "src" not in found
            and found.get("type") not in ("application/ld+json", "application/json")
        ):
            self.faults.append("inline script")
        if tag == "style":
            self.faults.append("inline style")
        if tag == "img" and "alt" not in found:
            self.faults.append(f"picture without alt: {found.get('src')}")
        if tag == "label":
            self._inside_label += 1
            if "for" in found:
                self.labelled.add(found["for"])
        if tag in FIELDS and found.get("type") not in UNLABELLED:
            is_named = self._inside_label or "aria-label" in found or "aria-labelledby" in found
            self.fields.append(({"*"} if is_named else {found.get("id")}, found.get("name")))
        if tag in ("script", "style"):
            self._silent = tag

    def handle_endtag(self, tag):
        if tag == "label":
            self._inside_label -= 1
        if tag == self._silent:
            self._silent = None

    def handle_data(self, data):
        if not self._silent:
            self.text += data
