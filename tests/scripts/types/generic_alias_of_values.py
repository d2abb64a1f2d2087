def function():
    pass


loop = []
loop.append(loop)
print(list[loop])
print(list[[int, loop]])
print(list[function])
print(dict[str, function])
print(list["text"], list[1.5], list[...], list[None])
print(tuple[int, ...])


class Odd:
    def __getattr__(self, name):
        raise ZeroDivisionError(name)


try:
    print(list[Odd()])
except ZeroDivisionError as error:
    print("ZeroDivisionError:", error)
