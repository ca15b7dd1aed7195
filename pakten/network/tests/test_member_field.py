"""Members written by name."""

import pytest
from django import forms

from pakten.network.member_field import Members
from pakten.network.models import Organisation
from tests.makers import make_organisation

pytestmark = pytest.mark.django_db


class Form(forms.Form):
    members = Members(queryset=Organisation.objects.members())


def test_names_are_read_one_on_each_line_however_they_are_spaced_and_cased():
    cafe, kommun = make_organisation(name="Åsas Café"), make_organisation(name="Täby kommun")
    form = Form({"members": "  täby  kommun \n\nÅSAS CAFE\nTäby kommun"})
    assert form.is_valid() and form.cleaned_data["members"] == [kommun, cafe]


def test_a_name_we_do_not_know_gets_what_may_be_meant_and_stays_in_the_form():
    make_organisation(name="Åkeriet Öst AB")
    make_organisation(name="Det som lämnade", state="left")
    form = Form({"members": "akeriet\nåkeriet\nDet som lämnade\n\x00Qqq"})
    said = form.errors["members"][0]
    assert "Menar du Åkeriet Öst AB?" in said and "Qqq" in said and "Det som lämnade" in said
    assert "åkeriet" in str(form["members"])


def test_what_is_chosen_already_is_written_out():
    form = Form(initial={"members": [make_organisation(name="Åsas Café"), make_organisation(name="Täby kommun")]})
    assert "Åsas Café\nTäby kommun" in str(form["members"])
