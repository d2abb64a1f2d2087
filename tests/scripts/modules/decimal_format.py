from decimal import Decimal

specs = [
    "", ".2f", "e", ".3e", "g", ".4g", "%", ".1%", "10.3f", "<12", "^15.2", "+.1f", "010.2f", ",.2f", "012,.1f", "E", ".0f", ".0e",
    "G", "z.1f", "n", " ", "x", "-8", "*>10.1f", ".5", "F", ".3", "=+12", "<012", "0", "12%", "d", ".", "5.",
]
for text in ["0", "-0", "1234567.891", "-0.04", "1E+10", "1.5E-10", "NaN", "-Infinity", "0E-7", "99.995"]:
    for spec in specs:
        try:
            print(text, spec, repr(format(Decimal(text), spec)))
        except ValueError as error:
            print(text, spec, error)
