# A misspelled keyword of a builtin function or method: the nearest parameter is offered.
import math
import re

for call in [
    lambda: sorted([], revers=True), lambda: sorted([], Key=len), lambda: [].sort(ky=len), lambda: max([], defalt=1),
    lambda: int("1", bas=2), lambda: "a".split(seperator=","), lambda: "a".split(maxsplits=1), lambda: print(1, ends=""),
    lambda: open("x", mod="r"), lambda: open("x", encode="utf-8"), lambda: sum([], begin=1), lambda: round(1.5, digits=1),
    lambda: enumerate([], begin=1), lambda: zip([], stric=True), lambda: "a".encode(encodin="x"), lambda: pow(2, 3, md=1),
    lambda: (1).to_bytes(lenth=1), lambda: math.isclose(1, 2, rel_to=1), lambda: re.compile("a").sub("b", "c", cuont=1),
    lambda: dict.fromkeys(key=1), lambda: bytes("a", encode="x"), lambda: "a".expandtabs(tabsiz=1),
]:
    try:
        print(call())
    except TypeError as error:
        print(error)
