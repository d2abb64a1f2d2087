"""The eight queens in four ways, and other puzzles by backtracking: subset sums, knight's tour, colouring, permutations."""


def queens_permutations(n):
    def place(row, columns):
        if row == n:
            yield tuple(columns)
            return
        for c in range(n):
            if all(c != k and abs(c - k) != row - r for r, k in enumerate(columns)):
                yield from place(row + 1, columns + [c])

    return place(0, [])


def queens_sets(n):
    columns, up, down, board, found = set(), set(), set(), [], []

    def place(row):
        if row == n:
            found.append(tuple(board))
            return
        for c in range(n):
            if c in columns or row + c in up or row - c in down:
                continue
            columns.add(c), up.add(row + c), down.add(row - c), board.append(c)
            place(row + 1)
            columns.remove(c), up.remove(row + c), down.remove(row - c), board.pop()

    place(0)
    return found


def queens_bits(n):
    full = (1 << n) - 1

    def count(columns, left, right):
        if columns == full:
            return 1
        total, free = 0, full & ~(columns | left | right)
        while free:
            bit = free & -free
            free ^= bit
            total += count(columns | bit, (left | bit) << 1, (right | bit) >> 1)
        return total

    return count(0, 0, 0)


def queens_iterative(n):
    """Without recursion: a stack of columns."""
    stack, c, found = [], 0, 0
    while True:
        while c < n and any(c == k or abs(c - k) == len(stack) - r for r, k in enumerate(stack)):
            c += 1
        if c < n:
            stack.append(c)
            c = 0
            if len(stack) == n:
                found += 1
                c = stack.pop() + 1
        elif stack:
            c = stack.pop() + 1
        else:
            return found


def distinct(solutions, n):
    """Solutions up to rotation and reflection."""

    def turned(s):
        out = [0] * n
        for r, c in enumerate(s):
            out[c] = n - 1 - r
        return tuple(out)

    def all_forms(s):
        for _ in range(4):
            s = turned(s)
            yield s
            yield s[::-1]

    return {min(all_forms(s)) for s in solutions}


def picture(columns):
    return "\n".join(" ".join("Q" if c == k else "." for k in range(len(columns))) for c in columns)


def subset_sums(numbers, target):
    def search(i, left, chosen):
        if left == 0:
            yield chosen
        elif i < len(numbers) and left > 0:
            yield from search(i + 1, left - numbers[i], chosen + (numbers[i],))
            yield from search(i + 1, left, chosen)

    return search(0, target, ())


def knights_tour(n):
    jumps = [(1, 2), (2, 1), (2, -1), (1, -2), (-1, -2), (-2, -1), (-2, 1), (-1, 2)]
    board = [[0] * n for _ in range(n)]

    def free(x, y):
        return [(x + dx, y + dy) for dx, dy in jumps if 0 <= x + dx < n and 0 <= y + dy < n and not board[y + dy][x + dx]]

    def go(x, y, step):
        board[y][x] = step
        if step == n * n:
            return True
        for nx, ny in sorted(free(x, y), key=lambda p: len(free(*p))):
            if go(nx, ny, step + 1):
                return True
        board[y][x] = 0
        return False

    return board if go(0, 0, 1) else None


def colour(borders, colours):
    lands = sorted(borders, key=lambda land: (-len(borders[land]), land))
    chosen = {}

    def assign(i):
        if i == len(lands):
            return True
        land = lands[i]
        for c in colours:
            if all(chosen.get(other) != c for other in borders[land]):
                chosen[land] = c
                if assign(i + 1):
                    return True
                del chosen[land]
        return False

    return chosen if assign(0) else None


def next_permutation(xs):
    i = len(xs) - 2
    while i >= 0 and xs[i] >= xs[i + 1]:
        i -= 1
    if i < 0:
        return False
    j = len(xs) - 1
    while xs[j] <= xs[i]:
        j -= 1
    xs[i], xs[j] = xs[j], xs[i]
    xs[i + 1 :] = reversed(xs[i + 1 :])
    return True


AUSTRALIA = {"WA": "NT SA", "NT": "WA SA Q", "SA": "WA NT Q NSW V", "Q": "NT SA NSW", "NSW": "Q SA V", "V": "SA NSW", "T": ""}


def main():
    first = next(queens_permutations(8))
    print(first)
    print(picture(first))
    print([len(list(queens_permutations(n))) for n in range(1, 7)])
    eight = queens_sets(8)
    print(len(eight), len(set(eight)), queens_bits(8), queens_iterative(6), [queens_bits(n) for n in range(1, 9)])
    print([len(distinct(queens_sets(n), n)) for n in (4, 5, 6, 7, 8)])
    print(list(subset_sums([8, 6, 7, 5, 3, 10, 9], 15)), list(subset_sums([2, 4], 5)))
    tour = knights_tour(6)
    print("\n".join(" ".join(f"{s:2d}" for s in row) for row in tour))
    print(sorted(sum(tour, [])) == list(range(1, 37)), knights_tour(4))
    borders = {land: others.split() for land, others in AUSTRALIA.items()}
    print(colour(borders, ["red", "green", "blue"]), colour(borders, ["red", "green"]))
    xs, seen = list("aabc"), 1
    while next_permutation(xs):
        seen += 1
    print(seen, "".join(xs))


if __name__ == "__main__":
    main()
