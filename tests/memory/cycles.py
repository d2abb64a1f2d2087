"""Cycles, which only the collector frees: through attributes, lists, dicts, closures, classes, exceptions."""

from _rounds import run


class Node:
    pass


def work(rounds):
    for i in range(rounds):
        node = Node()
        node.own = node
        items = [i]
        items.append({"items": items})

        def again():
            return again

        if i % 100 == 0:
            node.kind = type("Kind", (Node,), {"number": i})
            try:
                raise ValueError(node)
            except ValueError as error:
                node.error = error


run(work)
