"""The operations of decimal.Context: those of Decimal, in that context."""

import _decimal_arithmetic as _arithmetic
import _decimal_number as _number
from _decimal_context import ConversionSyntax
from _decimal_power import power as _power
from _seal import seal

_FUNCTIONS = {
    "add": _arithmetic.add, "subtract": _arithmetic.subtract, "multiply": _arithmetic.multiply,
    "divide": _arithmetic.divide, "divide_int": _arithmetic.divide_int, "remainder": _arithmetic.remainder,
    "divmod": _arithmetic.divide_both,
}
_WITH_CONTEXT = {
    1: ("exp", "ln", "log10", "sqrt", "logb", "logical_invert", "next_minus", "next_plus", "normalize", "is_normal",
        "is_subnormal", "number_class", "to_eng_string"),
    2: ("compare", "compare_signal", "compare_total", "compare_total_mag", "logical_and", "logical_or", "logical_xor",
        "max", "max_mag", "min", "min_mag", "next_toward", "quantize", "remainder_near", "rotate", "same_quantum",
        "scaleb", "shift"),
}
_WITHOUT_CONTEXT = (
    "canonical", "copy_abs", "copy_negate", "is_canonical", "is_finite", "is_infinite", "is_nan", "is_qnan",
    "is_signed", "is_snan", "is_zero",
)


def _function(name, compute):
    def operation(self, x, y, /):
        return compute(_number.operand(x), _number.operand(y), self)

    operation.__name__ = name
    return operation


def _unary(name):
    def operation(self, x, /):
        return getattr(_number.operand(x), name)(context=self)

    operation.__name__ = name
    return operation


def _binary(name):
    def operation(self, x, y, /):
        return getattr(_number.operand(x), name)(y, context=self)

    operation.__name__ = name
    return operation


def _plain(name):
    def operation(self, x, /):
        return getattr(_number.operand(x), name)()

    operation.__name__ = name
    return operation


def create_decimal(self, num="0", /):
    """The number rounded to the context."""
    if isinstance(num, str) and (num != num.strip() or "_" in num):
        number = _number.Decimal("x", self)
    else:
        number = _number.Decimal(num, self)
    if number.is_nan() and number._int >= 10 ** (self.prec - self.clamp):
        return _number.invalid(self, ConversionSyntax)
    if number.is_nan():
        return number
    return number if number.is_infinite() else _number.finished(number._sign, number._int, number._exp, self, set())


def create_decimal_from_float(self, f, /):
    """The float's number rounded to the context."""
    return _arithmetic.plus(_number.Decimal.from_float(f), self)


def power(self, a, b, modulo=None):
    modulo = None if modulo is None else _number.operand(modulo)
    return _power(_number.operand(a), _number.operand(b), modulo, self)


def add_operations(context):
    """Gives the class Context its operations."""
    for name, compute in _FUNCTIONS.items():
        setattr(context, name, _function(name, compute))
    for name in _WITH_CONTEXT[1]:
        setattr(context, name, _unary(name))
    for name in _WITH_CONTEXT[2]:
        setattr(context, name, _binary(name))
    for name in _WITHOUT_CONTEXT:
        setattr(context, name, _plain(name))
    context.create_decimal = create_decimal
    context.create_decimal_from_float = create_decimal_from_float
    context.power = power
    context.plus = lambda self, x, /: _arithmetic.plus(_number.operand(x), self)
    context.minus = lambda self, x, /: _arithmetic.minus(_number.operand(x), self)
    context.abs = lambda self, x, /: _absolute(_number.operand(x), self)
    context.copy_decimal = lambda self, x, /: _number.operand(x)
    context.copy_sign = lambda self, x, y, /: _number.operand(x).copy_sign(y)
    context.fma = lambda self, x, y, z, /: _number.operand(x).fma(y, z, self)
    context.radix = lambda self, /: _number.Decimal(10)
    context.to_sci_string = lambda self, x, /: _number.operand(x)._text(False, self)
    context.to_integral_exact = lambda self, x, /: _number.operand(x).to_integral_exact(None, self)
    context.to_integral_value = lambda self, x, /: _number.operand(x).to_integral_value(None, self)
    context.to_integral = context.to_integral_value
    seal(context)


def _absolute(x, context):
    return _arithmetic.minus(x, context) if x._sign and not x.is_nan() else _arithmetic.plus(x, context)
