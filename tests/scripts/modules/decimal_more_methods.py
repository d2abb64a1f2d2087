from decimal import Decimal, localcontext

pairs = [("1.5", "2"), ("-3", "0.25"), ("NaN", "1"), ("sNaN", "1"), ("Infinity", "-1"), ("-0", "0"), ("101", "11"), ("1.00", "1"), ("12345678901", "3")]
TWO = (
    "compare compare_signal compare_total compare_total_mag max max_mag min min_mag next_toward remainder_near rotate "
    "same_quantum scaleb shift copy_sign logical_and logical_or logical_xor quantize"
).split()
ONE = (
    "next_plus next_minus normalize number_class logical_invert is_normal is_subnormal is_zero is_signed is_finite is_nan "
    "copy_abs copy_negate radix canonical conjugate to_integral_value adjusted logb"
).split()
with localcontext(prec=9, traps=[]):
    for first, second in pairs:
        x, y = Decimal(first), Decimal(second)
        print(first, second, *(f"{name}={getattr(x, name)(y)}" for name in TWO), x.fma(y, 3))
        print(first, *(f"{name}={getattr(x, name)()}" for name in ONE))
