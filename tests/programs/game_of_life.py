"""Conway's game of life on a torus and on an endless plane, with pattern detection."""
from collections import Counter

PATTERNS = {
    "blinker": ["###"],
    "block": ["##", "##"],
    "glider": [".#.", "..#", "###"],
    "toad": [".###", "###."],
    "r-pentomino": [".##", "##.", ".#."],
    "beehive": [".##.", "#..#", ".##."],
    "pulsar part": ["###", "..#", "###"],
}


def cells_of(rows, dx=0, dy=0):
    return {(x + dx, y + dy) for y, row in enumerate(rows) for x, ch in enumerate(row) if ch == "#"}


class Torus:
    def __init__(self, width, height, alive=()):
        self.width, self.height = width, height
        self.grid = [[0] * width for _ in range(height)]
        for x, y in alive:
            self.grid[y % height][x % width] = 1

    def neighbours(self, x, y):
        total = 0
        for dy in (-1, 0, 1):
            row = self.grid[(y + dy) % self.height]
            for dx in (-1, 0, 1):
                if dx or dy:
                    total += row[(x + dx) % self.width]
        return total

    def step(self):
        self.grid = [
            [int(self.neighbours(x, y) == 3 or (cell and self.neighbours(x, y) == 2)) for x, cell in enumerate(row)]
            for y, row in enumerate(self.grid)
        ]

    def __str__(self):
        return "\n".join("".join(".#"[cell] for cell in row) for row in self.grid)

    def population(self):
        return sum(map(sum, self.grid))


class Plane:
    """Only living cells are kept, in a set."""

    def __init__(self, alive):
        self.alive = frozenset(alive)
        self.generation = 0

    def step(self):
        near = Counter((x + dx, y + dy) for x, y in self.alive for dx in (-1, 0, 1) for dy in (-1, 0, 1) if dx or dy)
        self.alive = frozenset(cell for cell, n in near.items() if n == 3 or (n == 2 and cell in self.alive))
        self.generation += 1
        return self

    def bounds(self):
        xs, ys = [x for x, _ in self.alive], [y for _, y in self.alive]
        return (min(xs), min(ys), max(xs), max(ys)) if xs else (0, 0, 0, 0)

    def shape(self):
        x0, y0, _, _ = self.bounds()
        return frozenset((x - x0, y - y0) for x, y in self.alive)

    def __str__(self):
        x0, y0, x1, y1 = self.bounds()
        return "\n".join("".join("#" if (x, y) in self.alive else "." for x in range(x0, x1 + 1)) for y in range(y0, y1 + 1))


def classify(rows, limit=60):
    plane = Plane(cells_of(rows))
    seen = {}
    while plane.generation <= limit:
        if not plane.alive:
            return f"dies in generation {plane.generation}"
        shape = plane.shape()
        if shape in seen:
            generation, corner = seen[shape]
            period = plane.generation - generation
            dx, dy = plane.bounds()[0] - corner[0], plane.bounds()[1] - corner[1]
            if dx or dy:
                return f"moves by ({dx}, {dy}) every {period} generations"
            return "is still" if period == 1 else f"repeats every {period} generations"
        seen[shape] = plane.generation, plane.bounds()[:2]
        plane.step()
    return f"still changing after {limit} generations, population {len(plane.alive)}"


def main():
    torus = Torus(8, 6, cells_of(PATTERNS["glider"], 1, 1))
    for _ in range(3):
        print(torus, "\n")
        torus.step()
    before = str(torus)
    for _ in range(4 * 24):
        torus.step()
    print(str(torus) == before, torus.population())
    for name, rows in PATTERNS.items():
        print(f"{name:<12} {classify(rows)}")
    plane = Plane(cells_of(PATTERNS["r-pentomino"]))
    sizes = []
    for _ in range(100):
        sizes.append(len(plane.step().alive))
    print(sizes[::10], max(sizes), plane.bounds())
    small, wide = Torus(40, 40, cells_of(PATTERNS["toad"], 18, 18)), Plane(cells_of(PATTERNS["toad"], 18, 18))
    for _ in range(5):
        small.step()
        wide.step()
    print({(x, y) for y, row in enumerate(small.grid) for x, c in enumerate(row) if c} == wide.alive)
    print(wide)


if __name__ == "__main__":
    main()
