/* Maximum weight matching in a general graph, with the dual values that prove it.
 *
 * The primal-dual method of Edmonds (1965), one alternating tree at a time, with a heap of what happens next along the
 * growing dual step as in Galil, Micali and Gabow (1986). blossom.py is the same method in Python, with more words on
 * it: read that first. Weights are even and not negative, so every dual value stays a whole number; the caller keeps
 * them below 2^60, so no sum overflows.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

typedef int64_t num;
#define NEVER INT64_MAX
#define EXPAND (-1)

typedef struct {
    num at;      /* the dual step at which it happens */
    int u, v;    /* u outer, v not in the tree: it grows; ~u and v outer: they shrink; blossom u and v == EXPAND */
} Event;

typedef struct {
    int n, nodes;                   /* vertices; vertices and room for blossoms */
    const int32_t *first, *to;      /* neighbours of v: to[first[v]] ... to[first[v + 1] - 1] */
    const num *weight;              /* of each of them */
    num *y;                         /* per vertex: dual value less sign * step */
    int32_t *mate;                  /* per vertex: whom it is matched with, or -1 */
    int *group, *owner;             /* per vertex a group, per group the outermost node whose vertices these are */
    int *own, *count;               /* per node: its group when outermost; how many vertices it has */
    int *idle, idles;               /* group numbers not in use */
    num *best;                      /* per vertex outside the tree: when it is reached first */
    int *from;                      /* and from which outer vertex */
    num *z;                         /* per node: dual value plus 2 * sign * step */
    int32_t *parent;                /* per node: the blossom just around it, or -1 */
    int *base;                      /* per node: the vertex matched to the outside */
    signed char *sign;              /* per node: -1 outer (S), +1 inner (T), 0 not in the tree; outermost nodes only */
    int *out, *in;                  /* per inner node: the edge that reached it, from outside and inside */
    int *seen;                      /* per node: the stamp of the last walk that passed */
    int **kids, **tail, **head;     /* per blossom: kidren in a ring, kids[0] has the base; edge from each to the next */
    int *size;                      /* per blossom: how many kidren */
    int *spare, spares;             /* blossom numbers not in use */
    int *leaf, *stack, *stack2;     /* working lists */
    int *tree, trees;               /* nodes labelled in this search (some no longer outermost) */
    Event *heap;
    int heaped, room;
    num step, lowest;               /* the dual step so far; the step at which an outer vertex reaches 0 */
    num limit;                      /* the step at which this search ends at the latest: nothing later matters */
    int lowest_vertex, stamp, failed;
} Search;

/* --- the heap ------------------------------------------------------------------------------------------------ */

static void push(Search *s, num at, int u, int v) {
    if (at > s->limit) return;
    if (s->heaped == s->room) {
        Event *more = realloc(s->heap, sizeof(Event) * (size_t)s->room * 2);
        if (!more) { s->failed = 1; return; }
        s->heap = more;
        s->room *= 2;
    }
    int i = s->heaped++;
    while (i > 0 && s->heap[(i - 1) / 2].at > at) {
        s->heap[i] = s->heap[(i - 1) / 2];
        i = (i - 1) / 2;
    }
    s->heap[i] = (Event){at, u, v};
}

static Event pop(Search *s) {
    Event earliest = s->heap[0], last = s->heap[--s->heaped];
    int i = 0;
    for (;;) {
        int kid = 2 * i + 1;
        if (kid >= s->heaped) break;
        if (kid + 1 < s->heaped && s->heap[kid + 1].at < s->heap[kid].at) kid++;
        if (s->heap[kid].at >= last.at) break;
        s->heap[i] = s->heap[kid];
        i = kid;
    }
    s->heap[i] = last;
    return earliest;
}

static int top(const Search *s, int vertex) { return s->owner[s->group[vertex]]; }

/* --- blossoms ------------------------------------------------------------------------------------------------ */

/* The vertices inside node b, in s->leaf; returns how many. */
static int leaves(Search *s, int b) {
    int count = 0, depth = 0;
    s->stack[depth++] = b;
    while (depth) {
        int node = s->stack[--depth];
        if (node < s->n) s->leaf[count++] = node;
        else for (int k = 0; k < s->size[node]; k++) s->stack[depth++] = s->kids[node][k];
    }
    return count;
}

