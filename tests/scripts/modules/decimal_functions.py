from decimal import Decimal, getcontext, localcontext

for prec in (1, 5, 28, 60):
    with localcontext(prec=prec, traps=[]):
        for text in ("2", "10", "0.5", "1.0000001", "1e-30", "12345.6789", "1E+40", "-3", "0", "Infinity", "NaN", "1", "0.001"):
            x = Decimal(text)
            print(prec, text, x.sqrt(), x.exp(), x.ln(), x.log10(), x**7, x**-3, x ** Decimal("0.3"), x.logb())


def pi():
    """By the recipe of the decimal FAQ: a series, with two digits more on the way."""
    with localcontext() as context:
        context.prec += 2
        last, term, total, n, na, d, da = 0, Decimal(3), 3, 1, 0, 0, 24
        while total != last:
            last = total
            n, na = n + na, na + 8
            d, da = d + da, da + 32
            term = term * n / d
            total += term
    return +total


getcontext().prec = 50
print(pi())
