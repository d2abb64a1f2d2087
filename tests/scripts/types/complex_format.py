z = 1234.5678 - 0.5j
for spec in ["", "f", ".2f", "e", ".3E", "g", ".3g", "n", "+.1f", " .1f", "<20.1f", ">30", "^30.2f", "*^30.2f", ",", "_.2f", ".10", "#g", "20", ".0f", "G"]:
    print(spec, "|" + format(z, spec) + "|")
for spec in ["", "+", ".3", "f", "10", ".1e"]:
    print(spec, format(2.5j, spec), format(-2.5j, spec), format(complex(-0.0, 1), spec))
print(format(complex("inf"), ".2f"), format(complex("nan+infj"), "+g"), format(complex(-0.0, -0.0), "z.1f"))
for spec in ["010", "=10", "d", "x", "s", "%", ".", "10,_"]:
    try:
        print(format(z, spec))
    except ValueError as e:
        print(spec, e)
