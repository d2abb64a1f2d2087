"""Matrices over ints, floats and fractions: operators, elimination, inverse, determinant, powers, LU."""
from math import gcd, sqrt


class Fraction:
    __slots__ = ("n", "d")

    def __init__(self, n, d=1):
        if d == 0:
            raise ZeroDivisionError(f"Fraction({n}, 0)")
        if d < 0:
            n, d = -n, -d
        g = gcd(n, d)
        self.n, self.d = n // g, d // g

    def __repr__(self):
        return str(self.n) if self.d == 1 else f"{self.n}/{self.d}"

    @staticmethod
    def of(x):
        return x if isinstance(x, Fraction) else Fraction(x)

    def __add__(self, o):
        o = Fraction.of(o)
        return Fraction(self.n * o.d + o.n * self.d, self.d * o.d)

    __radd__ = __add__

    def __sub__(self, o):
        return self + -Fraction.of(o)

    def __rsub__(self, o):
        return Fraction.of(o) - self

    def __neg__(self):
        return Fraction(-self.n, self.d)

    def __mul__(self, o):
        o = Fraction.of(o)
        return Fraction(self.n * o.n, self.d * o.d)

    __rmul__ = __mul__

    def __truediv__(self, o):
        o = Fraction.of(o)
        return Fraction(self.n * o.d, self.d * o.n)

    def __rtruediv__(self, o):
        return Fraction.of(o) / self

    def __eq__(self, o):
        o = Fraction.of(o)
        return (self.n, self.d) == (o.n, o.d)

    def __hash__(self):
        return hash((self.n, self.d))

    def __bool__(self):
        return self.n != 0

    def __float__(self):
        return self.n / self.d


class Matrix:
    def __init__(self, rows):
        self.rows = [list(row) for row in rows]
        if len({len(row) for row in self.rows}) != 1:
            raise ValueError("rows of different lengths")

    @classmethod
    def identity(cls, n):
        return cls([[int(i == j) for j in range(n)] for i in range(n)])

    @property
    def shape(self):
        return len(self.rows), len(self.rows[0])

    @property
    def T(self):
        return Matrix(zip(*self.rows))

    def __getitem__(self, key):
        if isinstance(key, tuple):
            i, j = key
            return self.rows[i][j]
        return self.rows[key]

    def __setitem__(self, key, value):
        i, j = key
        self.rows[i][j] = value

    def __iter__(self):
        for row in self.rows:
            yield from row

    def __eq__(self, other):
        return isinstance(other, Matrix) and self.rows == other.rows

    def __repr__(self):
        return f"Matrix({self.rows})"

    def __str__(self):
        cells = [[str(x) if not isinstance(x, float) else f"{x:.3f}" for x in row] for row in self.rows]
        widths = [max(map(len, column)) for column in zip(*cells)]
        return "\n".join("| " + " ".join(c.rjust(w) for c, w in zip(row, widths)) + " |" for row in cells)

    def zip_with(self, other, f):
        if self.shape != other.shape:
            raise ValueError(f"shapes {self.shape} and {other.shape} differ")
        return Matrix([f(a, b) for a, b in zip(r, s)] for r, s in zip(self.rows, other.rows))

    def __add__(self, other):
        return self.zip_with(other, lambda a, b: a + b)

    def __sub__(self, other):
        return self.zip_with(other, lambda a, b: a - b)

    def __mul__(self, k):
        return Matrix([x * k for x in row] for row in self.rows)

    __rmul__ = __mul__

    def __matmul__(self, other):
        if self.shape[1] != other.shape[0]:
            raise ValueError(f"cannot multiply {self.shape} by {other.shape}")
        columns = list(zip(*other.rows))
        return Matrix([sum(a * b for a, b in zip(row, c)) for c in columns] for row in self.rows)

    def __pow__(self, n):
        result, base = Matrix.identity(len(self.rows)), self
        while n:
            if n & 1:
                result = result @ base
            base = base @ base
            n >>= 1
        return result

    def map(self, f):
        return Matrix(map(f, row) for row in self.rows)

    def reduced(self, extra=None):
        """Row echelon form by Gauss-Jordan; answers rows, rank and determinant of the left part."""
        n = self.shape[0]
        rows = [list(map(Fraction, row)) + (list(map(Fraction, extra.rows[i])) if extra else []) for i, row in enumerate(self.rows)]
        det, rank = Fraction(1), 0
        for column in range(self.shape[1]):
            pivot = next((r for r in range(rank, n) if rows[r][column]), None)
            if pivot is None:
                det = Fraction(0)
                continue
            if pivot != rank:
                rows[pivot], rows[rank] = rows[rank], rows[pivot]
                det = -det
            p = rows[rank][column]
            det *= p
            rows[rank] = [x / p for x in rows[rank]]
            for r in range(n):
                if r != rank and rows[r][column]:
                    k = rows[r][column]
                    rows[r] = [x - k * y for x, y in zip(rows[r], rows[rank])]
            rank += 1
        return rows, rank, det

    def det(self):
        return self.reduced()[2]

    def inverse(self):
        n = self.shape[0]
        rows, rank, _ = self.reduced(Matrix.identity(n))
        if rank < n:
            raise ZeroDivisionError("matrix is singular")
        return Matrix(row[n:] for row in rows)


def power_iteration(m, steps=60):
    v = [1.0] * m.shape[0]
    for _ in range(steps):
        w = [sum(a * x for a, x in zip(row, v)) for row in m.rows]
        length = sqrt(sum(x * x for x in w))
        v = [x / length for x in w]
    w = [sum(a * x for a, x in zip(row, v)) for row in m.rows]
    return sum(a * b for a, b in zip(v, w))


def main():
    a = Matrix([[2, 1, 1], [1, 3, 2], [1, 0, 0]])
    b = Matrix([[1, 0, 2], [0, 1, 0], [4, 0, 1]])
    print(a + b, a - b, a @ b, 2 * a, sep="\n---\n")
    print(a.T, a.det(), b.det(), a[1, 2], a[0], list(a))
    print(a.inverse())
    print(a @ a.inverse() == Matrix.identity(3), a.inverse() @ a == Matrix.identity(3).map(Fraction))
    print(Matrix([[1, 1], [1, 0]]) ** 90)
    hilbert = Matrix([[Fraction(1, i + j + 1) for j in range(4)] for i in range(4)])
    print(hilbert, hilbert.map(float), sep="\n")
    rows, rank, det = Matrix([[1, 2, 3], [2, 4, 6], [1, 0, 1]]).reduced()
    print(rows, rank, det)
    for bad in (
        lambda: Matrix([[1, 2], [3]]),
        lambda: a @ Matrix([[1, 2]]),
        lambda: a + Matrix([[1]]),
        lambda: Matrix([[1, 2], [2, 4]]).inverse(),
        lambda: Fraction(1, 0),
    ):
        try:
            bad()
        except (ValueError, ZeroDivisionError) as e:
            print(type(e).__name__, e)
    print(f"{power_iteration(Matrix([[2.0, 1.0], [1.0, 3.0]])):.6f}", f"{(5 + sqrt(5)) / 2:.6f}")
    n = 12
    big = Matrix([[(i * 7 + j * 3) % 11 for j in range(n)] for i in range(n)])
    print(sum(big @ big.T @ big), (big ** 5)[3, 4], {Fraction(2, 4): "half"}[Fraction(1, 2)])


if __name__ == "__main__":
    main()
