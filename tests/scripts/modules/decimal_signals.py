from decimal import *


def attempt(text, context):
    context.clear_flags()
    try:
        result = eval(text)
    except ArithmeticError as error:
        result = f"{type(error).__name__} {error}"
    print(text, "->", result, [signal.__name__ for signal in context.flags if context.flags[signal]])


TEXTS = [
    "Decimal(1) / 3", "Decimal(1) / 4", "Decimal(1) / 0", "Decimal(0) / 0", "Decimal(-1).sqrt()", "Decimal('9.99e20') * 10",
    "Decimal('1e-20') / 1000", "Decimal('1.5e-20') / 10", "Decimal('sNaN') + 1", "Decimal('NaN') < 1", "Decimal('x')",
    "Decimal(1.5)", "Decimal('1.230').quantize(Decimal('1.0'))", "Decimal('1e10').quantize(Decimal('1e-10'))", "+Decimal('1.23456789')",
    "Decimal(10) ** 30", "Decimal(0).ln()", "Decimal('1e30') // 3", "Decimal('0e-50') + 0",
]
context = Context(prec=6, Emax=20, Emin=-20, traps=[])
setcontext(context)
for text in TEXTS:
    attempt(text, context)
context = Context(prec=6, Emax=20, Emin=-20, traps=[Inexact, Rounded, Subnormal, InvalidOperation, FloatOperation])
setcontext(context)
for text in TEXTS:
    attempt(text, context)
print(context)
context.clear_traps()
print(context.traps, Overflow.__mro__[1:4], DivisionByZero.__bases__, issubclass(FloatOperation, TypeError))
