data = {"a": [1, 2, {"b": None}]}
total = data["a"][0] + data["a"][1] * data["a"][2]["b"] - 1
