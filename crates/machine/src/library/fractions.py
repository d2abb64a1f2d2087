"""Fractions of ints, always in lowest terms."""

import math as _math
import numbers as _numbers
import operator as _operator
import sys as _sys

__all__ = ["Fraction"]

_MODULUS = _sys.hash_info.modulus
_HASH_OF_INFINITY = _sys.hash_info.inf


class Fraction(_numbers.Rational):
    """A fraction: of two ints or fractions, or what a float, a decimal or a text like "3/4" or "1.5e3" says."""

    __slots__ = ("_numerator", "_denominator")

    def __new__(cls, numerator=0, denominator=None):
        if denominator is None:
            top, bottom = _ratio(numerator)
            return cls._from_coprime_ints(top, bottom)
        if type(numerator) is int is type(denominator):
            top, bottom = numerator, denominator
        elif isinstance(numerator, _numbers.Rational) and isinstance(denominator, _numbers.Rational):
            top = numerator.numerator * denominator.denominator
            bottom = denominator.numerator * numerator.denominator
        else:
            raise TypeError("both arguments should be Rational instances")
        if bottom == 0:
            raise ZeroDivisionError(f"Fraction({top}, 0)")
        return _reduced(top, bottom, cls)

    @classmethod
    def from_float(cls, f):
        """The fraction that a float or int is exactly."""
        if isinstance(f, _numbers.Integral):
            return cls(f)
        if not isinstance(f, float):
            raise TypeError(f"{cls.__name__}.from_float() only takes floats, not {f!r} ({type(f).__name__})")
        return cls._from_coprime_ints(*f.as_integer_ratio())

    @classmethod
    def from_decimal(cls, dec):
        """The fraction that a Decimal or int is exactly."""
        if isinstance(dec, _numbers.Integral):
            return cls(int(dec))
        if not _is_decimal(dec):
            raise TypeError(f"{cls.__name__}.from_decimal() only takes Decimals, not {dec!r} ({type(dec).__name__})")
        return cls._from_coprime_ints(*dec.as_integer_ratio())

    @classmethod
    def _from_coprime_ints(cls, numerator, denominator, /):
        """Without any check: of ints in lowest terms, the denominator above zero."""
        fraction = super().__new__(cls)
        fraction._numerator = numerator
        fraction._denominator = denominator
        return fraction

    def is_integer(self):
        return self._denominator == 1

    def as_integer_ratio(self):
        """The numerator and the denominator, which is above zero."""
        return (self._numerator, self._denominator)

    def limit_denominator(self, max_denominator=1000000):
        """The closest fraction whose denominator is at most max_denominator.

        It is one of two: the last convergent of the continued fraction that is allowed, and the last
        semiconvergent after it, which is on the other side.
        """
        if max_denominator < 1:
            raise ValueError("max_denominator should be at least 1")
        if self._denominator <= max_denominator:
            return Fraction(self)
        older, newer = (0, 1), (1, 0)
        rest = self._numerator, self._denominator
        while True:
            whole, remainder = divmod(*rest)
            following = older[0] + whole * newer[0], older[1] + whole * newer[1]
            if following[1] > max_denominator:
                break
            older, newer, rest = newer, following, (rest[1], remainder)
        steps = (max_denominator - older[1]) // newer[1]
        between = older[0] + steps * newer[0], older[1] + steps * newer[1]
        # Which is closer, by the distances times all denominators.
        closer = newer if 2 * rest[1] * between[1] <= self._denominator else between
        return Fraction._from_coprime_ints(*closer)

    @property
    def numerator(self):
        return self._numerator

    @property
    def denominator(self):
        return self._denominator

    def __repr__(self):
        return f"{self.__class__.__name__}({self._numerator}, {self._denominator})"

    def __str__(self):
        if self._denominator == 1:
            return str(self._numerator)
        return f"{self._numerator}/{self._denominator}"

    def __format__(self, format_spec, /):
        from _fraction_format import format_fraction

        return format_fraction(self, format_spec)

    def __add__(self, other):
        return _forward(self, other, _add, _operator.add)

    def __radd__(self, other):
        return _backward(other, self, _add, _operator.add)

    def __sub__(self, other):
        return _forward(self, other, _sub, _operator.sub)

    def __rsub__(self, other):
        return _backward(other, self, _sub, _operator.sub)

    def __mul__(self, other):
        return _forward(self, other, _mul, _operator.mul)

    def __rmul__(self, other):
        return _backward(other, self, _mul, _operator.mul)

    def __truediv__(self, other):
        return _forward(self, other, _div, _operator.truediv)

    def __rtruediv__(self, other):
        return _backward(other, self, _div, _operator.truediv)

    def __floordiv__(self, other):
        return _forward(self, other, _floordiv, _operator.floordiv, False)

    def __rfloordiv__(self, other):
        return _backward(other, self, _floordiv, _operator.floordiv, False)

    def __divmod__(self, other):
        return _forward(self, other, _divmod, divmod, False)

    def __rdivmod__(self, other):
        return _backward(other, self, _divmod, divmod, False)

    def __mod__(self, other):
        return _forward(self, other, _mod, _operator.mod, False)

    def __rmod__(self, other):
        return _backward(other, self, _mod, _operator.mod, False)

    def __pow__(self, exponent):
        if isinstance(exponent, _numbers.Rational):
            if exponent.denominator != 1:
                # The root of a fraction is none, as a rule.
                return float(self) ** float(exponent)
            return _power(self, exponent.numerator)
        if isinstance(exponent, (float, complex)):
            return float(self) ** exponent
        return NotImplemented

    def __rpow__(self, base):
        if self._denominator == 1 and self._numerator >= 0:
            return base**self._numerator
        if isinstance(base, _numbers.Rational):
            return Fraction(base.numerator, base.denominator) ** self
        if self._denominator == 1:
            return base**self._numerator
        return base ** float(self)

    def __pos__(self):
        return Fraction._from_coprime_ints(self._numerator, self._denominator)

    def __neg__(self):
        return Fraction._from_coprime_ints(-self._numerator, self._denominator)

    def __abs__(self):
        return Fraction._from_coprime_ints(abs(self._numerator), self._denominator)

    def __int__(self):
        return self.__trunc__()

    def __trunc__(self):
        if self._numerator < 0:
            return -(-self._numerator // self._denominator)
        return self._numerator // self._denominator

    def __floor__(self):
        return self._numerator // self._denominator

    def __ceil__(self):
        return -(-self._numerator // self._denominator)

    def __round__(self, ndigits=None):
        if ndigits is None:
            whole, rest = divmod(self._numerator, self._denominator)
            twice = rest * 2
            if twice > self._denominator or (twice == self._denominator and whole % 2):
                whole += 1
            return whole
        scale = 10 ** abs(ndigits)
        if ndigits > 0:
            return Fraction(round(self * scale), scale)
        return Fraction(round(self / scale) * scale)

    def __hash__(self):
        # As of an equal int, float or Decimal: the numerator over the denominator modulo a prime.
        try:
            inverse = pow(self._denominator, -1, _MODULUS)
        except ValueError:
            value = _HASH_OF_INFINITY
        else:
            value = hash(hash(abs(self._numerator)) * inverse)
        result = value if self._numerator >= 0 else -value
        return -2 if result == -1 else result

    def __eq__(self, other):
        if isinstance(other, (int, _numbers.Rational)):
            return (self._numerator, self._denominator) == (other.numerator, other.denominator)
        if isinstance(other, _numbers.Complex) and other.imag == 0:
            other = other.real
        if not isinstance(other, float):
            return NotImplemented
        # Neither infinities nor NaN equal a fraction.
        return _math.isfinite(other) and self == self.from_float(other)

    def _compared(self, other, test):
        if isinstance(other, _numbers.Rational):
            return test(self._numerator * other.denominator, self._denominator * other.numerator)
        if isinstance(other, float):
            if _math.isnan(other) or _math.isinf(other):
                return test(0.0, other)
            return test(self, self.from_float(other))
        return NotImplemented

    def __lt__(self, other):
        return self._compared(other, _operator.lt)

    def __gt__(self, other):
        return self._compared(other, _operator.gt)

    def __le__(self, other):
        return self._compared(other, _operator.le)

    def __ge__(self, other):
        return self._compared(other, _operator.ge)

    def __bool__(self):
        return bool(self._numerator)

    def __reduce__(self):
        return (self.__class__, (self._numerator, self._denominator))

    def __copy__(self):
        if type(self) is Fraction:
            # It cannot change.
            return self
        return self.__class__(self._numerator, self._denominator)

    def __deepcopy__(self, memo):
        return self.__copy__()


def _reduced(top, bottom, cls=Fraction):
    """top / bottom in lowest terms; bottom is not 0."""
    common = _math.gcd(top, bottom)
    if bottom < 0:
        common = -common
    return cls._from_coprime_ints(top // common, bottom // common)


def _is_decimal(value):
    """Whether a value is a Decimal; there is none where the module was not imported."""
    decimal = _sys.modules.get("decimal")
    return decimal is not None and isinstance(value, decimal.Decimal)


def _ratio(number):
    """Numerator and denominator of what Fraction() takes as its one argument."""
    if type(number) is int:
        return number, 1
    if isinstance(number, _numbers.Rational):
        return number.numerator, number.denominator
    if isinstance(number, float):
        return number.as_integer_ratio()
    if isinstance(number, str):
        return _parsed(number)
    if _is_decimal(number):
        return number.as_integer_ratio()
    raise TypeError("argument should be a string or a Rational instance")


def _digits(text):
    """A text of digits without the single underscores between them; None if it is something else."""
    digits = text.replace("_", "")
    if not digits or not digits.isdecimal() or text[0] == "_" or text[-1] == "_" or "__" in text:
        return None
    return digits


def _parsed(text):
    """Numerator and denominator of a text like " -1_000/3 " or "2.5e-3"."""
    invalid = ValueError(f"Invalid literal for Fraction: {text!r}")
    rest = text.strip()
    negative = rest[:1] == "-"
    if rest[:1] in ("-", "+"):
        rest = rest[1:]
    if not (rest[:1].isdecimal() or (rest[:1] == "." and rest[1:2].isdecimal())):
        raise invalid
    if "/" in rest:
        first, second = (_digits(part.strip()) for part in rest.split("/", 1))
        if first is None or second is None or rest[0].isspace():
            raise invalid
        top, bottom = int(first), int(second)
        if bottom == 0:
            raise ZeroDivisionError(f"Fraction({-top if negative else top}, 0)")
    else:
        mantissa, mark, exponent = rest.replace("E", "e").partition("e")
        whole, _, decimals = mantissa.partition(".")
        whole = "0" if whole == "" else _digits(whole)
        decimals = "" if decimals == "" else _digits(decimals)
        power = "0" if not mark else _digits(exponent.removeprefix("-" if exponent[:1] == "-" else "+"))
        if whole is None or decimals is None or power is None:
            raise invalid
        top, bottom = int(whole + decimals), 10 ** len(decimals)
        if exponent[:1] == "-":
            bottom *= 10 ** int(power)
        else:
            top *= 10 ** int(power)
    fraction = _reduced(-top if negative else top, bottom)
    return fraction._numerator, fraction._denominator


def _forward(a, b, exact, general, with_complex=True):
    """a operator b, for a Fraction a: exact with ints and fractions, else as floats do it."""
    if isinstance(b, Fraction):
        return exact(a, b)
    if isinstance(b, int):
        return exact(a, Fraction(b))
    if isinstance(b, float):
        return general(float(a), b)
    if with_complex and isinstance(b, complex):
        return general(float(a), b)
    return NotImplemented


def _backward(a, b, exact, general, with_complex=True):
    """a operator b, for a Fraction b and an a that does not know fractions."""
    if isinstance(a, _numbers.Rational):
        return exact(Fraction(a), b)
    if isinstance(a, _numbers.Real):
        return general(float(a), float(b))
    if with_complex and isinstance(a, _numbers.Complex):
        return general(complex(a), float(b))
    return NotImplemented


def _add(a, b):
    return _reduced(a._numerator * b._denominator + b._numerator * a._denominator, a._denominator * b._denominator)


def _sub(a, b):
    return _reduced(a._numerator * b._denominator - b._numerator * a._denominator, a._denominator * b._denominator)


def _mul(a, b):
    return _reduced(a._numerator * b._numerator, a._denominator * b._denominator)


def _div(a, b):
    top, bottom = a._numerator * b._denominator, a._denominator * b._numerator
    if bottom == 0:
        sign = (a._numerator > 0) - (a._numerator < 0)
        raise ZeroDivisionError(f"Fraction({sign}, 0)")
    return _reduced(top, bottom)


def _floordiv(a, b):
    return (a._numerator * b._denominator) // (a._denominator * b._numerator)


def _divmod(a, b):
    quotient, rest = divmod(a._numerator * b._denominator, a._denominator * b._numerator)
    return quotient, _reduced(rest, a._denominator * b._denominator)


def _mod(a, b):
    rest = (a._numerator * b._denominator) % (a._denominator * b._numerator)
    return _reduced(rest, a._denominator * b._denominator)


def _power(base, exponent):
    top, bottom = base._numerator, base._denominator
    if exponent >= 0:
        return Fraction._from_coprime_ints(top**exponent, bottom**exponent)
    if top == 0:
        raise ZeroDivisionError(f"Fraction({bottom ** -exponent}, 0)")
    if top < 0:
        top, bottom = -top, -bottom
    return Fraction._from_coprime_ints(bottom**-exponent, top**-exponent)
