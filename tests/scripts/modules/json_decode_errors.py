import json

for text in ('', ' ', '{', '[', '[1', '[1,', '[1,]', '[1 2]', '{"a"', '{"a":', '{"a":1', '{"a":1,', '{"a":1,}', '{a:1}', '{"a" 1}',
             '{1:2}', '"abc', '"a\nb"', '"\\x"', '"\\u12"', '"\\u 123"', 'nul', 'True', '1 2', '[1,\n 2,\n x]', '-', '01', '1.', '+1',
             '.5', '{"a":1 "b":2}', '[]]', '\ufeff1', '"a\\', '{"a":1,  ', '{,}', '[,]', "{'a': 1}", '"\t"', '{"a":}', 'Infinit'):
    try:
        print(repr(text), json.loads(text))
    except json.JSONDecodeError as error:
        print(repr(text), error, (error.msg, error.pos, error.lineno, error.colno), error.doc == text)
for wrong in (None, 5, [], b"\xff"):
    try:
        json.loads(wrong)
    except Exception as error:
        print(type(error).__name__, error)
error = json.JSONDecodeError("msg", "a\nbc", 3)
print(error, repr(error), error.args, isinstance(error, ValueError), error.__reduce__())
