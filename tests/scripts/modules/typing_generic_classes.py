from typing import Generic, List, TypeVar, Union, Dict, get_args, get_origin

T = TypeVar("T")
K = TypeVar("K")


class Stack(Generic[T]):
    def __init__(self):
        self.items: List[T] = []

    def push(self, item: T) -> None:
        self.items.append(item)

    def pop(self) -> T:
        return self.items.pop()


class Table(Dict[K, List[T]], Generic[T, K]):
    pass


class IntStack(Stack[int]):
    pass


stack = Stack[int]()
stack.push(5)
print(stack.pop(), stack.__orig_class__, type(stack), Stack[int], Stack[str] == Stack[str])
print(Stack.__parameters__, Stack.__orig_bases__, IntStack.__parameters__, IntStack.__orig_bases__, IntStack.__mro__)
print(Table.__parameters__, Table[int, str], Table.__bases__, Table())
alias = Dict[K, List[T]]
print(alias.__parameters__, alias[int, str], alias[str, T][int], get_origin(alias), get_args(alias))
print(Union[T, List[T]][int], Stack[Stack[T]][bool], List[Union[int, T]].__parameters__)
for call in (
    lambda: Stack[int, str], lambda: Stack[int][str], lambda: IntStack[int], lambda: type("X", (Generic,), {}),
    lambda: isinstance(stack, Stack[int]),
):
    try:
        print(call())
    except TypeError as error:
        print(error)


class Pair(Generic[K, T]):
    pass


print(Pair[int, str], Pair[K, int][str], Pair[int, T].__parameters__)
try:

    class Wrong(Stack[T], Generic[K]):
        pass

except TypeError as error:
    print(error)
