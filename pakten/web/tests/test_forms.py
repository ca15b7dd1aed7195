from django import forms
from django.utils import translation

from tests.pages import faults_of


class Guests(forms.Form):
    name = forms.CharField(label="Namn", help_text="För- och efternamn")
    sector = forms.ChoiceField(label="Sektor", choices=[("a", "A"), ("b", "B")], widget=forms.RadioSelect)
    news = forms.BooleanField(label="Nyheter", required=False)
    token = forms.CharField(widget=forms.HiddenInput, initial="x")


def drawn(form):
    with translation.override("sv"):
        return str(form)


def test_every_field_has_its_label_and_hint():
    page = drawn(Guests())
    assert not faults_of(page, whole=False)
    assert '<label class="ds-label" for="id_name">Namn</label>' in page
    assert 'aria-describedby="id_name_helptext"' in page
    assert '<p class="hint" id="id_name_helptext">' in page
    assert "<legend" in page
    assert page.count("ds-input") == 4
    assert "error" not in page


def test_an_error_stands_beside_its_field_and_in_a_summary_that_leads_there():
    page = drawn(Guests({"name": "", "sector": "c", "token": "x"}))
    assert not faults_of(page, whole=False)
    assert 'href="#id_name"' in page
    assert 'href="#id_sector_0"' in page
    assert 'id="id_sector_0"' in page
    assert 'aria-invalid="true"' in page
    assert 'aria-describedby="id_name_helptext id_name_error"' in page
    assert 'id="id_name_error"' in page


def test_what_somebody_wrote_is_never_run():
    page = drawn(Guests({"name": "<b>", "sector": "<i>", "token": "x"}))
    assert "<b>" not in page
    assert "<i>" not in page
