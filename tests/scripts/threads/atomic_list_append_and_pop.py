from _together import together

shared = []
def append(number):
    for i in range(1000): shared.append((number, i))
together(append)
print(len(shared))
print(all([i for who, i in shared if who == number] == list(range(1000)) for number in range(4)))

taken = [[] for _ in range(4)]
def pop(number):
    while True:
        try: taken[number].append(shared.pop())
        except IndexError: return
together(pop)
print(sum(map(len, taken)), len({item for some in taken for item in some}), shared)
