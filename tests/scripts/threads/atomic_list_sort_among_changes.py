from _together import together

items = [3, 1, 2] * 50
sizes = set()
def use(number):
    for i in range(40):
        if number == 0:
            # It looks empty meanwhile; a change is detected.
            try: items.sort()
            except ValueError as error: assert str(error) == "list modified during sort"
        elif number == 1: items.append(i)
        elif number == 2: assert all(isinstance(item, int) for item in items)
        else: sizes.add(type(len(items.copy())))
together(use)
print(sizes, set(map(type, items)))
