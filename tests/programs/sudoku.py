"""A sudoku solver: constraint propagation, then search with the fewest candidates first."""

ROWS, COLUMNS, DIGITS = "ABCDEFGHI", "123456789", "123456789"
SQUARES = [r + c for r in ROWS for c in COLUMNS]
UNITS = (
    [[r + c for c in COLUMNS] for r in ROWS]
    + [[r + c for r in ROWS] for c in COLUMNS]
    + [[r + c for r in rs for c in cs] for rs in ("ABC", "DEF", "GHI") for cs in ("123", "456", "789")]
)
UNITS_OF = {s: [u for u in UNITS if s in u] for s in SQUARES}
PEERS = {s: set(sum(UNITS_OF[s], [])) - {s} for s in SQUARES}


class Contradiction(Exception):
    pass


class Grid:
    def __init__(self, candidates=None):
        self.candidates = candidates or {s: DIGITS for s in SQUARES}

    @classmethod
    def parse(cls, text):
        cells = [c for c in text if c in "0123456789."]
        if len(cells) != 81:
            raise ValueError(f"a sudoku has 81 cells, not {len(cells)}")
        grid = cls()
        for square, digit in zip(SQUARES, cells):
            if digit in DIGITS:
                grid.assign(square, digit)
        return grid

    def copy(self):
        return Grid(self.candidates.copy())

    def assign(self, square, digit):
        for other in self.candidates[square].replace(digit, ""):
            self.eliminate(square, other)

    def eliminate(self, square, digit):
        left = self.candidates[square]
        if digit not in left:
            return
        left = self.candidates[square] = left.replace(digit, "")
        if not left:
            raise Contradiction(square)
        if len(left) == 1:
            for peer in sorted(PEERS[square]):
                self.eliminate(peer, left)
        for unit in UNITS_OF[square]:
            places = [s for s in unit if digit in self.candidates[s]]
            if not places:
                raise Contradiction(f"no place for {digit}")
            if len(places) == 1:
                self.assign(places[0], digit)

    @property
    def solved(self):
        return all(len(c) == 1 for c in self.candidates.values())

    def __str__(self):
        lines = []
        for i, r in enumerate(ROWS):
            if i in (3, 6):
                lines.append("------+-------+------")
            cells = [self.candidates[r + c] if len(self.candidates[r + c]) == 1 else "." for c in COLUMNS]
            lines.append(" | ".join(" ".join(cells[k : k + 3]) for k in (0, 3, 6)))
        return "\n".join(lines)

    def __eq__(self, other):
        return self.candidates == other.candidates


class Solver:
    def __init__(self):
        self.tried = 0

    def solutions(self, grid):
        if grid.solved:
            yield grid
            return
        _, square = min((len(grid.candidates[s]), s) for s in SQUARES if len(grid.candidates[s]) > 1)
        for digit in grid.candidates[square]:
            self.tried += 1
            guess = grid.copy()
            try:
                guess.assign(square, digit)
            except Contradiction:
                continue
            yield from self.solutions(guess)


def is_valid(grid):
    return all({grid.candidates[s] for s in unit} == set(DIGITS) for unit in UNITS)


PUZZLES = {
    "easy": "003020600900305001001806400008102900700000008006708200002609500800203009005010300",
    "hard": "4.....8.5.3..........7......2.....6.....8.4......1.......6.3.7.5..2.....1.4......",
    "dots": "..3.2.6..9..3.5..1..18.64....81.29..7.......8..67.82....26.95..8..2.3..9..5.1.3..",
}


def main():
    for name, text in PUZZLES.items():
        grid = Grid.parse(text)
        solver = Solver()
        solution = next(solver.solutions(grid))
        print(f"{name}: solved by propagation alone: {grid.solved}, valid: {is_valid(solution)}, guesses: {solver.tried}")
        print(solution)
    print(Grid.parse(PUZZLES["easy"]) == Grid.parse(PUZZLES["dots"]))
    nearly = list(str(solution).replace("\n", "").replace("-", "").replace("+", "").replace("|", "").replace(" ", ""))
    for i in (0, 1, 9, 10, 30, 31, 40, 80):
        nearly[i] = "."
    print("solutions:", sum(1 for _ in Solver().solutions(Grid.parse("".join(nearly)))))
    for bad in ("123", "11" + "." * 79):
        try:
            Grid.parse(bad)
        except (ValueError, Contradiction) as e:
            print(type(e).__name__, e)
    print(len(UNITS), sorted(PEERS["C2"])[:6], {len(p) for p in PEERS.values()})


if __name__ == "__main__":
    main()
