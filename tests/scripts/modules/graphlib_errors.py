from graphlib import TopologicalSorter


def attempt(function, *args):
    try:
        print(function(*args))
    except Exception as error:
        print(type(error).__name__, error)


sorter = TopologicalSorter()
attempt(sorter.get_ready)
attempt(sorter.is_active)
attempt(sorter.done)
sorter.add(1, 2)
sorter.add(1, 3)
sorter.add(4)
attempt(sorter.prepare)
attempt(sorter.prepare)
attempt(sorter.add, 5)
attempt(sorter.get_ready)
attempt(sorter.done, 1)
attempt(sorter.done, 77)
attempt(sorter.done, 2)
attempt(sorter.done, 2)
attempt(TopologicalSorter, 5)
attempt(TopologicalSorter, {1: 5})
attempt(TopologicalSorter().add, [])