static int kid_with(Search *s, int b, int vertex) {
    int node = vertex;
    while (s->parent[node] != b) node = s->parent[node];
    for (int k = 0; k < s->size[b]; k++) if (s->kids[b][k] == node) return k;
    return 0;
}

static void rotate(int *ring, int size, int by, int *work) {
    for (int k = 0; k < size; k++) work[k] = ring[(k + by) % size];
    memcpy(ring, work, sizeof(int) * (size_t)size);
}

/* Match inside node b so that only `vertex` is left for the outside. */
static void rebase(Search *s, int b, int vertex) {
    int depth = 0;
    s->stack[depth++] = b;
    s->stack[depth++] = vertex;
    while (depth) {
        vertex = s->stack[--depth];
        b = s->stack[--depth];
        if (b < s->n || s->base[b] == vertex) continue;
        int size = s->size[b], *kids = s->kids[b], *tail = s->tail[b], *head = s->head[b];
        int i = kid_with(s, b, vertex);
        s->stack[depth++] = kids[i];
        s->stack[depth++] = vertex;
        for (int j = i; j % size != 0;) {
            int edge = i % 2 ? j + 1 : j - 2;                /* from kids[edge] to the next in the ring */
            int a = tail[edge % size], c = head[edge % size];
            s->stack[depth++] = kids[edge % size];
            s->stack[depth++] = a;
            s->stack[depth++] = kids[(edge + 1) % size];
            s->stack[depth++] = c;
            s->mate[a] = c;
            s->mate[c] = a;
            j += i % 2 ? 2 : -2;
        }
        rotate(kids, size, i, s->stack2);
        rotate(tail, size, i, s->stack2);
        rotate(head, size, i, s->stack2);
        s->base[b] = vertex;
    }
}

static void release(Search *s, int b) {
    free(s->kids[b]);
    s->kids[b] = NULL;
    s->spare[s->spares++] = b;
}

static int largest_kid(Search *s, int b) {
    int largest = s->kids[b][0];
    for (int k = 1; k < s->size[b]; k++)
        if (s->count[s->kids[b][k]] > s->count[largest]) largest = s->kids[b][k];
    return largest;
}

static void regroup(Search *s, int node, int group) {
    for (int k = leaves(s, node); k--;) s->group[s->leaf[k]] = group;
}

/* The kids' groups become that of the new blossom b: only the smaller ones are written anew. */
static void join(Search *s, int b) {
    int largest = largest_kid(s, b), group = s->own[largest];
    s->count[b] = 0;
    for (int k = 0; k < s->size[b]; k++) {
        int kid = s->kids[b][k];
        s->count[b] += s->count[kid];
        if (kid == largest) continue;
        s->idle[s->idles++] = s->own[kid];
        regroup(s, kid, group);
    }
    s->own[b] = group;
    s->owner[group] = b;
}

/* The kids of the outermost blossom b become outermost themselves, each with a group of its own. */
static void part(Search *s, int b) {
    int largest = largest_kid(s, b);
    for (int k = 0; k < s->size[b]; k++) {
        int kid = s->kids[b][k];
        s->parent[kid] = -1;
        s->own[kid] = kid == largest ? s->own[b] : s->idle[--s->idles];
        s->owner[s->own[kid]] = kid;
        if (kid != largest) regroup(s, kid, s->own[kid]);
    }
}

/* Take blossom b (outermost, in no tree, dual 0) apart, and what inside it has dual 0 too. */
static void dissolve(Search *s, int b) {
    int depth = 0;
    s->stack2[depth++] = b;
    while (depth) {
        b = s->stack2[--depth];
        part(s, b);
        for (int k = 0; k < s->size[b]; k++) {
            int kid = s->kids[b][k];
            if (kid >= s->n && s->z[kid] == 0) s->stack2[depth++] = kid;
        }
        release(s, b);
    }
}

/* --- the tree ------------------------------------------------------------------------------------------------ */

static void reach(Search *s, int u, int v, num w) {
    num at = s->y[u] + s->y[v] - w;
    if (at < s->best[v]) {
        s->best[v] = at;
        s->from[v] = u;
        if (at < s->limit && s->mate[s->base[top(s, v)]] < 0) s->limit = at;
        push(s, at, u, v);
    }
}

