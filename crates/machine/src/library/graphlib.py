"""Topological order: what depends on something comes after it."""

__all__ = ["TopologicalSorter", "CycleError"]


class CycleError(ValueError):
    """The graph has a cycle: the second of args lists its nodes, the first one again at the end."""


class _Node:
    """A node: how many of its predecessors are not done, and the nodes that wait for it."""

    __slots__ = ("value", "waits_for", "successors", "state")

    def __init__(self, value):
        self.value = value
        self.waits_for = 0
        self.successors = []
        self.state = None


_GIVEN_OUT, _DONE = "given out", "done"


class TopologicalSorter:
    """Gives out the nodes of a graph in an order that has every node after its predecessors."""

    __class_getitem__ = classmethod(type(list[int]))

    def __init__(self, graph=None):
        self._nodes = {}
        # The nodes that can be given out next; None until prepare().
        self._ready = None
        self._given_out = 0
        self._finished = 0
        for node, predecessors in (graph or {}).items():
            self.add(node, *predecessors)

    def _node(self, value):
        node = self._nodes.get(value)
        if node is None:
            node = self._nodes[value] = _Node(value)
        return node

    def add(self, node, *predecessors):
        """Adds a node and what must come before it; several calls for a node add up."""
        if self._ready is not None:
            raise ValueError("Nodes cannot be added after a call to prepare()")
        entry = self._node(node)
        entry.waits_for += len(predecessors)
        for predecessor in predecessors:
            self._node(predecessor).successors.append(entry)

    def prepare(self):
        """Ends the adding of nodes and looks for a cycle."""
        if self._ready is not None:
            raise ValueError("cannot prepare() more than once")
        self._ready = [node.value for node in self._nodes.values() if node.waits_for == 0]
        # All that is not on a cycle can still be had when a cycle is found.
        cycle = self._find_cycle()
        if cycle:
            raise CycleError("nodes are in a cycle", cycle)

    def _find_cycle(self):
        """A cycle as a list, by a search in depth: a node met again on the current path closes one."""
        seen = set()
        for start in self._nodes.values():
            if start in seen:
                continue
            path, positions, pending = [start], {start: 0}, [iter(start.successors)]
            seen.add(start)
            while path:
                for node in pending[-1]:
                    if node in positions:
                        cycle = path[positions[node]:] + [node]
                        return [entry.value for entry in cycle]
                    if node not in seen:
                        seen.add(node)
                        positions[node] = len(path)
                        path.append(node)
                        pending.append(iter(node.successors))
                        break
                else:
                    del positions[path.pop()]
                    pending.pop()
        return None

    def get_ready(self):
        """The nodes that have become ready since the last call, as a tuple."""
        self._check_prepared()
        ready = tuple(self._ready)
        for value in ready:
            self._nodes[value].state = _GIVEN_OUT
        self._ready.clear()
        self._given_out += len(ready)
        return ready

    def is_active(self):
        """Whether there are nodes ready, or given out and not done."""
        self._check_prepared()
        return self._finished < self._given_out or bool(self._ready)

    def __bool__(self):
        return self.is_active()

    def done(self, *nodes):
        """Says that nodes which were given out are finished, so that others may become ready."""
        self._check_prepared()
        for value in nodes:
            node = self._nodes.get(value)
            if node is None:
                raise ValueError(f"node {value!r} was not added using add()")
            if node.state is None:
                raise ValueError(f"node {value!r} was not passed out (still not ready)")
            if node.state is _DONE:
                raise ValueError(f"node {value!r} was already marked done")
            node.state = _DONE
            for successor in node.successors:
                successor.waits_for -= 1
                if successor.waits_for == 0:
                    self._ready.append(successor.value)
            self._finished += 1

    def static_order(self):
        """All nodes in a topological order."""
        self.prepare()
        while self.is_active():
            ready = self.get_ready()
            yield from ready
            self.done(*ready)

    def _check_prepared(self):
        if self._ready is None:
            raise ValueError("prepare() must be called first")
