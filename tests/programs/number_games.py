"""Numbers: roman numerals, words, factorials, Fibonacci, perfect numbers, primes, Collatz, continued fractions."""
from itertools import count, islice, takewhile
from math import gcd, isqrt

ROMAN = [(1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")]
ONES = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()


def to_roman(n):
    if not 0 < n < 4000:
        raise ValueError(f"{n} has no roman numeral")
    out = ""
    for value, letters in ROMAN:
        times, n = divmod(n, value)
        out += letters * times
    return out


def from_roman(text):
    values = [dict((l, v) for v, l in ROMAN)[ch] for ch in text.upper()]
    total = sum(-v if v < w else v for v, w in zip(values, values[1:] + [0]))
    if to_roman(total) != text.upper():
        raise ValueError(f"{text} is not a proper numeral")
    return total


def in_words(n):
    if n < 0:
        return "minus " + in_words(-n)
    if n < 20:
        return ONES[n]
    if n < 100:
        return TENS[n // 10 - 2] + ("-" + ONES[n % 10] if n % 10 else "")
    for size, name in ((10 ** 9, "billion"), (10 ** 6, "million"), (1000, "thousand"), (100, "hundred")):
        if n >= size:
            rest = n % size
            return f"{in_words(n // size)} {name}" + (f" {'and ' if rest < 100 else ''}{in_words(rest)}" if rest else "")


def factorial(n):
    result = 1
    for i in range(2, n + 1):
        result *= i
    return result


def fibonacci():
    a, b = 0, 1
    while True:
        yield a
        a, b = b, a + b


def fib_fast(n):
    """Doubling: F(2k) = F(k) (2 F(k+1) - F(k)), F(2k+1) = F(k)^2 + F(k+1)^2."""
    if n == 0:
        return 0, 1
    a, b = fib_fast(n >> 1)
    c, d = a * (2 * b - a), a * a + b * b
    return (d, c + d) if n & 1 else (c, d)


def primes():
    found = []
    for n in count(2):
        if all(n % p for p in takewhile(lambda p: p * p <= n, found)):
            found.append(n)
            yield n


def is_probable_prime(n):
    if n < 2 or n % 2 == 0:
        return n == 2
    d, s = n - 1, 0
    while d % 2 == 0:
        d //= 2
        s += 1
    for a in (2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37):
        if a % n == 0:
            continue
        x = pow(a, d, n)
        if x in (1, n - 1):
            continue
        for _ in range(s - 1):
            x = x * x % n
            if x == n - 1:
                break
        else:
            return False
    return True


def factors(n):
    result, d = {}, 2
    while d * d <= n:
        while n % d == 0:
            result[d] = result.get(d, 0) + 1
            n //= d
        d += 1 if d == 2 else 2
    if n > 1:
        result[n] = result.get(n, 0) + 1
    return result


def divisors(n):
    small = [d for d in range(1, isqrt(n) + 1) if n % d == 0]
    return small + [n // d for d in reversed(small) if d * d != n]


def collatz(n):
    while n != 1:
        yield n
        n = 3 * n + 1 if n % 2 else n // 2
    yield 1


def egyptian(n, d):
    parts = []
    while n:
        k = -(-d // n)
        parts.append(k)
        n, d = n * k - d, d * k
        g = gcd(n, d)
        n, d = n // g, d // g
    return parts


def sqrt_digits(n, digits):
    return str(isqrt(n * 10 ** (2 * digits)))


def main():
    for n in (1, 4, 9, 14, 40, 90, 400, 1994, 2024, 3999):
        assert from_roman(to_roman(n)) == n
        print(to_roman(n), end=" ")
    print(all(from_roman(to_roman(n)) == n for n in range(1, 4000)))
    for bad in (0, 4000):
        try:
            to_roman(bad)
        except ValueError as e:
            print(e)
    for bad in ("IIII", "VX", "ABC"):
        try:
            print(from_roman(bad))
        except (ValueError, KeyError) as e:
            print(type(e).__name__, e)
    for n in (0, 13, 21, 100, 115, 999, 1001, 12345, 1_000_000, -7_654_321, 2_000_000_011):
        print(n, "=", in_words(n))
    print(factorial(50), len(str(factorial(500))), sum(map(int, str(factorial(100)))))
    print(list(islice(fibonacci(), 20)), fib_fast(300)[0], next(i for i, f in enumerate(fibonacci()) if len(str(f)) >= 100))
    print(list(islice(primes(), 15)), next(islice(primes(), 999, None)), is_probable_prime(2 ** 127 - 1), is_probable_prime(2 ** 127 + 1), is_probable_prime(561))
    print(factors(2 ** 5 * 3 ** 3 * 97 * 101), factors(600851475143), divisors(360), [n for n in range(2, 9000) if sum(divisors(n)) == 2 * n])
    longest = max(range(1, 3000), key=lambda n: sum(1 for _ in collatz(n)))
    print(longest, max(collatz(longest)), list(collatz(6)))
    print(egyptian(4, 13), egyptian(5, 121), sqrt_digits(2, 60))
    print([n for n in range(10, 10000) if n == sum(int(c) ** len(str(n)) for c in str(n))], int("1010", 2), int("zz", 36), 2 ** 100 % 97, pow(7, 10 ** 20, 1009))


if __name__ == "__main__":
    main()
