type Alias[T: int = bool] = list[T]

def first[T, *Ts](items, default=None, *, key: T = 1) -> T:
    return T

class Box[T](Base, key=1):
    type Item = T | X
    X = 1
