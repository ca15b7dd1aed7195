"""This app's part of the demo city: what last year and this came to."""

from pakten.results.demo import annual, closing, last_year, member_reports, periods, threads

PARTS = [
    last_year,
    periods,
    threads,
    member_reports,
    closing,  # whatever is put in after it is not in last year's figures
    annual,
]


def build(world):
    for part in PARTS:
        part.build(world)
