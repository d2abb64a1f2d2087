from _together import together

items = [str(i) for i in range(50)]
def use(number):
    for i in range(1000):
        at = i % 50
        if number == 0: items[at] = str(at) + "x"
        elif number == 1: assert items[at].rstrip("x") == str(at)
        elif number == 2: assert len(items[10:20]) == 10 and len(items + items) == 100
        else: items[5:10] = [str(k) for k in range(5, 10)]
together(use)
print(len(items), [item.rstrip("x") for item in items] == [str(i) for i in range(50)])

grown = []
def extend(number):
    for i in range(200): grown.extend([number, number, number])
together(extend)
print(len(grown), all(grown[at] == grown[at + 1] == grown[at + 2] for at in range(0, len(grown), 3)))
