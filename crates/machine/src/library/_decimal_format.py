"""format() of decimals."""

from _decimal_context import getcontext
from _decimal_round import cut, digits_of
from _format_spec import FormatSpec


class _Spec(FormatSpec):
    """A format specification, taken apart."""

    def __init__(self, text):
        super().__init__(text)
        self.zero_padded = bool(self._one_of("0"))
        if self.zero_padded:
            self.invalid = bool(self.align)
            self.fill, self.align = "0", "="
        else:
            self.invalid = False
        self.width = int(self._digits() or 0)
        self.separator = self._one_of(",")
        self.precision = None
        if self._one_of("."):
            digits = self._digits()
            self.precision = int(digits) if digits else None
            self.invalid = self.invalid or not digits
        self.kind = self._one_of("eEfFgGn%")
        if self._rest or self.invalid or (self.kind == "n" and self.separator):
            raise ValueError("invalid format string")

    def _digits(self):
        length = len(self._rest) - len(self._rest.lstrip("0123456789"))
        digits, self._rest = self._rest[:length], self._rest[length:]
        return digits


def _shown_digits(number, spec, rounding):
    """The digits to show, the exponent of the last one, and how many stand before the point."""
    n, exponent = number._int, number._exp
    fixed, scientific = spec.kind in ("f", "F", "%"), spec.kind in ("e", "E")
    if spec.kind == "%":
        exponent += 2
    length = digits_of(n)
    if spec.precision is None:
        # Fixed notation needs at least the digits before the point.
        drop = -exponent if fixed and exponent > 0 else 0
    elif fixed:
        drop = -spec.precision - exponent
    elif scientific:
        drop = length - 1 - spec.precision
    else:
        drop = max(length - max(spec.precision, 1), 0)
    if drop > 0:
        n, _ = cut(number._sign, n, drop, rounding)
        if not fixed and digits_of(n) > max(length - drop, 1):
            # Rounded up to one digit more.
            n //= 10
            drop += 1
    else:
        n *= 10**-drop
    if n == 0 and scientific and drop < 0:
        # Zeros are put behind, but the exponent stays.
        drop, digits = 0, "0" * (spec.precision + 1)
    else:
        digits = str(n)
    exponent += drop
    left = exponent + len(digits)
    if fixed:
        return digits, left, left
    if scientific:
        return digits, left, 1
    return digits, left, left if exponent <= 0 and left > -6 else 1


def format_decimal(number, text):
    """format(number, text)"""
    if not isinstance(text, str):
        raise TypeError("format arg must be str")
    spec = _Spec(text)
    context = getcontext()
    plus = "" if spec.sign == "-" else spec.sign
    sign = "-" if number._sign else plus
    if type(number._exp) is not int:
        if spec.zero_padded:
            spec.fill, spec.align = " ", ">"
        return spec.padded(sign, str(number.copy_abs()) + ("%" if spec.kind == "%" else ""))
    digits, left, point = _shown_digits(number, spec, context.rounding)
    if spec.no_negative_zero and not digits.strip("0"):
        sign = plus
    if point <= 0:
        whole, decimals = "0", "0" * -point + digits
    else:
        whole, decimals = digits[:point].ljust(point, "0"), digits[point:]
    tail = "." + decimals if decimals else ""
    if left != point or spec.kind in ("e", "E"):
        upper = spec.kind in ("E", "G") or (spec.kind not in ("e", "g", "n") and context.capitals)
        tail += f"{'E' if upper else 'e'}{left - point:+}"
    if spec.kind == "%":
        tail += "%"
    if spec.separator:
        whole = _grouped(whole, spec.width - len(sign) - len(tail) if spec.zero_padded else 0)
    return spec.padded(sign, whole + tail)


def _grouped(whole, width):
    """Digits with commas, filled up with zeros to a width."""
    while len(whole) + (len(whole) - 1) // 3 < width:
        whole = "0" + whole
    first = 1 + (len(whole) - 1) % 3
    return ",".join([whole[:first]] + [whole[at : at + 3] for at in range(first, len(whole), 3)])
