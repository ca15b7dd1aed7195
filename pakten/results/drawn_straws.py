"""A member's straws in the network's stack, as a picture: the others' thin and pale, the member's own on top. A part of
`queries`; pure, knows no database."""

from dataclasses import dataclass

from pakten.web import straws


@dataclass(frozen=True)
class Picture:
    own: list  # (stalks, heads) as path data
    others: list
    per_straw: int  # how much one straw stands for


def drawn(stack):
    return of(stack.own, stack.others)


def of(own, others):
    sheaf = straws.sheaf((own, others))
    layers = {1: [], 2: []}
    for kind, part in sheaf.layers:
        if part.stalks:
            layers[kind].append(part)
    return Picture(layers[1], layers[2], sheaf.per_straw)
