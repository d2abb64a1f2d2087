"""What the format specifications of numbers have in common."""


class FormatSpec:
    """A format specification that is being taken apart: what is left of it, and how to fill up to the width."""

    def __init__(self, text):
        self._rest = text
        self.fill, self.align = " ", ""
        if text[1:2] and text[1] in "<>=^":
            self.fill, self.align, self._rest = text[0], text[1], text[2:]
        else:
            self.align = self._one_of("<>=^")
        self.sign = self._one_of("-+ ")
        self.no_negative_zero = bool(self._one_of("z"))

    def _one_of(self, choices):
        first = self._rest[:1]
        if not first or first not in choices:
            return ""
        self._rest = self._rest[1:]
        return first

    def padded(self, sign, body):
        missing = self.width - len(sign) - len(body)
        padding = self.fill * missing
        align = self.align or ">"
        if align == ">":
            return padding + sign + body
        if align == "<":
            return sign + body + padding
        if align == "=":
            return sign + padding + body
        half = len(padding) // 2
        return padding[:half] + sign + body + padding[half:]
