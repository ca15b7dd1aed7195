"""What somebody looks for among the members, as it stands in the address."""

from typing import NamedTuple

from pakten.network import queries
from pakten.network.models import District, Organisation


class LookedFor(NamedTuple):
    """Words of a name, a sector and a district, each empty when it is not asked for or not known; and all districts."""

    words: str
    sector: str
    district: District | None
    districts: list[District]

    @classmethod
    def in_address(cls, asked):
        words = " ".join(asked.get("q", "").split())[:100]
        sector = asked.get("sector", "")
        districts = queries.districts_now()
        district = next((each for each in districts if each.name == asked.get("district")), None)
        return cls(words, sector if sector in Organisation.Sector.values else "", district, districts)
