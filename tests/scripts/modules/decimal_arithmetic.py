from decimal import Decimal
from fractions import Fraction
import math

for text in [
    "Decimal('1.1') + Decimal('2.2')", "Decimal(1) / 3", "Decimal(-7) // 2", "Decimal(-7) % 3", "divmod(Decimal('7.5'), 2)",
    "Decimal('1.10') * 3", "1 - Decimal('0.9')", "Decimal(2) ** 100", "Decimal(10) ** -2", "Decimal('1.5') ** Decimal('2.5')",
    "Decimal(0) ** 0", "Decimal(1) / 0", "Decimal(0) / 0", "Decimal(1) // 0", "Decimal(1) % 0", "divmod(Decimal(1), 0)",
    "Decimal('inf') - Decimal('inf')", "Decimal('NaN') + 1", "Decimal('sNaN') + 1", "Decimal(1) + 1.5", "1.5 * Decimal(1)",
    "Decimal(1) + 'x'", "Decimal(1) + Fraction(1, 2)", "Decimal(10) ** 10 ** 10", "Decimal('1e999999') * 10", "-Decimal(0)",
    "+Decimal('1.23456789012345678901234567890')", "abs(Decimal('-0'))", "Decimal('1e30') // 1", "pow(Decimal(3), 2, 5)",
    "pow(Decimal(3), 2.5, 5)", "sum([Decimal('1.1'), 2])", "round(Decimal('2.5'))", "round(Decimal('2.675'), 2)", "round(Decimal(1), 'a')",
    "math.floor(Decimal('-1.5'))", "math.ceil(Decimal('1.1'))", "math.trunc(Decimal('-1.9'))", "int(Decimal('NaN'))",
    "int(Decimal('inf'))", "float(Decimal('1.25'))", "float(Decimal('sNaN'))", "complex(Decimal('1.5'))", "math.sqrt(Decimal(2))",
    "Decimal('1.50').as_integer_ratio()", "Fraction(Decimal('0.75'))", "'%d %.2f' % (Decimal('2.7'), Decimal('3.14159'))",
    "Decimal(1)[0]", "len(Decimal(1))", "Decimal(1).colour", "setattr(Decimal, 'x', 1)", "Decimal(1, 2)",
]:
    try:
        print(text, "->", repr(eval(text)))
    except Exception as error:
        print(text, "->", type(error).__name__, error)
