class Suit:
    HEARTS, SPADES = "h", "s"


import math


def f(x):
    match x:
        case Suit.HEARTS:
            return 1
        case Suit.SPADES:
            return 2
        case math.pi:
            return 3
        case math.inf:
            return 4
        case math.nan:
            return 5


print([f(x) for x in ("h", "s", math.pi, math.inf, math.nan, 0)])
