"""Methods of Decimal: roots, exponentials, logarithms; and powers."""

from _decimal_context import Context, Inexact, MAX_EMAX, MIN_EMIN, ROUND_HALF_EVEN, Rounded, chosen
from _decimal_math import exponential, ln10, logarithm, square_root, with_sure_rounding
from _decimal_round import digits_of


def _half_even(context):
    """A context like another that rounds half to even, and has no traps."""
    return Context(
        context.prec, ROUND_HALF_EVEN, context.Emin, context.Emax, context.capitals, context.clamp, [], []
    )


def _wide(prec, least=MIN_EMIN):
    """A context for steps on the way: exponents as large as can be, no traps."""
    return Context(prec, ROUND_HALF_EVEN, least, MAX_EMAX, 1, 0, [], [])


def _close(sign, n, exponent, context):
    """An inexact result: rounded half to even, whatever the context says."""
    from _decimal_number import make
    from _decimal_round import fitted

    status = {Inexact, Rounded}
    result = make(*fitted(sign, n, exponent, _half_even(context), status))
    context._signal(status)
    return result


def sqrt(self, context=None):
    """The square root."""
    from _decimal_number import finished, invalid, make, nan_of

    context = chosen(context)
    nan = nan_of(context, self)
    if nan is not None:
        return nan
    if not self:
        return finished(self._sign, 0, self._exp >> 1, context, set())
    if self._sign:
        return invalid(context)
    if self._exp == "F":
        return make(0, None, 0)
    n, exponent, exact = square_root(self._int, self._exp, context.prec)
    if not exact:
        return _close(0, n, exponent, context)
    return finished(0, n, exponent, context, set())


def exp(self, context=None):
    """e to the power of the number."""
    from _decimal_number import finished, make, nan_of

    context = chosen(context)
    nan = nan_of(context, self)
    if nan is not None:
        return nan
    if self._exp == "F":
        return make(0, 0, 0) if self._sign else make(0, None, 0)
    if not self._int:
        return make(0, 1, 0)
    magnitude = self.adjusted()
    if magnitude > 20 or abs(int(self)) > 3 * max(context.Emax, -context.Etiny()) + 10:
        # Far beyond any exponent.
        return _close(0, 1, (context.Emax + 1) * 2 if not self._sign else (context.Etiny() - 2) * 2, context)
    if magnitude < -context.prec - 2:
        # So close to 1 that only the direction counts.
        digits = context.prec + 2
        n = 10**digits + (-1 if self._sign else 1)
        return _close(0, n, -digits, context)
    n, exponent = with_sure_rounding(
        lambda digits: exponential(self._sign, self._int, self._exp, digits), context.prec
    )
    return _close(0, n, exponent, context)


def _special_logarithm(number, context):
    from _decimal_number import invalid, make, nan_of

    nan = nan_of(context, number)
    if nan is not None:
        return nan
    if number._exp == "F":
        return invalid(context) if number._sign else make(0, None, 0)
    if not number._int:
        return make(1, None, 0)
    return invalid(context) if number._sign else None


def _is_one(number):
    return number._exp <= 0 and number._int == 10**-number._exp


def _logarithm_digits(number, divisor=None):
    """A function for with_sure_rounding: the logarithm's digits."""
    length = digits_of(number._int)
    tens = length + number._exp - 1
    zeros = 0
    if tens in (0, -1):
        # Near 1 the logarithm is about the distance from it.
        distance = abs(number._int - 10**-number._exp) if number._exp <= 0 else number._int * 10**number._exp - 1
        zeros = max(0, -(digits_of(distance) + number._exp - 1))

    def compute(digits):
        places = digits + zeros + 2
        value = logarithm(number._int, number._exp, places)
        if divisor:
            value = value * 10**places // divisor(places)
        return value, -places

    return compute


def ln(self, context=None):
    """The natural logarithm."""
    from _decimal_number import make

    context = chosen(context)
    special = _special_logarithm(self, context)
    if special is not None:
        return special
    if _is_one(self):
        return make(0, 0, 0)
    n, exponent = with_sure_rounding(_logarithm_digits(self), context.prec)
    return _close(int(n < 0), abs(n), exponent, context)


def log10(self, context=None):
    """The logarithm to base 10."""
    from _decimal_number import finished, make

    context = chosen(context)
    special = _special_logarithm(self, context)
    if special is not None:
        return special
    digits = str(self._int)
    if digits.rstrip("0") == "1":
        value = self._exp + len(digits) - 1
        return finished(int(value < 0), abs(value), 0, context, set())
    n, exponent = with_sure_rounding(_logarithm_digits(self, ln10), context.prec)
    return _close(int(n < 0), abs(n), exponent, context)


def _is_whole(number):
    return number._exp >= 0 or number._int % 10**-number._exp == 0


def _is_odd(number):
    if number._exp > 0:
        return False
    return number._int // 10**-number._exp % 2 == 1


