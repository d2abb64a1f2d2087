"""Methods of Decimal beyond arithmetic: rounding to an exponent, orders, neighbours, digits as bits."""

from builtins import min as _least

from _decimal_context import (
    Clamped, Context, DivisionByZero, DivisionImpossible, DivisionUndefined, Inexact, InvalidOperation, Overflow,
    ROUND_CEILING, ROUND_FLOOR, Rounded, Subnormal, Underflow, chosen,
)
from _decimal_round import cut, digits_of


def _number():
    """The module with the class, which takes its methods from here."""
    import _decimal_number

    return _decimal_number


def _arithmetic():
    import _decimal_arithmetic

    return _decimal_arithmetic


def rescaled(a, exponent, rounding):
    """A finite number with another exponent, rounded."""
    if exponent <= a._exp:
        n = a._int * 10 ** (a._exp - exponent) if a._int else 0
        return n, False
    return cut(a._sign, a._int, exponent - a._exp, rounding)


def quantize(a, like, rounding, context):
    """a rounded to the exponent of like; it must fit the precision."""
    number = _number()
    if rounding is not None:
        context = context.copy()
        flags = chosen(None).flags
        context.rounding = rounding
        object.__setattr__(context, "flags", flags)
    nan = number.nan_of(context, a, like)
    if nan is not None:
        return nan
    if a._exp == "F" or like._exp == "F":
        if a._exp == like._exp:
            return number.make(a._sign, None, 0)
        return number.invalid(context)
    exponent = like._exp
    if not context.Etiny() <= exponent <= context.Emax:
        return number.invalid(context)
    if a._int and a.adjusted() - exponent + 1 > context.prec:
        return number.invalid(context)
    n, inexact = rescaled(a, exponent, context.rounding)
    if digits_of(n) > context.prec or (n and digits_of(n) + exponent - 1 > context.Emax):
        return number.invalid(context)
    status = set()
    if exponent > a._exp and a._int:
        status.add(Rounded)
        if inexact:
            status.add(Inexact)
    return number.finished(a._sign, n, exponent, context, status)


def _to_integral(a, rounding, context, exact):
    number = _number()
    context = chosen(context)
    nan = number.nan_of(context, a)
    if nan is not None:
        return nan
    if a._exp == "F" or a._exp >= 0:
        return number.make(a._sign, a._int, a._exp)
    if rounding is not None:
        # Checks it.
        context.copy().rounding = rounding
    n, inexact = cut(a._sign, a._int, -a._exp, rounding or context.rounding)
    if exact and a._int:
        context._signal([Rounded, Inexact] if inexact else [Rounded])
    return number.make(a._sign, n, 0)


def to_integral_value(self, rounding=None, context=None):
    """The number rounded to an integer, without signals."""
    return _to_integral(self, rounding, context, False)


def to_integral_exact(self, rounding=None, context=None):
    """The number rounded to an integer; signals if it was none."""
    return _to_integral(self, rounding, context, True)


def normalize(self, context=None):
    """The number without zeros at its end."""
    number = _number()
    context = chosen(context)
    result = _arithmetic().plus(self, context)
    if type(result._exp) is not int:
        return result
    if not result._int:
        return number.make(self._sign, 0, 0)
    n, exponent = result._int, result._exp
    most = context.Etop() if context.clamp else context.Emax
    while n % 10 == 0 and exponent < most:
        n //= 10
        exponent += 1
    return number.make(result._sign, n, exponent)


def fma(self, other, third, context=None):
    """self * other + third, rounded once."""
    number = _number()
    other, third, context = number.operand(other), number.operand(third), chosen(context)
    if self.is_nan() or other.is_nan():
        if self._exp != "N" and other._exp != "N" and third._exp == "N":
            return number.nan_of(context, third)
        return number.nan_of(context, self, other, third)
    if type(self._exp) is int and type(other._exp) is int:
        product = number.make(self._sign ^ other._sign, self._int * other._int, self._exp + other._exp)
    else:
        product = _arithmetic().multiply(self, other, context)
    return _arithmetic().add(product, third, context)


