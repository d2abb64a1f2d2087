"""Floating-point arithmetic: the Mandelbrot set and a numerical integral."""
import sys
from math import sqrt


def mandelbrot(size):
    inside = 0
    for py in range(size):
        y0 = 2.0 * py / size - 1.0
        for px in range(size):
            x0 = 3.0 * px / size - 2.0
            x = y = 0.0
            for _ in range(50):
                x2 = x * x
                y2 = y * y
                if x2 + y2 > 4.0:
                    break
                y = 2.0 * x * y + y0
                x = x2 - y2 + x0
            else:
                inside += 1
    return inside


def integral(steps):
    h = 1.0 / steps
    total = 0.0
    for i in range(steps):
        x = (i + 0.5) * h
        total += sqrt(1.0 - x * x)
    return total * h * 4.0


def run(n):
    return mandelbrot(n), integral(n * n * 4)


if __name__ == "__main__":
    n = int(sys.argv[1]) if len(sys.argv) > 1 else 700
    inside, pi = run(n)
    print(inside, f"{pi:.9f}")
