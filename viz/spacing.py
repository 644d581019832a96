"""Places things on a line as near as may be to where they want to be, none nearer to the next than allowed."""

from __future__ import annotations

from collections.abc import Sequence


def spread(wanted: Sequence[float], apart: Sequence[float], pull: Sequence[float] = ()) -> list[float]:
    """Positions in the given order, nearest to `wanted` by least squares, each weighed by its `pull` (else 1).

    `apart[i]` is the least distance between the things i and i + 1 (one fewer than things). Pools adjacent
    violators: things that want the same place share their displacement.

    >>> spread([0.0, 0.0, 100.0], [10, 10])
    [-5.0, 5.0, 100.0]
    """
    offsets = [0.0]
    for gap in apart:
        offsets.append(offsets[-1] + gap)
    pools: list[tuple[float, float, int]] = []  # (weighed sum, weight, how many) of places less their offset
    for index, place in enumerate(wanted):
        weight = pull[index] if pull else 1.0
        pool = ((place - offsets[index]) * weight, weight, 1)
        while pools and pools[-1][0] * pool[1] >= pool[0] * pools[-1][1]:
            before = pools.pop()
            pool = (pool[0] + before[0], pool[1] + before[1], pool[2] + before[2])
        pools.append(pool)
    means = [total / weight for total, weight, count in pools for _ in range(count)]
    return [mean + offset for mean, offset in zip(means, offsets, strict=False)]