/* Look from an outer vertex along its edges. */
static void scan(Search *s, int u) {
    int b = top(s, u);
    if (s->y[u] < s->lowest) {
        s->lowest = s->y[u];
        s->lowest_vertex = u;
        if (s->lowest < s->limit) s->limit = s->lowest;
    }
    for (int e = s->first[u]; e < s->first[u + 1]; e++) {
        int v = s->to[e], c = top(s, v);
        if (s->sign[c] == 0) reach(s, u, v, s->weight[e]);
        else if (s->sign[c] < 0 && c != b) push(s, (s->y[u] + s->y[v] - s->weight[e]) / 2, ~u, v);
    }
}

/* A node passes from one sign to another at this step; its own dual is given as the true one. */
static void sign_node(Search *s, int b, int before, int after) {
    if (before != after)
        for (int k = leaves(s, b); k--;) s->y[s->leaf[k]] += (before - after) * s->step;
    s->z[b] += 2 * after * s->step;
    s->sign[b] = (signed char)after;
    if (after) s->tree[s->trees++] = b;
    if (after > 0 && b >= s->n) push(s, s->z[b] / 2, b, EXPAND);
}

static void label(Search *s, int b, int sign) { sign_node(s, b, 0, sign); }

static void unlabel(Search *s, int b) {
    s->z[b] -= 2 * s->sign[b] * s->step;
    sign_node(s, b, s->sign[b], 0);
}

static void scan_all(Search *s, int b) {
    int count = leaves(s, b);
    for (int k = 0; k < count; k++) scan(s, s->leaf[k]);
}

/* The edge u-v is tight, u outer, v outside the tree and matched: v's node becomes inner, its mate's node outer. */
static void grow(Search *s, int u, int v) {
    int inner = top(s, v), outer = top(s, s->mate[s->base[inner]]);
    s->out[inner] = u;
    s->in[inner] = v;
    label(s, inner, 1);
    label(s, outer, -1);
    scan_all(s, outer);
}

/* The outer node above outer node b, or -1 for the root. */
static int above(Search *s, int b) {
    int mate = s->mate[s->base[b]];
    return mate < 0 ? -1 : top(s, s->out[top(s, mate)]);
}

/* The edge u-v is tight, both outer in different nodes: the ring it closes becomes one outer node. */
static void shrink(Search *s, int u, int v) {
    int a = top(s, u), c = top(s, v), meeting = -1;
    s->stamp++;
    while (meeting < 0) {
        if (a >= 0) {
            if (s->seen[a] == s->stamp) { meeting = a; break; }
            s->seen[a] = s->stamp;
            a = above(s, a);
        }
        int swap = a; a = c; c = swap;
    }
    int size = 1;
    for (int side = 0; side < 2; side++)
        for (int b = top(s, side ? v : u); b != meeting; b = above(s, b)) size += 2;
    int *ring = malloc(sizeof(int) * 3 * (size_t)size);
    if (!ring) { s->failed = 1; return; }
    int *kids = ring, *tail = ring + size, *head = ring + 2 * size;
    /* kids[0] is the meeting node; the side of u comes first, written backwards, then the side of v */
    int left = 1;
    for (int b = top(s, u); b != meeting; b = above(s, b)) left += 2;
    kids[0] = meeting;
    int k = left - 1;
    tail[k] = u;
    head[k] = v;
    for (int b = top(s, u); b != meeting; b = above(s, b)) {
        int inner = top(s, s->mate[s->base[b]]);
        kids[k] = b;
        tail[k - 1] = s->mate[s->base[b]];
        head[k - 1] = s->base[b];
        kids[k - 1] = inner;
        tail[k - 2] = s->out[inner];
        head[k - 2] = s->in[inner];
        k -= 2;
    }
    k = left;
    for (int b = top(s, v); b != meeting; b = above(s, b)) {
        int inner = top(s, s->mate[s->base[b]]);
        kids[k] = b;
        tail[k] = s->base[b];
        head[k] = s->mate[s->base[b]];
        kids[k + 1] = inner;
        tail[k + 1] = s->in[inner];
        head[k + 1] = s->out[inner];
        k += 2;
    }
    int whole = s->spare[--s->spares], fresh = 0;
    s->kids[whole] = kids;
    s->tail[whole] = tail;
    s->head[whole] = head;
    s->size[whole] = size;
    s->base[whole] = s->base[meeting];
    s->parent[whole] = -1;
    s->z[whole] = -2 * s->step;
    for (k = 0; k < size; k++) {
        int kid = kids[k];
        if (s->sign[kid] > 0) {
            int count = leaves(s, kid);
            for (int i = 0; i < count; i++) {
                s->y[s->leaf[i]] += 2 * s->step;
                s->stack2[fresh++] = s->leaf[i];
            }
        }
        s->z[kid] -= 2 * s->sign[kid] * s->step;
        s->sign[kid] = 0;
        s->parent[kid] = whole;
    }
    s->sign[whole] = -1;
    s->tree[s->trees++] = whole;
    join(s, whole);
    for (k = 0; k < fresh; k++) scan(s, s->stack2[k]);
}

