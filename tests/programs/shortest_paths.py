"""Dijkstra with an own heap, A* on a maze, Floyd-Warshall, Bellman-Ford."""


class Heap:
    """A binary heap of (priority, item) pairs with change of priority."""

    def __init__(self):
        self.entries, self.where = [], {}

    def __len__(self):
        return len(self.entries)

    def __contains__(self, item):
        return item in self.where

    def _swap(self, i, j):
        entries = self.entries
        entries[i], entries[j] = entries[j], entries[i]
        self.where[entries[i][1]], self.where[entries[j][1]] = i, j

    def _up(self, i):
        while i > 0 and self.entries[i] < self.entries[(i - 1) >> 1]:
            self._swap(i, (i - 1) >> 1)
            i = (i - 1) >> 1

    def _down(self, i):
        while True:
            smallest = i
            for child in (2 * i + 1, 2 * i + 2):
                if child < len(self.entries) and self.entries[child] < self.entries[smallest]:
                    smallest = child
            if smallest == i:
                return
            self._swap(i, smallest)
            i = smallest

    def push(self, priority, item):
        if item in self.where:
            i = self.where[item]
            if priority < self.entries[i][0]:
                self.entries[i] = (priority, item)
                self._up(i)
            return
        self.where[item] = len(self.entries)
        self.entries.append((priority, item))
        self._up(len(self.entries) - 1)

    def pop(self):
        self._swap(0, len(self.entries) - 1)
        priority, item = self.entries.pop()
        del self.where[item]
        if self.entries:
            self._down(0)
        return priority, item


class Graph:
    def __init__(self, edges=(), directed=False):
        self.edges = {}
        for a, b, w in edges:
            self.edges.setdefault(a, {})[b] = w
            self.edges.setdefault(b, {})
            if not directed:
                self.edges[b][a] = w

    def dijkstra(self, start):
        distance, previous, heap = {}, {start: None}, Heap()
        heap.push(0, start)
        while heap:
            d, node = heap.pop()
            distance[node] = d
            for other, w in self.edges[node].items():
                if w < 0:
                    raise ValueError(f"negative edge {node}-{other}")
                if other not in distance:
                    if other not in heap or d + w < heap.entries[heap.where[other]][0]:
                        previous[other] = node
                    heap.push(d + w, other)
        return distance, previous

    def path(self, start, end):
        distance, previous = self.dijkstra(start)
        if end not in distance:
            return None, float("inf")
        nodes, node = [], end
        while node is not None:
            nodes.append(node)
            node = previous[node]
        return nodes[::-1], distance[end]

    def all_pairs(self):
        nodes = sorted(self.edges)
        inf = float("inf")
        d = {a: {b: 0 if a == b else self.edges[a].get(b, inf) for b in nodes} for a in nodes}
        for k in nodes:
            for i in nodes:
                for j in nodes:
                    if d[i][k] + d[k][j] < d[i][j]:
                        d[i][j] = d[i][k] + d[k][j]
        return d

    def bellman_ford(self, start):
        distance = {n: float("inf") for n in self.edges}
        distance[start] = 0
        for round_ in range(len(self.edges)):
            changed = False
            for a, targets in self.edges.items():
                for b, w in targets.items():
                    if distance[a] + w < distance[b]:
                        distance[b] = distance[a] + w
                        changed = True
            if not changed:
                return distance, round_
        raise ValueError("negative cycle")


MAZE = """
#####################
#S..#.......#.......#
###.#.#####.#.#####.#
#...#.#...#...#...#.#
#.###.#.#.#####.#.#.#
#.....#.#.......#.#.#
#.#####.#########.#.#
#.#.....#.......#.#.#
#.#######.#####.#.#.#
#.........#.....#..E#
#####################
""".strip().splitlines()


def solve_maze(maze):
    cells = {(x, y): ch for y, row in enumerate(maze) for x, ch in enumerate(row) if ch != "#"}
    start, = [p for p, ch in cells.items() if ch == "S"]
    end, = [p for p, ch in cells.items() if ch == "E"]
    guess = lambda p: abs(p[0] - end[0]) + abs(p[1] - end[1])
    heap, came, cost = Heap(), {start: None}, {start: 0}
    heap.push(guess(start), start)
    expanded = 0
    while heap:
        _, here = heap.pop()
        expanded += 1
        if here == end:
            break
        x, y = here
        for there in ((x + 1, y), (x - 1, y), (x, y + 1), (x, y - 1)):
            if there in cells and cost[here] + 1 < cost.get(there, 1e9):
                cost[there] = cost[here] + 1
                came[there] = here
                heap.push(cost[there] + guess(there), there)
    path, node = set(), end
    while node is not None:
        path.add(node)
        node = came[node]
    picture = "\n".join("".join("o" if (x, y) in path and ch == "." else ch for x, ch in enumerate(row)) for y, row in enumerate(maze))
    return cost[end], expanded, picture


def main():
    roads = Graph([("Bern", "Thun", 30), ("Bern", "Biel", 41), ("Thun", "Brig", 75), ("Bern", "Lausanne", 103), ("Biel", "Basel", 91),
                   ("Lausanne", "Sion", 93), ("Sion", "Brig", 53), ("Basel", "Zug", 103), ("Bern", "Zug", 135), ("Oslo", "Bergen", 463)])
    for pair in (("Bern", "Brig"), ("Lausanne", "Basel"), ("Thun", "Zug"), ("Bern", "Oslo"), ("Bern", "Bern")):
        print(*pair, *roads.path(*pair))
    pairs = roads.all_pairs()
    for start in roads.edges:
        distance, _ = roads.dijkstra(start)
        assert distance == {k: v for k, v in pairs[start].items() if v < float("inf")}
        assert roads.bellman_ford(start)[0] == pairs[start]
    print("three algorithms agree on", len(roads.edges), "towns")
    debts = Graph([("a", "b", 4), ("b", "c", -2), ("c", "d", 3), ("a", "c", 5), ("d", "b", 1)], directed=True)
    print(debts.bellman_ford("a"))
    for bad in (lambda: debts.dijkstra("a"), lambda: Graph([("a", "b", -1), ("b", "a", 0)], directed=True).bellman_ford("a"), lambda: debts.path("zz", "a")):
        try:
            bad()
        except (ValueError, KeyError) as e:
            print(type(e).__name__, e)
    steps, expanded, picture = solve_maze(MAZE)
    print(steps, expanded)
    print(picture)
    heap = Heap()
    for i in range(100):
        heap.push((i * 37) % 101, i)
    heap.push(-1, 50)
    order = [heap.pop() for _ in range(100)]
    print(order[0], order == sorted(order), len(heap))


if __name__ == "__main__":
    main()