def remainder_near(self, other, context=None):
    """self - other * n for the n that is nearest to the exact quotient, the even one of two."""
    number = _number()
    other, context = number.operand(other), chosen(context)
    nan = number.nan_of(context, self, other)
    if nan is not None:
        return nan
    if self._exp == "F":
        return number.invalid(context)
    if not other:
        return number.invalid(context, InvalidOperation if self else DivisionUndefined)
    if other._exp == "F":
        return _arithmetic().plus(self, context)
    exponent = _least(self._exp, other._exp)
    if not self:
        return number.finished(self._sign, 0, exponent, context, set())
    distance = self.adjusted() - other.adjusted()
    if distance >= context.prec + 1:
        return number.invalid(context, DivisionImpossible)
    if distance <= -2:
        rest = _arithmetic().lowered(self, exponent)
        return number.finished(rest._sign, rest._int, rest._exp, context, set())
    x, y = self._int * 10 ** (self._exp - exponent), other._int * 10 ** (other._exp - exponent)
    quotient, rest = divmod(x, y)
    if 2 * rest + quotient % 2 > y:
        rest -= y
        quotient += 1
    if quotient >= 10**context.prec:
        return number.invalid(context, DivisionImpossible)
    return number.finished(self._sign ^ (rest < 0), abs(rest), exponent, context, set())


def compare(self, other, context=None):
    """-1, 0 or 1 as a Decimal; NaN if one is NaN."""
    number = _number()
    other, context = number.operand(other), chosen(context)
    nan = number.nan_of(context, self, other)
    if nan is not None:
        return nan
    return number.Decimal(self._order(other))


def compare_signal(self, other, context=None):
    """As compare, but NaNs signal."""
    number = _number()
    other, context = number.operand(other), chosen(context)
    if self.is_nan() or other.is_nan():
        if self._exp != "N" and other._exp != "N":
            context._signal([InvalidOperation])
        return number.nan_of(context, self, other)
    return number.Decimal(self._order(other))


def _total_key(a):
    """What orders all magnitudes, NaNs and equal numbers with different exponents included."""
    if a._exp == "F":
        return (1, 0, 0)
    if a.is_nan():
        return (3 if a._exp == "n" else 2, a._int, 0)
    return None


def compare_total(self, other, context=None):
    """-1, 0 or 1 in an order of all Decimals, in which 1.0 is before 1 and NaNs are last."""
    number = _number()
    other = number.operand(other)
    if self._sign != other._sign:
        return number.Decimal(-1 if self._sign else 1)
    mine, theirs = _total_key(self), _total_key(other)
    if mine is None and theirs is None:
        order = number.make(0, self._int, self._exp)._order(number.make(0, other._int, other._exp))
        order = order or (self._exp > other._exp) - (self._exp < other._exp)
    else:
        mine, theirs = mine or (0, 0, 0), theirs or (0, 0, 0)
        order = (mine > theirs) - (mine < theirs)
    return number.Decimal(-order if self._sign else order)


def compare_total_mag(self, other, context=None):
    """As compare_total, without the signs."""
    return compare_total(self.copy_abs(), _number().operand(other).copy_abs())


def _extreme(a, b, context, largest, magnitude):
    number = _number()
    b, context = number.operand(b), chosen(context)
    if a.is_nan() or b.is_nan():
        # One quiet NaN does not count.
        if a._exp == "n" and not b.is_nan():
            return _kept(b, context)
        if b._exp == "n" and not a.is_nan():
            return _kept(a, context)
        return number.nan_of(context, a, b)
    order = a.copy_abs()._order(b.copy_abs()) if magnitude else a._order(b)
    order = order or a._order(b) or int(compare_total(a, b))
    return _kept(a if order == 0 or (order > 0) == largest else b, context)


def _kept(a, context):
    """A number that is not NaN, rounded; a zero keeps its sign."""
    if a._exp == "F":
        return _number().make(a._sign, None, 0)
    return _number().finished(a._sign, a._int, a._exp, context, set())


def max(self, other, context=None):
    return _extreme(self, other, context, True, False)


def min(self, other, context=None):
    return _extreme(self, other, context, False, False)


def max_mag(self, other, context=None):
    return _extreme(self, other, context, True, True)


def min_mag(self, other, context=None):
    return _extreme(self, other, context, False, True)


def copy_abs(self):
    return _number().make(0, self._int, self._exp)


def copy_negate(self):
    return _number().make(1 - self._sign, self._int, self._exp)


def copy_sign(self, other, context=None):
    number = _number()
    return number.make(number.operand(other)._sign, self._int, self._exp)


def is_normal(self, context=None):
    return type(self._exp) is int and self._int != 0 and self.adjusted() >= chosen(context).Emin


def is_subnormal(self, context=None):
    return type(self._exp) is int and self._int != 0 and self.adjusted() < chosen(context).Emin


def number_class(self, context=None):
    """The kind of number, as a text."""
    if self.is_nan():
        return "NaN" if self._exp == "n" else "sNaN"
    sign = "-" if self._sign else "+"
    if self._exp == "F":
        return sign + "Infinity"
    if not self._int:
        return sign + "Zero"
    return sign + ("Subnormal" if is_subnormal(self, context) else "Normal")


def radix(self):
    return _number().Decimal(10)


