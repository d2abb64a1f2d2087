"""Reports: alignment, number formats, centred headings, nested formats, old and new formatting, a bar chart, a calendar."""

SALES = [
    ("Anna Müller", "north", [1250.5, 980.25, 1430.0, 1105.75]),
    ("Bob", "south", [410.0, 399.99, 0.0, 520.1]),
    ("Çelik Ömer", "north", [15000.0, 22500.75, 18999.99, 30250.5]),
    ("Dee O'Neil", "west", [-50.0, 75.5, 12.25, 8.0]),
]
MONTHS = ["Jan", "Feb", "Mar", "Apr"]


class Money:
    def __init__(self, amount, currency="EUR"):
        self.amount, self.currency = amount, currency

    def __format__(self, spec):
        if spec.endswith("c"):
            return f"{self.amount:{spec[:-1]},.2f} {self.currency}"
        return format(self.amount, spec or ",.2f")


class Table:
    def __init__(self, *headings, align=None):
        self.headings = headings
        self.align = align or "<" * len(headings)
        self.rows = []
        self.footer = None

    def add(self, *cells):
        if len(cells) != len(self.headings):
            raise ValueError(f"{len(cells)} cells for {len(self.headings)} columns")
        self.rows.append([str(c) for c in cells])

    def widths(self):
        everything = [self.headings, *self.rows] + ([self.footer] if self.footer else [])
        return [max(len(row[i]) for row in everything) for i in range(len(self.headings))]

    def lines(self, style="plain"):
        left, middle, right, across = {"plain": ("", "  ", "", "-"), "boxed": ("| ", " | ", " |", "-")}[style]
        widths = self.widths()

        def line(cells, aligns=self.align):
            return left + middle.join(f"{c:{a}{w}}" for c, a, w in zip(cells, aligns, widths)) + right

        rule = across * len(line(self.headings))
        yield line(self.headings, "^" * len(widths))
        yield rule
        for row in self.rows:
            yield line(row)
        if self.footer:
            yield rule.replace("-", "=")
            yield line(self.footer)

    def __str__(self):
        return "\n".join(self.lines())


def sales_table():
    table = Table("name", "region", *MONTHS, "total", "share", align="<^" + ">" * (len(MONTHS) + 2))
    grand = sum(sum(values) for _, _, values in SALES)
    for name, region, values in SALES:
        table.add(name, region, *(f"{v:,.2f}" for v in values), f"{sum(values):+,.2f}", f"{sum(values) / grand:.1%}")
    columns = list(zip(*(values for _, _, values in SALES)))
    table.footer = ["all", "", *(f"{sum(c):,.0f}" for c in columns), f"{grand:,.2f}", f"{1:.0%}"]
    return table


def bars(data, width=40, mark="█"):
    longest = max(len(k) for k in data)
    top = max(data.values())
    for key, value in data.items():
        full = value / top * width
        print(f"{key:>{longest}} |{mark * int(full):<{width}}| {value:8.1f}")


def calendar(first_weekday, days, title):
    print(f"{title:^20}")
    print("Mo Tu We Th Fr Sa Su")
    cells = ["  "] * first_weekday + [f"{d:2d}" for d in range(1, days + 1)]
    for i in range(0, len(cells), 7):
        print(" ".join(cells[i : i + 7]))


def multiplication(n):
    width = len(str(n * n)) + 1
    print(" " * width + "|" + "".join(f"{i:{width}}" for i in range(1, n + 1)))
    print("-" * width + "+" + "-" * width * n)
    for i in range(1, n + 1):
        print(f"{i:{width}}|" + "".join(f"{i * j:{width}}" for j in range(1, n + 1)))


def wrap(text, width):
    line = []
    for word in text.split():
        if line and len(" ".join(line + [word])) > width:
            yield " ".join(line)
            line = []
        line.append(word)
    if line:
        yield " ".join(line)


def justify(line, width):
    words = line.split()
    if len(words) == 1:
        return line
    gaps = len(words) - 1
    spaces = width - sum(map(len, words))
    wide, extra = divmod(spaces, gaps)
    return "".join(w + " " * (wide + (i < extra)) for i, w in enumerate(words[:-1])) + words[-1]


def main():
    table = sales_table()
    print(table)
    small = Table("key", "value", align="<>")
    small.add("pi", f"{3.14159265:.4f}")
    small.add("answer", 42)
    print(*small.lines("boxed"), sep="\n")
    try:
        small.add("too", "many", "cells")
    except ValueError as e:
        print("error:", e)
    for value in (0, 7, -1234.5, 1e6, 0.000123, 123456789, 1 / 3):
        print(f"|{value:>12}|{value:<14.3f}|{value:^+14,.1f}|{value:012.2f}|{value:.3e}|{value:g}|{value:%}|")
    for n in (0, 42, -255, 65535):
        print(f"{n:b} {n:o} {n:x} {n:#X} {n:08d} {n:+,} {n:_} {n:>10}| " + "%5d|%-5d|%05d|%+d|%x|%o" % ((n,) * 6))
    for text in ("left", "größer", ""):
        print(f"[{text:<10}][{text:>10}][{text:^10}][{text:*^10}][{text:.3}][{text!r:>12}]" + "[%8s][%-8s][%.2s]" % ((text,) * 3))
    print("{0:>{w}} {1:{a}{w}.{p}f} {name!r:^12}".format("x", 2.71828, w=10, a="<", p=2, name="n"), f"{Money(1234567.891):c}", f"{Money(-5):>10.1f}", f"{Money(0)}")
    bars({name.split()[0]: sum(values) for name, _, values in SALES if sum(values) > 100})
    calendar(4, 30, "November 2024")
    multiplication(9)
    text = "The quick brown fox jumps over the lazy dog, while the slow turtle watches from a comfortable distance and smiles."
    for line in wrap(text, 34):
        print(f"|{justify(line, 34)}|{line:<34}|{line:>34}|")
    print("name\tqty\nnut\t5\nbolt\t12".expandtabs(8), "-" * 20, "=" * 5 + ">", sep="\n")


if __name__ == "__main__":
    main()
