from decimal import *

MODES = [ROUND_CEILING, ROUND_FLOOR, ROUND_UP, ROUND_DOWN, ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN, ROUND_05UP]
for mode in MODES:
    print(mode, [str(Decimal(text).quantize(Decimal("0.1"), rounding=mode)) for text in "1.25 1.35 -1.25 1.21 -1.29 0.05 2.01 1.30".split()])
    with localcontext(rounding=mode, prec=3):
        print(Decimal(2) / 3, Decimal(1) - Decimal("0.0001"), Decimal("9.995") * 1, Decimal(2).sqrt(), Decimal("2.5").to_integral_value(), f"{Decimal('2.5'):.0f}")
print(Decimal("7.325").quantize(Decimal(".01"), ROUND_DOWN), Decimal("7.325").quantize(Decimal("1.")), Decimal(217).quantize(Decimal("1e1")))
print(Decimal("1E+3").normalize(), Decimal("100").normalize(), Decimal("0.00").normalize(), Decimal("2.50").to_integral_exact())
for text in ("Decimal('1.23').quantize(Decimal('1e-30'))", "Decimal(1).quantize(3, 'x')", "Decimal(1).quantize('3')", "Decimal(1).quantize(Decimal('inf'))"):
    try:
        print(eval(text))
    except Exception as error:
        print(type(error).__name__, error)
