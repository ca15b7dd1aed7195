"""This app's part of the demo city: what the network intends, last year and this."""

from pakten.plan.demo import activities, goals

PARTS = [goals, activities]


def build(world):
    for part in PARTS:
        part.build(world)
