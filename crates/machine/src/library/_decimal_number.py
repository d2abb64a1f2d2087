"""decimal.Decimal: a sign, a coefficient and an exponent of ten; infinities and NaNs."""

import math as _math
import numbers as _numbers
import sys as _sys
from collections import namedtuple as _namedtuple

from _decimal_context import (
    ConversionSyntax, FloatOperation, InvalidOperation, ROUND_CEILING, ROUND_DOWN, ROUND_FLOOR, ROUND_HALF_EVEN, chosen,
    getcontext,
)
from _decimal_round import cut, digits_of, fitted
from _seal import seal

_MODULUS = _sys.hash_info.modulus
_INVERSE_OF_10 = pow(10, _MODULUS - 2, _MODULUS)

DecimalTuple = _namedtuple("DecimalTuple", "sign digits exponent", module="decimal")


def make(sign, n, exponent, cls=None):
    """A finite number; an infinity for the coefficient None."""
    self = object.__new__(cls or Decimal)
    if n is None:
        n, exponent = 0, "F"
    self._sign, self._int, self._exp = sign, n, exponent
    return self


def finished(sign, n, exponent, context, status):
    """A result as the context can hold it; signals what happened."""
    result = make(*fitted(sign, n, exponent, context, status))
    if status:
        context._signal(status)
    return result


def invalid(context, condition=InvalidOperation):
    """Signals, and gives the NaN that is the result if that is not trapped."""
    context._signal([condition])
    return make(0, 0, "n")


def quiet(number, context):
    """A NaN as a result: quiet, its payload as long as the context allows."""
    payload = number._int
    most = context.prec - context.clamp
    if digits_of(payload) > most:
        payload %= 10**most
    return make(number._sign, payload, "n")


def nan_of(context, *operands):
    """The result of an operation with NaNs: that of the first signaling one, else of the first; None without any."""
    for number in operands:
        if number._exp == "N":
            context._signal([InvalidOperation])
            return quiet(number, context)
    for number in operands:
        if number._exp == "n":
            return quiet(number, context)
    return None


def converted(value):
    """An operand as a Decimal; NotImplemented if it is none."""
    if isinstance(value, Decimal):
        return value
    if isinstance(value, int):
        return make(int(value < 0), abs(int(value)), 0)
    return NotImplemented


def operand(value):
    """As converted, with an error."""
    number = converted(value)
    if number is NotImplemented:
        raise TypeError(f"conversion from {type(value).__name__} to Decimal is not supported")
    return number


def _parsed(text):
    """Sign, coefficient and exponent of a text; None if it is no number."""
    text = text.strip().replace("_", "")
    sign = int(text[:1] == "-")
    if text[:1] in ("-", "+"):
        text = text[1:]
    lower = text.lower()
    if lower in ("inf", "infinity"):
        return sign, 0, "F"
    for kind, prefix in (("N", "snan"), ("n", "nan")):
        if lower.startswith(prefix):
            payload = text[len(prefix) :]
            if payload and not payload.isdecimal():
                return None
            return sign, int(payload or 0), kind
    mantissa, mark, exponent = lower.partition("e")
    whole, _, decimals = mantissa.partition(".")
    digits = whole + decimals
    if not digits.isdecimal():
        return None
    power = exponent[1:] if exponent[:1] in ("-", "+") else exponent
    if mark and not power.isdecimal():
        return None
    power = int(power or 0)
    return sign, int(digits), (-power if exponent[:1] == "-" else power) - len(decimals)


def _from_tuple(value):
    """Sign, coefficient and exponent of what as_tuple() gives."""
    if len(value) != 3:
        raise ValueError("argument must be a sequence of length 3")
    sign, digits, exponent = value
    if sign not in (0, 1) or not isinstance(sign, int):
        raise ValueError("sign must be an integer with the value 0 or 1")
    if isinstance(exponent, str):
        if exponent not in ("F", "n", "N"):
            raise ValueError("string argument in the third position must be 'F', 'n' or 'N'")
        if exponent == "F":
            return sign, 0, "F"
    elif not isinstance(exponent, int):
        raise ValueError("exponent must be an integer")
    n = 0
    if not isinstance(digits, tuple):
        digits = tuple(digits)
    for digit in digits:
        if not isinstance(digit, int) or not 0 <= digit <= 9:
            raise ValueError("coefficient must be a tuple of digits")
        n = n * 10 + digit
    return sign, n, exponent


