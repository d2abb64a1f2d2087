table = {
    "one": 1,
    "two": 2,
    "three": int("three"),
    "four": 4,
}
