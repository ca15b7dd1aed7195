"""Deferred acceptance on arrays (Gale & Shapley 1962): the best stable answer for those who choose."""

import numpy as np

from pakten.matching.lists import IntArray, runs


def deferred_acceptance(start: IntArray, choice: IntArray, turn: IntArray, capacity: IntArray) -> IntArray:
    """Which of their choices each chooser gets, as a position in `choice`; -1 for none.

    start: (n + 1,) where each chooser's list begins in `choice` and `turn`, best choice first.
    choice: the number of the place chosen. turn: where this choice stands when all choices are sorted by place and
    there by who goes first, from 0 and without gaps. capacity: seats per place.
    Every chooser without a seat asks their next choice, all at once; a place keeps the first of those who ask and
    those it holds, and turns the rest away. The answer does not depend on who asks when (Dubins & Freedman 1981).
    No choice is asked for twice, and a round looks only at those who ask and at the seats they ask for.
    """
    named = np.bincount(choice, minlength=len(capacity))
    room = np.minimum(capacity, named)
    first_seat = np.cumsum(room) - room
    first_turn = np.cumsum(named) - named
    seats = np.empty(int(room.sum()), np.int64)  # the turns that hold a seat, per place in order
    filled = np.zeros(len(capacity), np.int64)
    cutoff = np.where(room > 0, first_turn + named, first_turn)  # from this turn on, the place turns people away
    position = np.empty(len(turn), np.int64)
    position[turn] = np.arange(len(turn))
    chooser = np.repeat(np.arange(len(start) - 1), np.diff(start))
    next_choice = start[:-1].copy()
    asking = np.flatnonzero(next_choice < start[1:])
    while asking.size:
        asked = next_choice[asking]
        next_choice[asking] += 1
        heard = turn[asked] < cutoff[choice[asked]]
        turned_away = asking[~heard]
        if heard.any():
            newcomers = np.sort(turn[asked[heard]])
            place = choice[position[newcomers]]
            affected = place[np.flatnonzero(np.diff(place, prepend=-1))]
            rivals = np.sort(np.concatenate([seats[runs(first_seat[affected], filled[affected])], newcomers]))
            crowd = filled[affected] + np.diff(np.searchsorted(place, affected), append=len(place))
            filled[affected] = np.minimum(crowd, room[affected])
            first = np.cumsum(crowd) - crowd
            kept = runs(first, filled[affected])
            seats[runs(first_seat[affected], filled[affected])] = rivals[kept]
            full = affected[filled[affected] == room[affected]]
            cutoff[full] = seats[first_seat[full] + room[full] - 1]
            lost = runs(first + filled[affected], crowd - filled[affected])
            turned_away = np.concatenate([turned_away, chooser[position[rivals[lost]]]])
        asking = turned_away[next_choice[turned_away] < start[turned_away + 1]]
    answer = np.full(len(start) - 1, -1, np.int64)
    holding = position[seats[runs(first_seat, filled)]]
    answer[chooser[holding]] = holding
    return answer