def same_quantum(self, other, context=None):
    """Whether both have the same exponent, or both are infinite, or both NaN."""
    other = _number().operand(other)
    if self.is_nan() or other.is_nan():
        return self.is_nan() and other.is_nan()
    return self._exp == other._exp


def logb(self, context=None):
    """The exponent of the first digit as a Decimal."""
    number = _number()
    context = chosen(context)
    nan = number.nan_of(context, self)
    if nan is not None:
        return nan
    if self._exp == "F":
        return number.make(0, None, 0)
    if not self._int:
        context._signal([DivisionByZero])
        return number.make(1, None, 0)
    return _arithmetic().plus(number.Decimal(self.adjusted()), context)


def scaleb(self, other, context=None):
    """The number times 10**other."""
    number = _number()
    other, context = number.operand(other), chosen(context)
    nan = number.nan_of(context, self, other)
    if nan is not None:
        return nan
    if other._exp != 0 or abs(int(other)) > 2 * (context.Emax + context.prec):
        return number.invalid(context)
    if self._exp == "F":
        return number.make(self._sign, None, 0)
    return number.finished(self._sign, self._int, self._exp + int(other), context, set())


def _neighbour(a, context, up):
    """The next number in a direction."""
    number = _number()
    nan = number.nan_of(context, a)
    if nan is not None:
        return nan
    if a._exp == "F":
        if bool(a._sign) != up:
            return number.make(a._sign, None, 0)
        return number.make(a._sign, 10**context.prec - 1, context.Etop())
    rounding = ROUND_CEILING if up else ROUND_FLOOR
    work = Context(context.prec, rounding, context.Emin, context.Emax, context.capitals, context.clamp, [], [])
    rounded = number.finished(a._sign, a._int, a._exp, work, set())
    if rounded._exp == "F" or rounded._order(a) != 0:
        return rounded
    return _arithmetic().add(a, number.make(int(not up), 1, context.Etiny() - 1), work)


def next_minus(self, context=None):
    return _neighbour(self, chosen(context), False)


def next_plus(self, context=None):
    return _neighbour(self, chosen(context), True)


def next_toward(self, other, context=None):
    """The next number in the direction of another."""
    number = _number()
    other, context = number.operand(other), chosen(context)
    nan = number.nan_of(context, self, other)
    if nan is not None:
        return nan
    order = self._order(other)
    if order == 0:
        return number.make(other._sign, self._int, self._exp)
    result = _neighbour(self, context, order < 0)
    if result._exp == "F":
        context._signal([Overflow, Inexact, Rounded])
    elif result.adjusted() < context.Emin:
        status = [Underflow, Subnormal, Inexact, Rounded]
        context._signal(status if result._int else [*status, Clamped])
    return result


def _shifted(a, count, context, rotating):
    number = _number()
    count, context = number.operand(count), chosen(context)
    nan = number.nan_of(context, a, count)
    if nan is not None:
        return nan
    if count._exp != 0 or abs(int(count)) > context.prec:
        return number.invalid(context)
    if a._exp == "F":
        return number.make(a._sign, None, 0)
    places, prec = int(count), context.prec
    n = a._int % 10**prec
    if rotating:
        places %= prec
        high, low = divmod(n, 10 ** (prec - places))
        n = low * 10**places + high
    else:
        n = n * 10**places % 10**prec if places >= 0 else n // 10**-places
    return number.make(a._sign, n, a._exp)


def rotate(self, other, context=None):
    """The digits rotated to the left, within the precision."""
    return _shifted(self, other, context, True)


def shift(self, other, context=None):
    """The digits shifted to the left, within the precision."""
    return _shifted(self, other, context, False)


def _bits(a, context):
    """The digits of a number of zeros and ones as an int, as many as the precision allows; None if it is none."""
    digits = str(a._int)
    if a._sign or a._exp != 0 or digits.strip("01"):
        return None
    return int(digits[-context.prec :], 2)


def _logical(a, b, context, combine):
    number = _number()
    b, context = number.operand(b), chosen(context)
    first, second = _bits(a, context), _bits(b, context)
    if first is None or second is None:
        return number.invalid(context)
    return number.make(0, int(bin(combine(first, second))[2:]), 0)


def logical_and(self, other, context=None):
    return _logical(self, other, context, int.__and__)


def logical_or(self, other, context=None):
    return _logical(self, other, context, int.__or__)


def logical_xor(self, other, context=None):
    return _logical(self, other, context, int.__xor__)


def logical_invert(self, context=None):
    context = chosen(context)
    ones = _number().make(0, (10**context.prec - 1) // 9, 0)
    return _logical(self, ones, context, int.__xor__)
