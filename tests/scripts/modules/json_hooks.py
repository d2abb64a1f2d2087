import json

text = '{"a": 1, "b": {"c": 2.5}, "a": [NaN, 3]}'
print(json.loads(text, object_hook=lambda d: sorted(d)), json.loads(text, object_pairs_hook=list))
print(json.loads("[1, 1.5, 1e2, NaN, -Infinity]", parse_int=str, parse_float=lambda s: f"<{s}>", parse_constant=lambda s: s * 2))


class Decoder(json.JSONDecoder):
    def __init__(self, **options):
        super().__init__(object_hook=lambda d: ("object", d), **options)


print(json.loads('{"a": {}}', cls=Decoder), json.JSONDecoder().raw_decode('[1] rest'), json.JSONDecoder().raw_decode("x 7", 2))
print(json.JSONDecoder(strict=False).decode('"a\tb"'), json.loads('"a\nb"', strict=False))
for action in (lambda: json.JSONDecoder().raw_decode(" 1"), lambda: json.loads("{}", object_hook=5), lambda: json.loads("1", nothing=1),
               lambda: json.loads("[1]", parse_int=lambda s: 1 / 0), lambda: json.JSONDecoder().decode("1 x")):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)
