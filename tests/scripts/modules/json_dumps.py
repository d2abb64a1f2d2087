import json

print(json.dumps(None), json.dumps(True), json.dumps(1), json.dumps(-1.5), json.dumps("text"))
print(json.dumps([1, "two", 3.0, None, [True, {}], ()]), json.dumps({"a": 1, "b": {"c": [1, 2]}}))
print(json.dumps({1: "int", 1.5: "float", True: "bool", None: "none"}))
print(json.dumps('quote " back \\ slash / \n\r\t\b\f \x00 \x1f \x7f é 😀'))
print(json.dumps("é😀\x7f", ensure_ascii=False))
print(json.dumps([10**30, 1e16, 1e-7, 0.1, -0.0, float("inf"), float("-inf"), float("nan")]))


class Number(int):
    def __repr__(self):
        return "never shown"


class Text(str):
    pass


class Table(dict):
    pass


print(json.dumps([Number(5), Text("x"), Table(a=1)]), json.dumps({Number(1): 1, Text("k"): 2}))
