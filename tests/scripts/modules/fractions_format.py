from fractions import Fraction

specs = [
    "", "10", "<10", "^10", "=10", "*^12", "+", " ", "#", ",", "_", "010", "z", ".3", "f", ".2f", ".0f", "#.0f", "10.2f",
    "010.2f", "+.3e", "E", ".0e", "g", ".3g", "#g", "%", ".1%", "z.1f", ",.2f", "020,.3f", "<020f", "x^15.2f", "d", "..2f",
    "5.", "0f", "00f", "015g", ".10g", "*<", "0",
]
for value in [Fraction(0), Fraction(-1, 3), Fraction(22, 7), Fraction(-(10**7), 3), Fraction(1, 10**7), Fraction(5, 2)]:
    for spec in specs:
        try:
            print(value, spec, repr(format(value, spec)))
        except ValueError as error:
            print(value, spec, error)
print(f"{Fraction(1, 3):.30f} {Fraction(2, 3):.5%} {Fraction(10**40, 7):.20g} {Fraction(7, 10**40):.4g}")
