s = ("one "
     "two "
     f"{1 + 2}")
print(s, "a" 'b' """c""", len("" ""))
x = "abc" \
    "def"
print(x, ("x" "y").upper(), ["a" "b", "c"])
