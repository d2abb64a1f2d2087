from decimal import *
import threading

print(getcontext(), DefaultContext, BasicContext, ExtendedContext, sep="\n")
with localcontext() as context:
    context.prec = 5
    print(Decimal(1) / 7, context is getcontext())
    with localcontext(Context(prec=3, rounding=ROUND_CEILING)):
        print(Decimal(1) / 7)
with localcontext(prec=50):
    print(Decimal(2).sqrt(), Decimal(1).exp())
print(Decimal(1) / 7, getcontext().flags[Inexact], getcontext().flags[Rounded])
for text in [
    "setattr(getcontext(), 'prec', 0)", "setattr(getcontext(), 'rounding', 'x')", "setattr(getcontext(), 'Emin', 5)",
    "Context(prec='x')", "Context(clamp=2)", "Context(traps=5)", "setcontext(3)", "localcontext(3)", "localcontext(foo=5)",
    "getcontext().foo", "setattr(getcontext(), 'foo', 1)", "getcontext().traps", "getcontext().traps[5]", "Context(prec=5).divide(1, 3)",
    "Context(prec=3).create_decimal('3.14159')", "Context(prec=4, rounding=ROUND_UP).sqrt(2)", "Context().create_decimal('x')",
    "Context().add(1, 'x')", "Context(capitals=0).to_sci_string(Decimal('1E+10'))", "Context(Emax=9, Emin=-9).multiply(Decimal('1e9'), 10)",
    "Context().Etiny(), Context().Etop()", "Decimal(2).ln(5)",
]:
    try:
        print(text, "->", repr(eval(text)))
    except Exception as error:
        print(text, "->", type(error).__name__, error)
getcontext().prec = 9


def other():
    print("another thread:", getcontext().prec)


thread = threading.Thread(target=other)
thread.start()
thread.join()
print("this one:", getcontext().prec)
