"""The order of lists that the office puts in order."""


def move_up(row, fellows):
    """Puts a row one place up among its fellows (a queryset in their order, locked), and numbers them anew. Gives
    whether it moved: the first stays."""
    rows = list(fellows)
    place = rows.index(row)
    if not place:
        return False
    rows[place - 1], rows[place] = rows[place], rows[place - 1]
    for order, each in enumerate(rows, 1):
        each.order = order
    type(row).objects.bulk_update(rows, ["order"])
    return True
