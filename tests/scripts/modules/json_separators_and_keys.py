import json

print(json.dumps({"ü": 1, "a\nb": 2, "": 3}), json.dumps({"ü": 1}, ensure_ascii=False))
print(json.dumps({True: 1, None: 2, 1.5: 3, float("inf"): 4, -0.0: 5}), json.dumps({False: 1, "a": 2}, skipkeys=True))
print(json.dumps([], indent=2), json.dumps({}, indent=2), json.dumps([[]], indent=2), json.dumps({"a": []}, indent=2))
print(json.dumps([1, 2], separators=("|", "=")), json.dumps({"a": 1}, separators=("|", "=")), json.JSONEncoder.item_separator)
encoder = json.JSONEncoder(sort_keys=True, separators=(",", ":"))
print(encoder.encode({"b": [1], "a": None}), "".join(encoder.iterencode({"b": [1], "a": None})), encoder.sort_keys, encoder.indent)