def power(base, exponent, modulo, context):
    """base ** exponent, or that modulo a number."""
    from _decimal_number import finished, invalid, make, nan_of

    if modulo is not None:
        return _modular_power(base, exponent, modulo, context)
    nan = nan_of(context, base, exponent)
    if nan is not None:
        return nan
    if not exponent:
        return make(0, 1, 0) if base else invalid(context)
    finite = exponent._exp != "F"
    sign = 0
    if base._sign:
        if finite and _is_whole(exponent):
            sign = int(_is_odd(exponent))
        elif base:
            return invalid(context)
    if not base:
        return make(sign, None, 0) if exponent._sign else make(sign, 0, 0)
    if base._exp == "F":
        return make(sign, 0, 0) if exponent._sign else make(sign, None, 0)
    order = make(0, base._int, base._exp)._order(make(0, 1, 0))
    if not finite:
        if base._sign:
            return invalid(context)
        if order == 0:
            return _close(0, 10**context.prec, 1 - context.prec - 1, context)
        return make(0, None, 0) if (order > 0) != bool(exponent._sign) else make(0, 0, 0)
    if order == 0:
        return _power_of_one(base, exponent, sign, context)
    grows = (order > 0) != bool(exponent._sign)
    bound = context.Emax if grows else -context.Etiny()
    if len(str(bound)) < _least_magnitude(base) + exponent.adjusted():
        return finished(sign, 1, 2 * context.Emax if grows else 2 * context.Etiny(), context, set())
    if _is_whole(exponent):
        return _whole_power(base, exponent, sign, context)
    return _real_power(base, exponent, context)


def _least_magnitude(base):
    """A lower bound of the exponent of the first digit of log10(base)."""
    from _decimal_number import make

    tens = base.adjusted()
    if tens > 0:
        return len(str(tens)) - 1
    if tens < -1:
        return len(str(-tens - 1)) - 1
    # Near 1 the logarithm is about the distance from it, over ln 10.
    distance = abs(base._int - 10**-base._exp) if base._exp <= 0 else base._int * 10**base._exp - 1
    return make(0, distance, min(base._exp, 0)).adjusted() - (2 if tens == 0 else 1)


def _power_of_one(base, exponent, sign, context):
    """1, with as many zeros as the exponent asks for."""
    from _decimal_number import finished

    if not _is_whole(exponent):
        return _close(0, 10 ** (context.prec - 1), 1 - context.prec, context)
    if exponent._sign:
        return finished(sign, 1, 0, context, set())
    places = min(-base._exp * int(exponent), context.prec - 1)
    status = {Rounded} if -base._exp * int(exponent) > places else set()
    return finished(sign, 10**places, -places, context, status)


def _whole_power(base, exponent, sign, context):
    """By squaring, in a context with some digits more."""
    from _decimal_arithmetic import divide, multiply
    from _decimal_number import finished, make

    magnitude = exponent.adjusted() + 1
    if magnitude > 19:
        return _real_power(make(0, base._int, base._exp), exponent, context, sign)
    work = _wide(context.prec + magnitude + 2, context.Emin)
    factor = make(0, base._int, base._exp)
    if exponent._sign:
        work.prec += 1
        factor = divide(make(0, 1, 0), factor, work)
    n = abs(int(exponent))
    result = factor
    for bit in bin(n)[3:]:
        result = multiply(result, result, work)
        if bit == "1":
            result = multiply(result, factor, work)
        if result._exp == "F" or not result:
            break
    status = {signal for signal in work.flags if work.flags[signal]}
    if result._exp == "F":
        context._signal(status)
        return make(sign, None, 0)
    return finished(sign, result._int, result._exp, context, status)


def _real_power(base, exponent, context, sign=0):
    """exp(exponent * ln(base)), computed with more digits."""
    from _decimal_arithmetic import multiply
    from _decimal_number import finished, make

    work = _wide(max(digits_of(base._int), context.prec) + 23)
    product = multiply(ln(base, work), exponent, work)
    result = exp(product, work)
    if result._exp == "F":
        status = {signal for signal in work.flags if work.flags[signal]}
        context._signal(status)
        return make(sign, None, 0)
    return finished(sign, result._int, result._exp, context, {Inexact, Rounded})


def _modular_power(base, exponent, modulo, context):
    from _decimal_number import invalid, make, nan_of

    nan = nan_of(context, base, exponent, modulo)
    if nan is not None:
        return nan
    whole = all(number.is_finite() and _is_whole(number) for number in (base, exponent, modulo))
    if not whole or exponent._sign or not modulo or (not base and not exponent):
        return invalid(context)
    limit = abs(int(modulo))
    if limit >= 10**context.prec:
        return invalid(context)
    result = pow(abs(int(base)), int(exponent), limit)
    return make(int(base._sign and _is_odd(exponent)), result, 0)
