"""Tests that reckon with few indicators of their own begin without those a network is installed with."""

import pytest

from tests.makers_public import remove_installed_indicators

BARE = {
    "test_annual",
    "test_annual_papers",
    "test_annual_pages",
    "test_open_data",
    "test_public_pages",
    "test_publishing",
    "test_threads",
}


@pytest.fixture(autouse=True)
def _only_its_own_indicators(request):
    if request.module.__name__.rpartition(".")[2] in BARE:
        request.getfixturevalue("db")
        remove_installed_indicators()