/* Inner blossom b has dual 0: its kids take its place, alternating from where the tree enters to the base. */
static void expand(Search *s, int b) {
    int size = s->size[b], *kids = s->kids[b], *tail = s->tail[b], *head = s->head[b];
    s->sign[b] = 0;
    part(s, b);
    int i = 0;
    while (kids[i] != top(s, s->in[b])) i++;
    int out = s->out[b], in = s->in[b], ahead = i % 2 ? 1 : -1, j = i;
    for (;;) {
        int inner = kids[j % size];
        s->out[inner] = out;
        s->in[inner] = in;
        sign_node(s, inner, 1, 1);
        if (j % size == 0) break;
        sign_node(s, kids[(j + ahead) % size], 1, -1);
        int edge = (ahead > 0 ? j + 1 : j - 2) % size;
        out = ahead > 0 ? tail[edge] : head[edge];
        in = ahead > 0 ? head[edge] : tail[edge];
        j += 2 * ahead;
    }
    for (int k = 0; k < size; k++) {
        if (s->sign[kids[k]] != 0) continue;
        sign_node(s, kids[k], 1, 0);
        for (int count = leaves(s, kids[k]); count--;) {
            int v = s->leaf[count];
            s->best[v] = NEVER;
            for (int e = s->first[v]; e < s->first[v + 1]; e++)
                if (s->sign[top(s, s->to[e])] < 0) reach(s, s->to[e], v, s->weight[e]);
        }
    }
    for (int k = 0; k < size; k++) if (s->sign[kids[k]] < 0) scan_all(s, kids[k]);
    release(s, b);
}

/* Match outer vertex u with v (or leave it free, v < 0) and swap matched and unmatched all the way to the root. */
static void flip(Search *s, int u, int v) {
    for (;;) {
        int outer = top(s, u), mate = s->mate[s->base[outer]];
        rebase(s, outer, u);
        s->mate[u] = v;
        if (v >= 0) s->mate[v] = u;
        if (mate < 0) return;
        int inner = top(s, mate);
        v = s->in[inner];
        u = s->out[inner];
        rebase(s, inner, v);
        s->mate[v] = u;
    }
}

/* Grow one tree from a free vertex until it is matched, or until some vertex may be free instead. */
static void search(Search *s, int root) {
    s->step = 0;
    s->heaped = s->trees = 0;
    s->lowest = s->limit = NEVER;
    label(s, root, -1);
    scan(s, root);
    while (!s->failed) {
        if (s->heaped == 0 || s->lowest <= s->heap[0].at) {
            s->step = s->lowest;
            flip(s, s->lowest_vertex, -1);
            break;
        }
        Event event = pop(s);
        if (event.v == EXPAND) {
            if (s->sign[event.u] <= 0 || s->parent[event.u] >= 0 || s->z[event.u] != 2 * event.at) continue;
            s->step = event.at;
            expand(s, event.u);
            continue;
        }
        if (event.u < 0) {
            if (top(s, ~event.u) == top(s, event.v)) continue;
            s->step = event.at;
            shrink(s, ~event.u, event.v);
            continue;
        }
        int reached = top(s, event.v);
        if (s->sign[reached] != 0 || event.at != s->best[event.v] || event.u != s->from[event.v]) continue;
        s->step = event.at;
        if (s->mate[s->base[reached]] < 0) {
            rebase(s, reached, event.v);
            flip(s, event.u, event.v);
            break;
        }
        grow(s, event.u, event.v);
    }
    for (int k = 0; k < s->trees; k++) {
        int b = s->tree[k];
        int sign = s->sign[b];
        if (sign == 0) continue;
        unlabel(s, b);
        if (sign < 0 && b >= s->n && s->z[b] == 0) dissolve(s, b);
    }
}

/* --- the whole ----------------------------------------------------------------------------------------------- */

