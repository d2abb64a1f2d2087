from array import array

bounds = {
    "b": (-(2**7), 2**7 - 1), "B": (0, 2**8 - 1), "h": (-(2**15), 2**15 - 1), "H": (0, 2**16 - 1),
    "i": (-(2**31), 2**31 - 1), "I": (0, 2**32 - 1), "l": (-(2**63), 2**63 - 1), "L": (0, 2**64 - 1),
    "q": (-(2**63), 2**63 - 1), "Q": (0, 2**64 - 1),
}
for code, (least, most) in bounds.items():
    print(array(code, [least, most]))
    for number in (least - 1, most + 1, 2**40 if code in "bBhHi" else 2**70):
        try:
            array(code).append(number)
        except OverflowError as error:
            print("   ", number, error)
