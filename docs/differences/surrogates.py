# A str holds text that can be written as UTF-8, and half a surrogate pair cannot.
try:
    print(ascii(chr(0xD800)))
except ValueError as error:
    print("ValueError:", error)