/* Every free vertex takes the least dual value its edges allow, and a free neighbour over a tight edge. */
static void start(Search *s) {
    for (int v = 0; v < s->n; v++) {
        if (s->mate[v] >= 0) continue;
        num least = 0;
        int partner = -1;
        for (int e = s->first[v]; e < s->first[v + 1]; e++) {
            num needed = s->weight[e] - s->y[s->to[e]];
            if (needed < least) continue;
            if (needed > least) partner = -1;
            least = needed;
            if (partner < 0 && s->mate[s->to[e]] < 0 && needed >= 0) partner = s->to[e];
        }
        s->y[v] = least;
        if (partner >= 0) {
            s->mate[v] = partner;
            s->mate[partner] = v;
        }
    }
}

/* Edges one[e]-two[e] of `weight` (even, 0 or more) in lists by vertex; first (n + 1), to and each (2 * edges). */
static void list_neighbours(int n, int edges, const int32_t *one, const int32_t *two, const num *weight, int32_t *first,
                            int32_t *to, num *each) {
    memset(first, 0, sizeof(int32_t) * ((size_t)n + 1));
    for (int e = 0; e < edges; e++) first[one[e]]++, first[two[e]]++;
    for (int v = 0, sum = 0; v <= n; v++) {
        int here = first[v];
        first[v] = sum += v < n ? here : 0;
    }
    for (int e = edges; e--;) {
        int a = --first[one[e]], b = --first[two[e]];
        to[a] = two[e], each[a] = weight[e];
        to[b] = one[e], each[b] = weight[e];
    }
}

/* y (n): feasible dual values, and mate (n): a matching over tight edges or -1, both improved in place until proved.
 * parent, z (nodes = n + n / 2 + 1): the blossom around each node and the dual values of the blossoms left.
 * Returns 0, or -1 when memory ran out. */
int matched(int n, int edges, const int32_t *one, const int32_t *two, const num *weight, num *y, int32_t *mate,
            int32_t *parent, num *z) {
    int nodes = n + n / 2 + 1;
    Search all = {.n = n, .nodes = nodes, .y = y, .mate = mate, .parent = parent, .z = z, .room = 1024};
    Search *s = &all;
    int32_t *lists = malloc(sizeof(int32_t) * ((size_t)n + 1 + 2 * (size_t)edges));
    num *values = malloc(sizeof(num) * ((size_t)n + 2 * (size_t)edges));
    int *ints = calloc((size_t)nodes * 29, sizeof(int)), *next = ints;
    int **rings = calloc((size_t)nodes * 3, sizeof(int *));
    s->heap = malloc(sizeof(Event) * (size_t)s->room);
    s->sign = calloc((size_t)nodes, 1);
    s->failed = !lists || !values || !ints || !rings || !s->heap || !s->sign;
    if (!s->failed) {
        list_neighbours(n, edges, one, two, weight, lists, lists + n + 1, values + n);
        s->first = lists;
        s->to = lists + n + 1;
        s->best = values;
        s->weight = values + n;
        int **each[] = {&s->group, &s->owner, &s->own, &s->count, &s->idle, &s->base, &s->out,
                        &s->in, &s->seen, &s->size, &s->spare, &s->leaf, &s->from};
        for (size_t k = 0; k < sizeof(each) / sizeof(*each); k++) *each[k] = next, next += nodes;
        s->stack2 = next, next += 4 * nodes;
        s->tree = next, next += 4 * nodes;
        s->stack = next;
        s->kids = rings;
        s->tail = rings + nodes;
        s->head = rings + 2 * nodes;
        for (int b = 0; b < nodes; b++) {
            s->base[b] = s->group[b] = s->owner[b] = s->own[b] = b;
            s->count[b] = 1;
            parent[b] = -1;
            z[b] = 0;
        }
        for (int b = nodes - 1; b >= n; b--) s->spare[s->spares++] = b;
        start(s);
    }
    for (int v = 0; v < n && !s->failed; v++) {
        if (mate[v] >= 0 || y[v] == 0) continue;
        for (int u = 0; u < n; u++) s->best[u] = NEVER;
        search(s, v);
    }
    if (rings) for (int b = n; b < nodes; b++) free(rings[b]);
    free(rings);
    free(lists);
    free(values);
    free(ints);
    free(s->heap);
    free(s->sign);
    return s->failed ? -1 : 0;
}
