import json

value = {"b": [1, 2, {"c": None}], "a": {}, "d": [], "e": ()}
print(json.dumps(value, indent=2))
print(json.dumps(value, indent="\t", sort_keys=True))
print(json.dumps(value, indent=0))
print(json.dumps(value, separators=(",", ":")), json.dumps([1, [2]], indent=1, separators=(" ;", "=")))
print(json.dumps({"z": 1, "a": {"y": 1, "b": 2}}, sort_keys=True), json.dumps({2: 1, 10: 2, 1: 3}, sort_keys=True))
