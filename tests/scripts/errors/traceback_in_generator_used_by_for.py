def parse(lines):
    for number, line in enumerate(lines, 1):
        key, value = line.split("=")
        yield key, int(value)

def load(lines):
    return dict(parse(lines))

print(load(["a=1", "b=2"]))
for k, v in parse(["a=1", "b=x"]):
    print(k, v)
