/* The loops over the whole table of worth: is it symmetric, who suits whom best, which pairs the duals do not cover.
 * kernel.py has the same in numpy. fit is (n, n), negative where two may never meet; the diagonal is not read. */
#include <stdint.h>
#include <stdlib.h>

typedef int64_t num;

/* The first place where fit (n, n) is not symmetric, all negative numbers counting as one, as row * n + column; or -1.
 * largest: the largest number off the diagonal. */
num asymmetry(int n, const num *fit, num *largest) {
    enum { TILE = 64 };
    *largest = INT64_MIN;
    for (int top = 0; top < n; top += TILE)
        for (int left = top; left < n; left += TILE)
            for (int i = top; i < n && i < top + TILE; i++)
                for (int j = left > i ? left : i + 1; j < n && j < left + TILE; j++) {
                    num a = fit[(size_t)i * n + j], b = fit[(size_t)j * n + i];
                    if (a != b && (a >= 0 || b >= 0)) return (num)i * n + j;
                    if (a > *largest) *largest = a;
                }
    return -1;
}

/* One more candidate among the `k` largest of a row, kept in falling order. */
static int insert(num *value, int32_t *who, int filled, int k, num v, int j) {
    int at = filled < k ? filled++ : k - 1;
    while (at > 0 && value[at - 1] < v) {
        value[at] = value[at - 1];
        who[at] = who[at - 1];
        at--;
    }
    value[at] = v;
    who[at] = j;
    return filled;
}

/* closest (n, k): for each present person the k best others, -1 beyond. Among equals those who come next in the room
 * go first, so that a room where everything is equal does not end in everybody choosing the same few.
 * Returns 0, or -1 when memory ran out. */
int closest(int n, const num *fit, const uint8_t *present, int k, int32_t *closest) {
    num *value = malloc(sizeof(num) * (size_t)k);
    if (!value) return -1;
    for (int i = 0; i < n; i++) {
        const num *row = fit + (size_t)i * n;
        int32_t *who = closest + (size_t)i * k;
        int filled = 0;
        for (int part = 0; part < 2 && present[i]; part++)
            for (int j = part ? 0 : i + 1, end = part ? i : n; j < end; j++)
                if (row[j] >= 0 && present[j] && (filled < k || row[j] > value[k - 1]))
                    filled = insert(value, who, filled, k, row[j], j);
        while (filled < k) who[filled++] = -1;
    }
    free(value);
    return 0;
}

/* broken (n, k): for each present i up to k later j whose edge the duals do not cover, the worst first, -1 beyond.
 * around (n + sets): the smallest set around each person, then around each set, or -1; z (sets) their duals; sets come
 * after those around them. Returns how many edges there are, or -1 when memory ran out. */
int uncovered(int n, const num *fit, const uint8_t *present, num lift, const num *y, int sets, const int32_t *around,
              const num *z, int k, int32_t *broken) {
    int found = 0;
    num *value = malloc(sizeof(num) * ((size_t)k + (size_t)sets + 1 + (size_t)n));
    uint8_t *inside = calloc((size_t)sets + 1, 1);
    if (!value || !inside) {
        free(value);
        free(inside);
        return -1;
    }
    num *shared = value + k + 1;      /* per set: the duals of all sets around it, itself too, that hold i; -1 is none */
    num *covered = shared + sets;     /* per j: its dual and those of the sets that hold both i and j */
    shared[-1] = 0;
    for (int i = 0; i < n; i++) {
        const num *row = fit + (size_t)i * n;
        int32_t *who = broken + (size_t)i * k;
        int filled = 0;
        if (present[i]) {
            for (int b = around[i]; b >= 0; b = around[n + b]) inside[b] = 1;
            for (int b = 0; b < sets; b++) shared[b] = shared[around[n + b]] + (inside[b] ? z[b] : 0);
            for (int j = i + 1; j < n; j++) covered[j] = y[j] + shared[around[j]];
            for (int b = around[i]; b >= 0; b = around[n + b]) inside[b] = 0;
            for (int j = i + 1; j < n; j++) {
                if (row[j] < 0 || !present[j]) continue;
                num lack = 2 * (row[j] + lift) - y[i] - covered[j];
                if (lack > 0 && (filled < k || lack > value[k - 1]))
                    filled = insert(value, who, filled, k, lack, j);
            }
        }
        found += filled;
        while (filled < k) who[filled++] = -1;
    }
    free(value);
    free(inside);
    return found;
}