def _from_float(value):
    """A float or int exactly, as sign, coefficient and exponent."""
    if isinstance(value, int):
        return int(value < 0), abs(int(value)), 0
    if _math.isnan(value):
        return int(_math.copysign(1.0, value) < 0), 0, "n"
    sign = int(_math.copysign(1.0, value) < 0)
    if _math.isinf(value):
        return sign, 0, "F"
    top, bottom = abs(value).as_integer_ratio()
    twos = bottom.bit_length() - 1
    return sign, top * 5**twos, -twos


class Decimal:
    """A decimal number, exactly as given; arithmetic rounds to the precision of the context."""

    __slots__ = ("_sign", "_int", "_exp")

    def __new__(cls, value="0", context=None):
        if context is not None:
            chosen(context)
        if isinstance(value, str):
            parts = _parsed(value)
            if parts is None:
                chosen(context)._signal([ConversionSyntax])
                parts = (0, 0, "n")
        elif isinstance(value, int):
            parts = (int(value < 0), abs(int(value)), 0)
        elif isinstance(value, Decimal):
            parts = (value._sign, value._int, value._exp)
        elif isinstance(value, (tuple, list)):
            parts = _from_tuple(value)
        elif isinstance(value, float):
            chosen(context)._signal([FloatOperation])
            parts = _from_float(value)
        else:
            raise TypeError(f"conversion from {type(value).__name__} to Decimal is not supported")
        return make(*parts, cls)

    @classmethod
    def from_float(cls, f, /):
        """The number that a float or int is exactly."""
        if not isinstance(f, (int, float)):
            raise TypeError("argument must be int or float")
        parts = make(*_from_float(f))
        return parts if cls is Decimal else cls(parts)

    def is_nan(self):
        return self._exp in ("n", "N")

    def is_qnan(self):
        return self._exp == "n"

    def is_snan(self):
        return self._exp == "N"

    def is_infinite(self):
        return self._exp == "F"

    def is_finite(self):
        return type(self._exp) is int

    def is_signed(self):
        return self._sign == 1

    def is_zero(self):
        return self._int == 0 and type(self._exp) is int

    def is_canonical(self):
        return True

    def canonical(self):
        return self

    def conjugate(self):
        return self

    @property
    def real(self):
        return self

    @property
    def imag(self):
        return Decimal(0)

    def adjusted(self):
        """The exponent of the first digit."""
        if type(self._exp) is not int:
            return 0
        return self._exp + digits_of(self._int) - 1

    def as_tuple(self):
        if self._exp == "F":
            return DecimalTuple(self._sign, (0,), "F")
        if self.is_nan() and self._int == 0:
            return DecimalTuple(self._sign, (), self._exp)
        return DecimalTuple(self._sign, tuple(map(int, str(self._int))), self._exp)

    def as_integer_ratio(self):
        """The number as a fraction in lowest terms."""
        if type(self._exp) is not int:
            if self.is_nan():
                raise ValueError("cannot convert NaN to integer ratio")
            raise OverflowError("cannot convert Infinity to integer ratio")
        n = -self._int if self._sign else self._int
        if self._exp >= 0:
            return n * 10**self._exp, 1
        bottom = 10**-self._exp
        common = _math.gcd(n, bottom)
        return n // common, bottom // common

    def __bool__(self):
        return self._int != 0 or type(self._exp) is not int

    def __repr__(self):
        return f"Decimal('{self}')"

    def __str__(self):
        return self._text(False, getcontext())

    def to_eng_string(self, context=None):
        """As a text, with exponents that are multiples of three."""
        return self._text(True, chosen(context))

    def _text(self, engineering, context):
        sign = "-" if self._sign else ""
        if self._exp == "F":
            return sign + "Infinity"
        if type(self._exp) is not int:
            return sign + ("NaN" if self._exp == "n" else "sNaN") + (str(self._int) if self._int else "")
        digits = str(self._int)
        # Where the point is: so many digits before it.
        left = self._exp + len(digits)
        if self._exp <= 0 and left > -6:
            point = left
        elif not engineering:
            point = 1
        elif digits == "0":
            point = (left + 1) % 3 - 1
        else:
            point = (left - 1) % 3 + 1
        if point <= 0:
            whole, decimals = "0", "." + "0" * -point + digits
        elif point >= len(digits):
            whole, decimals = digits + "0" * (point - len(digits)), ""
        else:
            whole, decimals = digits[:point], "." + digits[point:]
        exponent = ""
        if left != point:
            exponent = f"{'E' if context.capitals else 'e'}{left - point:+}"
        return sign + whole + decimals + exponent

    def __format__(self, spec, /):
        from _decimal_format import format_decimal

        return format_decimal(self, spec)

    def __hash__(self):
        if type(self._exp) is not int:
            if self._exp == "N":
                raise TypeError("Cannot hash a signaling NaN value")
            if self._exp == "n":
                return object.__hash__(self)
            return -_sys.hash_info.inf if self._sign else _sys.hash_info.inf
        power = pow(10, self._exp, _MODULUS) if self._exp >= 0 else pow(_INVERSE_OF_10, -self._exp, _MODULUS)
        value = self._int * power % _MODULUS
        result = -value if self._sign else value
        return -2 if result == -1 else result

    def __reduce__(self):
        return self.__class__, (str(self),)

    def __copy__(self):
        return self if type(self) is Decimal else self.__class__(self)

    def __deepcopy__(self, memo):
        return self.__copy__()

    # Conversions

    def __float__(self):
        if self._exp == "N":
            raise ValueError("cannot convert signaling NaN to float")
        return float(str(self)) if self._exp != "n" else (-_math.nan if self._sign else _math.nan)

    def __complex__(self):
        return complex(float(self))

    def _check_integral(self):
        if type(self._exp) is not int:
            if self.is_nan():
                raise ValueError("cannot convert NaN to integer")
            raise OverflowError("cannot convert Infinity to integer")

    def _rounded_int(self, rounding):
        self._check_integral()
        n = self._int * 10**self._exp if self._exp >= 0 else cut(self._sign, self._int, -self._exp, rounding)[0]
        return -n if self._sign else n

    def __int__(self):
        return self._rounded_int(ROUND_DOWN)

    __trunc__ = __int__

    def __floor__(self):
        return self._rounded_int(ROUND_FLOOR)

    def __ceil__(self):
        return self._rounded_int(ROUND_CEILING)

    def __round__(self, ndigits=None, /):
        if ndigits is None:
            return self._rounded_int(ROUND_HALF_EVEN)
        if not isinstance(ndigits, int):
            raise TypeError("optional arg must be an integer")
        return self.quantize(make(0, 1, -ndigits))

    # Comparison

    def _order(self, other):
        """-1, 0 or 1, for numbers that are not NaN."""
        if self._exp == "F" or other._exp == "F":
            mine = (1 - 2 * self._sign) * (self._exp == "F")
            theirs = (1 - 2 * other._sign) * (other._exp == "F")
            return (mine > theirs) - (mine < theirs)
        if not self._int or not other._int:
            mine = (self._int > 0) * (1 - 2 * self._sign)
            theirs = (other._int > 0) * (1 - 2 * other._sign)
            return (mine > theirs) - (mine < theirs)
        if self._sign != other._sign:
            return other._sign - self._sign
        mine, theirs = self.adjusted(), other.adjusted()
        if mine == theirs:
            shift = self._exp - other._exp
            mine, theirs = self._int * 10 ** max(shift, 0), other._int * 10 ** max(-shift, 0)
        order = (mine > theirs) - (mine < theirs)
        return -order if self._sign else order

    def _compared(self, other, test, equality=False):
        if isinstance(other, float):
            if equality:
                getcontext().flags[FloatOperation] = True
            else:
                getcontext()._signal([FloatOperation])
            other = make(*_from_float(other))
        elif isinstance(other, _numbers.Rational) and not isinstance(other, int):
            if self.is_finite():
                # Not by its ratio: the exponent may have millions of digits' worth of zeros.
                scaled = make(self._sign, self._int * other.denominator, self._exp)
                return test(scaled._order(converted(other.numerator)))
            other = make(0, 0, 0)
        elif equality and isinstance(other, complex):
            if other.imag != 0:
                return test(1)
            return self._compared(other.real, test, True)
        other = converted(other)
        if other is NotImplemented:
            return NotImplemented
        if self.is_nan() or other.is_nan():
            if not equality or self._exp == "N" or other._exp == "N":
                getcontext()._signal([InvalidOperation])
            return equality and test(1)
        return test(self._order(other))

    def __eq__(self, other):
        return self._compared(other, lambda order: order == 0, True)

    def __ne__(self, other):
        return self._compared(other, lambda order: order != 0, True)

    def __lt__(self, other):
        return self._compared(other, lambda order: order < 0)

    def __le__(self, other):
        return self._compared(other, lambda order: order <= 0)

    def __gt__(self, other):
        return self._compared(other, lambda order: order > 0)

    def __ge__(self, other):
        return self._compared(other, lambda order: order >= 0)

    # Arithmetic: the operators take the thread's context.

    def __add__(self, other):
        other = converted(other)
        return other if other is NotImplemented else add(self, other, getcontext())

    __radd__ = __add__

    def __sub__(self, other):
        other = converted(other)
        return other if other is NotImplemented else subtract(self, other, getcontext())

    def __rsub__(self, other):
        other = converted(other)
        return other if other is NotImplemented else subtract(other, self, getcontext())

    def __mul__(self, other):
        other = converted(other)
        return other if other is NotImplemented else multiply(self, other, getcontext())

    __rmul__ = __mul__

    def __truediv__(self, other):
        other = converted(other)
        return other if other is NotImplemented else divide(self, other, getcontext())

    def __rtruediv__(self, other):
        other = converted(other)
        return other if other is NotImplemented else divide(other, self, getcontext())

    def __floordiv__(self, other):
        other = converted(other)
        return other if other is NotImplemented else divide_int(self, other, getcontext())

    def __rfloordiv__(self, other):
        other = converted(other)
        return other if other is NotImplemented else divide_int(other, self, getcontext())

    def __mod__(self, other):
        other = converted(other)
        return other if other is NotImplemented else remainder(self, other, getcontext())

    def __rmod__(self, other):
        other = converted(other)
        return other if other is NotImplemented else remainder(other, self, getcontext())

    def __divmod__(self, other):
        other = converted(other)
        return other if other is NotImplemented else divide_both(self, other, getcontext())

    def __rdivmod__(self, other):
        other = converted(other)
        return other if other is NotImplemented else divide_both(other, self, getcontext())

    def __pow__(self, other, modulo=None):
        from _decimal_power import power

        other = converted(other)
        if modulo is not None:
            modulo = converted(modulo)
            if other is NotImplemented or modulo is NotImplemented:
                raise TypeError("pow() 3rd argument not allowed unless all arguments are integers")
        return other if other is NotImplemented else power(self, other, modulo, getcontext())

    def __rpow__(self, other):
        from _decimal_power import power

        other = converted(other)
        return other if other is NotImplemented else power(other, self, None, getcontext())

    def __neg__(self):
        return minus(self, getcontext())

    def __pos__(self):
        return plus(self, getcontext())

    def __abs__(self):
        context = getcontext()
        return minus(self, context) if self._sign and not self.is_nan() else plus(self, context)

    def quantize(self, exp, rounding=None, context=None):
        """The number rounded to the exponent of another."""
        from _decimal_more import quantize

        return quantize(self, operand(exp), rounding, chosen(context))

    from _decimal_more import (
        compare, compare_signal, compare_total, compare_total_mag, copy_abs, copy_negate, copy_sign, fma, is_normal,
        is_subnormal, logb, logical_and, logical_invert, logical_or, logical_xor, max, max_mag, min, min_mag, next_minus,
        next_plus, next_toward, normalize, number_class, radix, remainder_near, rotate, same_quantum, scaleb, shift,
        to_integral_exact, to_integral_value,
    )
    from _decimal_power import exp, ln, log10, sqrt

    to_integral = to_integral_value


_numbers.Number.register(Decimal)
Decimal.__module__ = "decimal"
seal(Decimal)

# The operators' functions make Decimals, so they can be imported only now.
from _decimal_arithmetic import (
    add, divide, divide_both, divide_int, minus, multiply, plus, remainder, subtract,
)
