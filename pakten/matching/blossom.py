"""Maximum weight matching in a general graph, with the dual values that prove it.

The method is the primal-dual one of Edmonds (1965) with one alternating tree at a time and a heap of what happens next
along the growing dual step (Galil, Micali and Gabow 1986). blossom.c is the same method in C.

Words used here. A *node* is a vertex or a blossom, a ring of an odd number of nodes seen as one; vertices are numbered
0 to n - 1 and blossoms from n. Every node can be matched to the outside through exactly one vertex, its *base*. An edge
u-v is *tight* when y[u] + y[v] + (dual values z of the blossoms around both) equals its weight; it is never less.
A tree grows from a free vertex over tight edges: *outer* nodes (sign -1) are reached over a matched edge, *inner* ones
(sign +1) over another. When nothing more is tight, a dual step lowers y of outer vertices and raises y of inner ones
until something is. Weights are even and not negative, so every value stays a whole number: all outer vertices of one
tree have duals of the same parity.
"""

import heapq
from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

Integers = npt.NDArray[np.int64]
Indices = npt.NDArray[np.int32]
OUTER, INNER, OUTSIDE = -1, 1, 0
_REACH, _SHRINK, _EXPAND = 0, 1, 2


class Search:
    """The state of one matching: duals and blossoms that stay, and the tree being grown.

    While a node is in the tree its duals are stored less what the step has changed: the true dual of vertex v is
    `y[v] + sign * step` and that of blossom b is `z[b] - 2 * sign * step`, with the sign of the outermost node.
    """

    def __init__(self, neighbours: list[list[tuple[int, int]]], y: list[int], mate: list[int]) -> None:
        n = len(neighbours)
        nodes = n + n // 2 + 1
        self.n, self.neighbours, self.y, self.mate = n, neighbours, y, mate
        self.group = list(range(n))  # per vertex: the group of all vertices in its outermost node
        self.owner = list(range(n))  # per group: that node
        self.own = [*range(n), *[-1] * (nodes - n)]  # per outermost node: its group
        self.count = [1] * nodes  # per node: how many vertices it has
        self.idle: list[int] = []  # groups not in use
        self.parent = [-1] * nodes  # per node: the blossom just around it
        self.base = list(range(nodes))
        self.z = [0] * nodes
        self.sign = [OUTSIDE] * nodes
        self.entry: list[tuple[int, int]] = [
            (-1, -1)
        ] * nodes  # per inner node: the edge that reached it, outside first
        self.kids: list[list[int]] = [[] for _ in range(nodes)]  # per blossom: its ring, the node with the base first
        self.links: list[list[tuple[int, int]]] = [[] for _ in range(nodes)]  # the edge from each kid to the next
        self.spare = list(range(nodes - 1, n - 1, -1))
        self.step = 0
        self.heap: list[tuple[int, int, int, int]] = []
        self.best: dict[int, tuple[int, int]] = {}  # per vertex outside: when it is reached first, and from where
        self.lowest: tuple[int, int] = (0, -1)  # the step at which an outer vertex has dual 0, and which
        self.limit = 0  # the step at which this search ends at the latest: nothing later matters
        self.tree: list[int] = []

    def run(self) -> None:
        """Match until every free vertex has dual 0."""
        self._start()
        for vertex in range(self.n):
            if self.mate[vertex] < 0 and self.y[vertex] > 0:
                self._search(vertex)

    def _start(self) -> None:
        """Every free vertex takes the least dual value its edges allow, and a free neighbour over a tight edge."""
        y, mate = self.y, self.mate
        for v, around in enumerate(self.neighbours):
            if mate[v] >= 0:
                continue
            y[v] = max((weight - y[u] for u, weight in around), default=0)
            y[v] = max(y[v], 0)
            partner = next((u for u, weight in around if mate[u] < 0 and y[u] + y[v] == weight), -1)
            if partner >= 0:
                mate[v], mate[partner] = partner, v

    def _search(self, root: int) -> None:
        """Grow one tree from a free vertex until it is matched, or some other vertex may be free instead."""
        self.step, self.heap, self.best, self.tree = 0, [], {}, []
        self.lowest = (self.y[root], root)
        self.limit = self.y[root]
        self._sign(root, OUTSIDE, OUTER)
        self._scan(root)
        while True:
            if not self.heap or self.lowest[0] <= self.heap[0][0]:
                self.step = self.lowest[0]
                self._flip(self.lowest[1], -1)
                break
            at, event, u, v = heapq.heappop(self.heap)
            if not self._current(at, event, u, v):
                continue
            self.step = at
            if event == _EXPAND:
                self._expand(u)
            elif event == _SHRINK:
                self._shrink(u, v)
            elif self.mate[self.base[self._top(v)]] >= 0:
                self._grow(u, v)
            else:
                self._rebase(self._top(v), v)
                self._flip(u, v)
                break
        for node in self.tree:
            sign = self.sign[node]
            if sign != OUTSIDE:
                self._leave(node)
                if sign == OUTER and node >= self.n and self.z[node] == 0:
                    self._dissolve(node)

    def _current(self, at: int, event: int, u: int, v: int) -> bool:
        """Whether an event from the heap still stands; the tree may have changed since it was foreseen."""
        if event == _EXPAND:
            return self.sign[u] == INNER and self.parent[u] < 0 and self.z[u] == 2 * at
        if event == _SHRINK:
            return self._top(u) != self._top(v)
        return self.sign[self._top(v)] == OUTSIDE and self.best.get(v) == (at, u)

    def _push(self, event: tuple[int, int, int, int]) -> None:
        if event[0] <= self.limit:
            heapq.heappush(self.heap, event)

    def _leaves(self, node: int) -> Iterator[int]:
        stack = [node]
        while stack:
            node = stack.pop()
            if node < self.n:
                yield node
            else:
                stack.extend(self.kids[node])

    def _top(self, v: int) -> int:
        """The outermost node that vertex v is in."""
        return self.owner[self.group[v]]

    def _sign(self, node: int, before: int, after: int) -> None:
        """A node passes from one sign to another at this step; its own dual z is given as the true one."""
        if before != after:
            change = (before - after) * self.step
            for v in self._leaves(node):
                self.y[v] += change
        self.z[node] += 2 * after * self.step
        self.sign[node] = after
        if after != OUTSIDE:
            self.tree.append(node)
        if after == INNER and node >= self.n:
            self._push((self.z[node] // 2, _EXPAND, node, -1))

    def _leave(self, node: int) -> None:
        """The node is no longer in the tree."""
        self.z[node] -= 2 * self.sign[node] * self.step
        self._sign(node, self.sign[node], OUTSIDE)

    def _scan(self, u: int) -> None:
        """Foresee what happens along the edges of an outer vertex."""
        self.lowest = min(self.lowest, (self.y[u], u))
        self.limit = min(self.limit, self.y[u])
        own = self._top(u)
        for v, weight in self.neighbours[u]:
            other = self._top(v)
            if self.sign[other] == OUTSIDE:
                self._reach(u, v, weight)
            elif self.sign[other] == OUTER and other != own:
                self._push(((self.y[u] + self.y[v] - weight) // 2, _SHRINK, u, v))

    def _reach(self, u: int, v: int, weight: int) -> None:
        at = self.y[u] + self.y[v] - weight
        if v not in self.best or at < self.best[v][0]:
            self.best[v] = (at, u)
            if self.mate[self.base[self._top(v)]] < 0:
                self.limit = min(self.limit, at)
            self._push((at, _REACH, u, v))

    def _grow(self, u: int, v: int) -> None:
        """u-v is tight, u outer, v outside and matched: v's node becomes inner and the node of its mate outer."""
        inner = self._top(v)
        outer = self._top(self.mate[self.base[inner]])
        self.entry[inner] = (u, v)
        self._sign(inner, OUTSIDE, INNER)
        self._sign(outer, OUTSIDE, OUTER)
        for vertex in self._leaves(outer):
            self._scan(vertex)

    def _above(self, outer: int) -> int:
        """The outer node above this one in the tree, or -1 at the root."""
        mate = self.mate[self.base[outer]]
        return -1 if mate < 0 else self._top(self.entry[self._top(mate)][0])

    def _shrink(self, u: int, v: int) -> None:
        """u-v is tight, both outer in different nodes: the ring that it closes becomes one outer node."""
        meeting = self._meeting(self._top(u), self._top(v))
        down, down_links = self._path(self._top(u), meeting)
        up, up_links = self._path(self._top(v), meeting)
        kids = [meeting, *reversed(down), *up]
        links = [*((b, a) for a, b in reversed(down_links)), (u, v), *up_links]
        whole = self.spare.pop()
        self.kids[whole], self.links[whole] = kids, links
        self.base[whole], self.parent[whole] = self.base[meeting], -1
        self.z[whole], self.sign[whole] = -2 * self.step, OUTER
        self.tree.append(whole)
        fresh = []
        for kid in kids:
            if self.sign[kid] == INNER:
                for vertex in self._leaves(kid):
                    self.y[vertex] += 2 * self.step
                    fresh.append(vertex)
            self.z[kid] -= 2 * self.sign[kid] * self.step
            self.sign[kid], self.parent[kid] = OUTSIDE, whole
        self._join(whole)
        for vertex in fresh:
            self._scan(vertex)

    def _meeting(self, a: int, b: int) -> int:
        """The lowest node that lies above both."""
        passed = set()
        while True:
            if a >= 0:
                if a in passed:
                    return a
                passed.add(a)
                a = self._above(a)
            a, b = b, a

    def _path(self, outer: int, meeting: int) -> tuple[list[int], list[tuple[int, int]]]:
        """The nodes from `outer` up to, not with, `meeting`, and the edge from each to the one above it."""
        nodes, links = [], []
        while outer != meeting:
            base = self.base[outer]
            inner = self._top(self.mate[base])
            outside, inside = self.entry[inner]
            nodes += [outer, inner]
            links += [(base, self.mate[base]), (inside, outside)]
            outer = self._top(outside)
        return nodes, links

    def _expand(self, blossom: int) -> None:
        """An inner blossom has dual 0: its kids take its place, alternating from where the tree enters to the base."""
        kids, links = self.kids[blossom], self.links[blossom]
        self.sign[blossom] = OUTSIDE
        self._part(blossom)
        entry = self.entry[blossom]
        at = kids.index(self._top(entry[1]))
        ahead = 1 if at % 2 else -1
        while True:
            inner = kids[at]
            self.entry[inner] = entry
            self._sign(inner, INNER, INNER)
            if at == 0:
                break
            self._sign(kids[(at + ahead) % len(kids)], INNER, OUTER)
            a, b = links[(at + 1) % len(kids) if ahead > 0 else at - 2]
            entry = (a, b) if ahead > 0 else (b, a)
            at = (at + 2 * ahead) % len(kids)
        for kid in kids:
            if self.sign[kid] == OUTSIDE:
                self._sign(kid, INNER, OUTSIDE)
                for v in self._leaves(kid):
                    self.best.pop(v, None)
                    for u, weight in self.neighbours[v]:
                        if self.sign[self._top(u)] == OUTER:
                            self._reach(u, v, weight)
        for kid in kids:
            if self.sign[kid] == OUTER:
                for v in self._leaves(kid):
                    self._scan(v)

    def _join(self, blossom: int) -> None:
        """The groups of a new blossom's kids become one; only the smaller ones are written anew."""
        kids = self.kids[blossom]
        largest = max(kids, key=self.count.__getitem__)
        group = self.own[largest]
        for kid in kids:
            if kid != largest:
                self.idle.append(self.own[kid])
                for v in self._leaves(kid):
                    self.group[v] = group
        self.count[blossom] = sum(self.count[kid] for kid in kids)
        self.own[blossom], self.owner[group] = group, blossom

    def _part(self, blossom: int) -> None:
        """The kids of an outermost blossom become outermost, each with a group of its own; its number is free."""
        kids = self.kids[blossom]
        largest = max(kids, key=self.count.__getitem__)
        for kid in kids:
            self.parent[kid] = -1
            group = self.own[blossom] if kid == largest else self.idle.pop()
            self.own[kid], self.owner[group] = group, kid
            if kid != largest:
                for v in self._leaves(kid):
                    self.group[v] = group
        self.spare.append(blossom)

    def _dissolve(self, blossom: int) -> None:
        """Take an outermost blossom with dual 0 apart, and those in it that have dual 0 too."""
        stack = [blossom]
        while stack:
            blossom = stack.pop()
            self._part(blossom)
            stack.extend(kid for kid in self.kids[blossom] if kid >= self.n and self.z[kid] == 0)

    def _flip(self, u: int, v: int) -> None:
        """Match outer vertex u with v (-1: leave it free), swapping matched and other edges all the way to the root."""
        while True:
            outer = self._top(u)
            mate = self.mate[self.base[outer]]
            self._rebase(outer, u)
            self.mate[u] = v
            if v >= 0:
                self.mate[v] = u
            if mate < 0:
                return
            inner = self._top(mate)
            u, v = self.entry[inner]
            self._rebase(inner, v)
            self.mate[v] = u

    def _rebase(self, node: int, vertex: int) -> None:
        """Match inside a node so that `vertex` is the one left for the outside."""
        stack = [(node, vertex)]
        while stack:
            node, vertex = stack.pop()
            if node < self.n or self.base[node] == vertex:
                continue
            kids, links = self.kids[node], self.links[node]
            kid = vertex
            while self.parent[kid] != node:
                kid = self.parent[kid]
            at = kids.index(kid)
            stack.append((kid, vertex))
            # The even way round from the kid to the old base: every second edge on it becomes matched.
            for place in range(at + 1, len(kids), 2) if at % 2 else range(at - 2, -1, -2):
                a, b = links[place]
                self.mate[a], self.mate[b] = b, a
                stack += [(kids[place], a), (kids[(place + 1) % len(kids)], b)]
            self.kids[node], self.links[node] = kids[at:] + kids[:at], links[at:] + links[:at]
            self.base[node] = vertex


def matched(
    n: int, one: Indices, two: Indices, weight: Integers, y: Integers, mate: Indices
) -> tuple[Integers, Indices, Indices, Integers]:
    """The heaviest matching of n vertices, as (y, mate, parent, z).

    Edge e joins one[e] and two[e] and has weight[e], even and not negative. y (n): feasible duals to start from; mate
    (n): a matching over tight edges to start from, or -1. parent, z (n + n // 2 + 1): the blossom just around each
    node, or -1, and the duals of the blossoms.
    """
    neighbours: list[list[tuple[int, int]]] = [[] for _ in range(n)]
    for a, b, each in zip(one.tolist(), two.tolist(), weight.tolist(), strict=True):
        neighbours[a].append((b, each))
        neighbours[b].append((a, each))
    search = Search(neighbours, y.tolist(), mate.tolist())
    search.run()
    return (
        np.array(search.y, np.int64),
        np.array(search.mate, np.int32),
        np.array(search.parent, np.int32),
        np.array([0] * n + search.z[n:], np.int64),
    )
