from importlib import import_module

import pytest
from django.apps import apps

from pakten.network.models import Organisation
from tests.makers import make_organisation


@pytest.mark.django_db
def test_who_was_a_member_before_there_was_a_search_is_found():
    for _number in range(3):
        make_organisation(industry="Bageri", contributes=["praktik"])
    Organisation.objects.update(search_text="")
    import_module("pakten.network.migrations.0002_directory").make_findable(apps, None)
    texts = list(Organisation.objects.values_list("search_text", flat=True))
    assert len(texts) == 3
    assert all("bageri praktik" in text for text in texts)
