"""format() of fractions: as fractions, or as floats but with the exact value rounded (half to even)."""

from _format_spec import FormatSpec


class _Spec(FormatSpec):
    """A format specification, taken apart."""

    def __init__(self, text):
        super().__init__(text)
        self.alternate = bool(self._one_of("#"))
        self.zero_padded = self._rest[:1] == "0" and self._rest[1:2].isdecimal()
        if self.zero_padded:
            self._rest = self._rest[1:]
        self.width = int(self._number() or "0")
        self.separator = self._one_of(",_")
        self.precision = None
        if self._one_of("."):
            self.precision = self._number()
        self.kind = self._one_of("eEfFgG%")

    def _number(self):
        """Digits that stand next; a zero stands alone."""
        length = 0
        while self._rest[length : length + 1].isdecimal() and self._rest[:1] != "0":
            length += 1
        length = length or int(self._rest[:1] == "0")
        digits, self._rest = self._rest[:length], self._rest[length:]
        return digits

    def is_valid(self):
        if self._rest or self.precision == "" or (self.align and self.zero_padded):
            return False
        if self.kind:
            return True
        return self.precision is None and not self.no_negative_zero and not self.zero_padded


def format_fraction(fraction, text):
    """format(fraction, text)"""
    spec = _Spec(text)
    if not spec.is_valid():
        raise ValueError(f"Invalid format specifier {text!r} for object of type {type(fraction).__name__!r}")
    plus = "" if spec.sign == "-" else spec.sign
    top, bottom = fraction.as_integer_ratio()
    if spec.kind:
        negative, body = _as_float(top, bottom, spec, len(plus))
    else:
        negative, body = top < 0, f"{abs(top):{spec.separator}}"
        if bottom > 1 or spec.alternate:
            body += f"/{bottom:{spec.separator}}"
    return spec.padded("-" if negative else plus, body)


def _as_float(top, bottom, spec, plus):
    """Whether there is a minus, and the rest of the text. plus is how wide the sign of a positive number is."""
    precision = 6 if spec.precision is None else int(spec.precision)
    if spec.kind in "fF%":
        exponent = -precision - (2 if spec.kind == "%" else 0)
        negative, digits = _rounded(top, bottom, exponent, spec.no_negative_zero)
        scientific, places = False, precision
    else:
        figures = max(precision, 1) if spec.kind in "gG" else precision + 1
        negative, digits, exponent = _rounded_to_figures(top, bottom, figures)
        scientific = spec.kind in "eE" or exponent > 0 or exponent + figures <= -4
        places = figures - 1 if scientific else -exponent

    if spec.kind == "%":
        suffix = "%"
    elif scientific:
        suffix = f"{'E' if spec.kind in 'EG' else 'e'}{exponent + places:+03d}"
    else:
        suffix = ""
    text = f"{digits:0{places + 1}d}"
    whole, decimals = text[: len(text) - places], text[len(text) - places :]
    if spec.kind in "gG" and not spec.alternate:
        decimals = decimals.rstrip("0")
    point = "." if decimals or spec.alternate else ""
    tail = point + decimals + suffix

    if spec.zero_padded:
        room = spec.width - (1 if negative else plus) - len(tail)
        whole = whole.zfill(3 * room // 4 + 1 if spec.separator else room)
    if spec.separator:
        first = 1 + (len(whole) - 1) % 3
        groups = [whole[:first]] + [whole[at : at + 3] for at in range(first, len(whole), 3)]
        whole = spec.separator.join(groups)
    return negative, whole + tail


def _rounded(top, bottom, exponent, no_negative_zero=False):
    """Sign and n such that n * 10**exponent is the fraction, rounded half to even."""
    if exponent >= 0:
        bottom *= 10**exponent
    else:
        top *= 10**-exponent
    n, rest = divmod(top + bottom // 2, bottom)
    if rest == 0 and bottom % 2 == 0:
        # Half way: to the even one.
        n -= n % 2
    negative = n < 0 if no_negative_zero else top < 0
    return negative, abs(n)


def _rounded_to_figures(top, bottom, figures):
    """Sign, n and exponent such that n * 10**exponent is the fraction, rounded; n has so many figures."""
    if top == 0:
        return False, 0, 1 - figures
    # The number of figures before the point is known from those of both ints, give or take one.
    digits_top, digits_bottom = str(abs(top)), str(bottom)
    magnitude = len(digits_top) - len(digits_bottom) + (digits_bottom <= digits_top)
    exponent = magnitude - figures
    negative, n = _rounded(top, bottom, exponent)
    if len(str(n)) == figures + 1:
        n //= 10
        exponent += 1
    return negative, n, exponent
