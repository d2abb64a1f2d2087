import json

value = {"name": "Ünïcode 😀", "list": [1, 2.5, True, None, -3e-10, 2**70], "nested": {"a": [{"b": []}], "": {}}}
for options in ({}, {"indent": 3}, {"ensure_ascii": False}, {"sort_keys": True, "separators": (",", ":")}):
    text = json.dumps(value, **options)
    print(json.loads(text) == value, len(text))
print([json.loads(json.dumps(n)) == n for n in (0.1, 1 / 3, 1e300, 5e-324, 123456789.123456789)])


class Sink:
    def __init__(self):
        self.parts = []

    def write(self, part):
        self.parts.append(part)

    def read(self):
        return "".join(self.parts)


sink = Sink()
json.dump(value, sink, indent=1)
print(json.load(sink) == value, json.load(sink, object_hook=len))
deep = json.loads("[" * 5000 + "]" * 5000)
print(len(json.dumps(deep)))
for text in ("[" * 100_000, '{"a":' * 100_000):
    try:
        json.loads(text)
    except RecursionError as error:
        print(error)
