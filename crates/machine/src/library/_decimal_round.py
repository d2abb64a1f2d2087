"""Rounding of decimals: from sign, coefficient and exponent to what a context can hold."""

from _decimal_context import (
    Clamped, Inexact, InvalidOperation, Overflow, ROUND_05UP, ROUND_CEILING, ROUND_DOWN, ROUND_FLOOR, ROUND_HALF_DOWN,
    ROUND_HALF_EVEN, ROUND_HALF_UP, ROUND_UP, Rounded, Subnormal, Underflow,
)


def digits_of(n):
    """How many digits an int above zero has; 1 for zero."""
    return len(str(n))


def is_rounded_up(rounding, sign, kept, rest, whole):
    """Whether kept becomes one more, where rest / whole of a unit is cut off; rest is not zero."""
    if rounding == ROUND_HALF_EVEN:
        return 2 * rest > whole or (2 * rest == whole and kept % 2 == 1)
    if rounding == ROUND_HALF_UP:
        return 2 * rest >= whole
    if rounding == ROUND_HALF_DOWN:
        return 2 * rest > whole
    if rounding == ROUND_UP:
        return True
    if rounding == ROUND_CEILING:
        return not sign
    if rounding == ROUND_FLOOR:
        return bool(sign)
    if rounding == ROUND_05UP:
        return kept % 5 == 0
    return False


def cut(sign, n, count, rounding):
    """n without its last digits, rounded; and whether they were other than zero."""
    whole = 10**count
    kept, rest = divmod(n, whole)
    if rest and is_rounded_up(rounding, sign, kept, rest, whole):
        kept += 1
    return kept, rest != 0


def overflowed(sign, context, status):
    """The result of an overflow: infinity or the largest number, by the rounding. The coefficient None is infinity."""
    status.update((Overflow, Inexact, Rounded))
    rounding = context.rounding
    if rounding in (ROUND_HALF_UP, ROUND_HALF_EVEN, ROUND_HALF_DOWN, ROUND_UP) or (
        rounding == (ROUND_FLOOR if sign else ROUND_CEILING)
    ):
        return sign, None, 0
    return sign, 10**context.prec - 1, context.Etop()


def fitted(sign, n, exponent, context, status):
    """Sign, coefficient and exponent as the context can hold them; status gets what happened."""
    etiny, etop = context.Etiny(), context.Etop()
    if n == 0:
        most = etop if context.clamp else context.Emax
        clamped = min(max(exponent, etiny), most)
        if clamped != exponent:
            status.add(Clamped)
        return sign, 0, clamped
    least = digits_of(n) + exponent - context.prec
    if least > etop:
        return overflowed(sign, context, status)
    is_subnormal = least < etiny
    if is_subnormal:
        least = etiny
    if exponent < least:
        n, inexact = cut(sign, n, least - exponent, context.rounding)
        exponent = least
        if digits_of(n) > context.prec:
            n //= 10
            exponent += 1
        if exponent > etop:
            return overflowed(sign, context, status)
        if is_subnormal:
            status.add(Subnormal)
            if inexact:
                status.add(Underflow)
        status.add(Rounded)
        if inexact:
            status.add(Inexact)
        if n == 0:
            status.add(Clamped)
        return sign, n, exponent
    if is_subnormal:
        status.add(Subnormal)
    if context.clamp and exponent > etop:
        status.add(Clamped)
        n *= 10 ** (exponent - etop)
        exponent = etop
    return sign, n, exponent


def aligned(n1, e1, n2, e2, prec):
    """Two coefficients with one exponent. One that is much too small to count becomes a digit behind the others."""
    if e1 < e2:
        n2, n1, exponent = aligned(n2, e2, n1, e1, prec)
        return n1, n2, exponent
    if n1 and n2:
        least = e1 + min(-1, digits_of(n1) - prec - 2)
        if e2 + digits_of(n2) - 1 < least:
            n2, e2 = 1, least
    return n1 * 10 ** (e1 - e2), n2, e2
