"""The basic operations of decimals, in any context."""

from _decimal_context import (
    Clamped, DivisionByZero, DivisionImpossible, DivisionUndefined, InvalidOperation, ROUND_FLOOR,
)
from _decimal_number import finished, invalid, make, nan_of
from _decimal_round import aligned, digits_of, fitted


def plus(a, context):
    nan = nan_of(context, a)
    if nan is not None:
        return nan
    if a._exp == "F":
        return make(a._sign, None, 0)
    sign = a._sign
    if not a._int and context.rounding != ROUND_FLOOR:
        sign = 0
    return finished(sign, a._int, a._exp, context, set())


def minus(a, context):
    if a.is_nan():
        return nan_of(context, a)
    return plus(make(1 - a._sign, a._int, a._exp), context)


def add(a, b, context):
    nan = nan_of(context, a, b)
    if nan is not None:
        return nan
    if a._exp == "F" or b._exp == "F":
        if a._exp == b._exp and a._sign != b._sign:
            return invalid(context)
        return make(a._sign if a._exp == "F" else b._sign, None, 0)
    status = set()
    exponent = min(a._exp, b._exp)
    if not a._int and not b._int:
        sign = a._sign & b._sign
        if a._sign != b._sign and context.rounding == ROUND_FLOOR:
            sign = 1
        return finished(sign, 0, exponent, context, status)
    if not a._int or not b._int:
        # Zeros only widen the exponent, not by more than the precision can tell.
        kept = b if not a._int else a
        exponent = min(max(exponent, kept._exp - context.prec - 1), kept._exp)
        return finished(kept._sign, kept._int * 10 ** (kept._exp - exponent), exponent, context, status)
    x, y, exponent = aligned(a._int, a._exp, b._int, b._exp, context.prec)
    total = (-x if a._sign else x) + (-y if b._sign else y)
    if total == 0:
        return finished(int(context.rounding == ROUND_FLOOR), 0, exponent, context, status)
    return finished(int(total < 0), abs(total), exponent, context, status)


def subtract(a, b, context):
    if b.is_nan():
        return nan_of(context, a, b)
    return add(a, make(1 - b._sign, b._int, b._exp), context)


def multiply(a, b, context):
    nan = nan_of(context, a, b)
    if nan is not None:
        return nan
    sign = a._sign ^ b._sign
    if a._exp == "F" or b._exp == "F":
        if not a or not b:
            return invalid(context)
        return make(sign, None, 0)
    return finished(sign, a._int * b._int, a._exp + b._exp, context, set())


def divide(a, b, context):
    nan = nan_of(context, a, b)
    if nan is not None:
        return nan
    sign = a._sign ^ b._sign
    if a._exp == "F":
        return invalid(context) if b._exp == "F" else make(sign, None, 0)
    status = set()
    if b._exp == "F":
        status.add(Clamped)
        context._signal(status)
        return make(sign, 0, context.Etiny())
    if not b._int:
        if not a._int:
            return invalid(context, DivisionUndefined)
        context._signal([DivisionByZero])
        return make(sign, None, 0)
    ideal = a._exp - b._exp
    if not a._int:
        return finished(sign, 0, ideal, context, status)
    shift = digits_of(b._int) - digits_of(a._int) + context.prec + 1
    exponent = ideal - shift
    if shift >= 0:
        n, rest = divmod(a._int * 10**shift, b._int)
    else:
        n, rest = divmod(a._int, b._int * 10**-shift)
    if rest:
        # Something follows: so that the last digit does not look exact.
        if n % 5 == 0:
            n += 1
    else:
        while exponent < ideal and n % 10 == 0:
            n //= 10
            exponent += 1
    return finished(sign, n, exponent, context, status)


def _whole_division(a, b, context):
    """Quotient and rest of finite numbers, b not zero; None if the quotient has too many digits."""
    exponent = a._exp if b._exp == "F" else min(a._exp, b._exp)
    difference = a.adjusted() - b.adjusted()
    if not a._int or b._exp == "F" or difference <= -2:
        return make(a._sign ^ b._sign, 0, 0), lowered(a, exponent)
    if difference <= context.prec:
        x, y = a._int, b._int
        if a._exp >= b._exp:
            x *= 10 ** (a._exp - b._exp)
        else:
            y *= 10 ** (b._exp - a._exp)
        quotient, rest = divmod(x, y)
        if quotient < 10**context.prec:
            return make(a._sign ^ b._sign, quotient, 0), make(a._sign, rest, exponent)
    return None


def lowered(a, exponent):
    """A finite number with a smaller exponent."""
    return make(a._sign, a._int * 10 ** (a._exp - exponent), exponent)


def divide_int(a, b, context):
    nan = nan_of(context, a, b)
    if nan is not None:
        return nan
    sign = a._sign ^ b._sign
    if a._exp == "F":
        return invalid(context) if b._exp == "F" else make(sign, None, 0)
    if not b:
        if not a:
            return invalid(context, DivisionUndefined)
        context._signal([DivisionByZero])
        return make(sign, None, 0)
    both = _whole_division(a, b, context)
    if both is None:
        return invalid(context, DivisionImpossible)
    return finished(both[0]._sign, both[0]._int, 0, context, set())


def remainder(a, b, context):
    nan = nan_of(context, a, b)
    if nan is not None:
        return nan
    if a._exp == "F":
        return invalid(context)
    if not b:
        return invalid(context, InvalidOperation if a else DivisionUndefined)
    both = _whole_division(a, b, context)
    if both is None:
        return invalid(context, DivisionImpossible)
    rest = both[1]
    return finished(rest._sign, rest._int, rest._exp, context, set())


def divide_both(a, b, context):
    nan = nan_of(context, a, b)
    if nan is not None:
        return nan, nan
    sign = a._sign ^ b._sign
    if a._exp == "F":
        if b._exp == "F":
            nan = invalid(context)
            return nan, nan
        context._signal([InvalidOperation])
        return make(sign, None, 0), make(0, 0, "n")
    if not b:
        if not a:
            nan = invalid(context, DivisionUndefined)
            return nan, nan
        context._signal([DivisionByZero, InvalidOperation])
        return make(sign, None, 0), make(0, 0, "n")
    both = _whole_division(a, b, context)
    if both is None:
        nan = invalid(context, DivisionImpossible)
        return nan, nan
    quotient, rest = both
    status = set()
    quotient = make(*fitted(quotient._sign, quotient._int, 0, context, status))
    return quotient, finished(rest._sign, rest._int, rest._exp, context, status)
