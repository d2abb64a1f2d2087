match command.split():
    case ["go", direction]:
        print(direction)
    case [first, *_, last]:
        print(first, last)
    case Point(0, y=value) | {"y": value} if value:
        print(value)
    case {"a": 1, **rest}:
        print(rest)
    case None | -1 | "x" as other:
        print(other)
    case _:
        print()
