from graphlib import CycleError, TopologicalSorter

print(*TopologicalSorter({"D": {"B"}, "B": {"A"}, "C": {"A"}}).static_order())
print(list(TopologicalSorter({1: [2, 3], 2: [4], 3: [4, 5], 6: []}).static_order()))

for graph in ({1: [1]}, {1: [2], 2: [1]}, {1: [2], 2: [3], 3: [4], 4: [2]}, {5: [6], 6: [7], 7: [8, 9], 9: [6]}):
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        print(error.args)

sorter = TopologicalSorter()
sorter.add("dinner", "cook", "lay the table")
sorter.add("cook", "shop")
sorter.prepare()
while sorter:
    ready = sorter.get_ready()
    print(ready, sorter.get_ready(), sorter.is_active())
    sorter.done(*ready)
print(sorter.is_active(), TopologicalSorter[str])
