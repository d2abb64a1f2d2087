"""Roots, exponentials and logarithms of decimals, over ints.

Functions here take numbers as coefficient and exponent, compute with more digits than are wanted, and give a
coefficient whose last digit is not 0 or 5 unless the result is exact: so that one rounding is the right one.
"""

from math import isqrt, log

from _decimal_round import digits_of

_ln10 = (0, 0)


def square_root(n, exponent, prec):
    """Coefficient and exponent of a root with prec + 1 digits at least, and whether it is exact."""
    ideal = exponent >> 1
    if exponent & 1:
        n *= 10
    exponent >>= 1
    # Pairs of digits, so that the root has prec + 1 of them.
    missing = prec + 1 - ((digits_of(n) + 1) >> 1)
    if missing > 0:
        n *= 100**missing
        exponent -= missing
        exact = True
    else:
        n, rest = divmod(n, 100**-missing)
        exponent -= missing
        exact = rest == 0
    root = isqrt(n)
    exact = exact and root * root == n
    if exact:
        while exponent < ideal and root % 10 == 0:
            root //= 10
            exponent += 1
    elif root % 5 == 0:
        root += 1
    return root, exponent, exact


def _atanh_of_inverse(n, unit):
    """atanh(1/n) in units."""
    power = total = unit // n
    square, k = n * n, 1
    while power:
        power //= square
        k += 2
        total += power // k
    return total


def ln10(places):
    """The logarithm of 10, times 10**places; known digits are used again."""
    global _ln10
    known, value = _ln10
    if known < places:
        guard = places + 10
        unit = 10**guard
        # ln 10 = 46 atanh 1/31 + 34 atanh 1/49 + 20 atanh 1/161
        value = 46 * _atanh_of_inverse(31, unit) + 34 * _atanh_of_inverse(49, unit) + 20 * _atanh_of_inverse(161, unit)
        known, value = _ln10 = (places, value // 10**10)
    return value // 10 ** (known - places)


def _exp_of_small(x, places):
    """exp(x) for x of a few units at most; both times 10**places."""
    unit = 10**places
    # Halved until the series is short, and squared as often.
    halvings = int(places**0.5) + 4
    x = (x * unit) >> halvings
    unit *= unit
    term, total, k = unit, unit, 1
    while term:
        term = term * x // unit // k
        total += term
        k += 1
    for _ in range(halvings):
        total = total * total // unit
    return total // 10**places


def exponential(sign, n, exponent, digits):
    """exp(x) as coefficient and exponent: so many digits, the last one off by one at most."""
    magnitude = max(0, digits_of(n) + exponent)
    places = digits + magnitude + 6
    shift = places + exponent
    x = n * 10**shift if shift >= 0 else n // 10**-shift
    if sign:
        x = -x
    tens, rest = divmod(x, ln10(places))
    value = _exp_of_small(rest, places)
    extra = digits_of(value) - digits
    return value // 10**extra, tens - places + extra


def logarithm(n, exponent, places):
    """ln(x) times 10**places, off by a few units."""
    places += 6
    length = digits_of(n)
    tens = length + exponent - 1
    # x = m * 10**tens with m from 1 to 10; a float gives ln m to 15 digits, and the rest is a short series.
    mantissa = n * 10**places // 10 ** (length - 1)
    estimate = int(log(int(str(n)[:17]) / 10 ** (min(length, 17) - 1)) * 2**60) * 10**places >> 60
    unit = 10**places
    ratio = mantissa * unit // _exp_of_small(estimate, places)
    # ln r = 2 atanh((r - 1) / (r + 1))
    quotient = (ratio - unit) * unit // (ratio + unit)
    square = quotient * quotient // unit
    total, power, k = 0, quotient, 1
    while power and power != -1:
        total += power // k
        power = power * square // unit
        k += 2
    value = 2 * total + estimate + tens * ln10(places)
    return value // 10**6 if value >= 0 else -(-value // 10**6)


def with_sure_rounding(compute, prec):
    """compute(digits) with more and more digits, until its error cannot matter for a rounding to prec digits."""
    extra = 6
    while True:
        n, exponent = compute(prec + extra)
        tail = abs(n) % 10 ** max(digits_of(abs(n)) - prec, 1)
        half = 5 * 10 ** max(digits_of(abs(n)) - prec - 1, 0)
        room = 10 ** max(digits_of(abs(n)) - prec - extra + 2, 1)
        if room < tail and abs(tail - half) > room and 2 * half - tail > room:
            return n, exponent
        extra += extra
