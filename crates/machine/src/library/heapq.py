"""Heaps: lists whose first item is the least, where the item at k is no larger than those at 2k+1 and 2k+2."""

from _heapq import (
    _heapify_max, _heappop_max, _heapreplace_max, heapify, heappop, heappush, heappushpop, heapreplace,
)

__all__ = ["heappush", "heappop", "heapify", "heapreplace", "merge", "nlargest", "nsmallest", "heappushpop"]


def merge(*iterables, key=None, reverse=False):
    """Goes through sorted iterables as through one; equal items come from the earlier iterable first.

    The heap holds an entry [key, place, item, next] for each iterable that has an item left; places, which are
    all different, decide between equal keys. With reverse they count down, as the largest entry comes first.
    """
    if reverse:
        make_heap, take, put_back, direction = _heapify_max, _heappop_max, _heapreplace_max, -1
    else:
        make_heap, take, put_back, direction = heapify, heappop, heapreplace, 1

    heap = []
    for place, iterable in enumerate(iterables):
        advance = iter(iterable).__next__
        try:
            item = advance()
        except StopIteration:
            continue
        heap.append([item if key is None else key(item), place * direction, item, advance])
    make_heap(heap)

    while len(heap) > 1:
        try:
            while True:
                entry = heap[0]
                _, _, item, advance = entry
                yield item
                item = advance()
                entry[0] = item if key is None else key(item)
                entry[2] = item
                put_back(heap, entry)
        except StopIteration:
            take(heap)
    if heap:
        # One iterable is left: no need to compare any more.
        _, _, item, advance = heap[0]
        yield item
        yield from advance.__self__


def _best(n, iterable, key, direction, make_heap, put_back):
    """The n best items as a heap of entries (key, place, item), the worst of them first.

    An item displaces the worst entry if it comes before that; of equal ones the first stays.
    """
    items = iter(iterable)
    if key is None:
        heap = [(item, place * direction) for place, item in zip(range(n), items)]
    else:
        heap = [(key(item), place * direction, item) for place, item in zip(range(n), items)]
    if not heap:
        return heap
    make_heap(heap)
    worst = heap[0][0]
    place = n * direction
    for item in items:
        rank = item if key is None else key(item)
        if (rank < worst) if direction > 0 else (worst < rank):
            put_back(heap, (rank, place) if key is None else (rank, place, item))
            worst = heap[0][0]
            place += direction
    return heap


def _chosen(n, iterable, key, largest):
    if n == 1:
        # Only one is wanted: a single pass finds it.
        nothing = object()
        pick = max if largest else min
        found = pick(iter(iterable), default=nothing, key=key)
        return [] if found is nothing else [found]
    try:
        size = len(iterable)
    except (TypeError, AttributeError):
        pass
    else:
        if n >= size:
            return sorted(iterable, key=key, reverse=largest)[:n]
    if largest:
        heap = _best(n, iterable, key, -1, heapify, heapreplace)
    else:
        heap = _best(n, iterable, key, 1, _heapify_max, _heapreplace_max)
    heap.sort(reverse=largest)
    return [entry[0] for entry in heap] if key is None else [entry[2] for entry in heap]


def nsmallest(n, iterable, key=None):
    """The n smallest items, in order: as sorted(iterable, key=key)[:n]."""
    return _chosen(n, iterable, key, False)


def nlargest(n, iterable, key=None):
    """The n largest items, the largest first: as sorted(iterable, key=key, reverse=True)[:n]."""
    return _chosen(n, iterable, key, True)
