import json

for text in ('null', 'true', ' false ', '0', '-12', '1.5', '1e3', '1E-2', '-0', '-0.0', '1e999', '""', '"\\u00e9\\ud83d\\ude00"',
             '"\\"\\\\\\/\\b\\f\\n\\r\\t"', '[]', '[1, [2, []]]', '{}', '{"a": {"b": [1, 2.5, null]}, "": 1}', 'NaN', '[Infinity, -Infinity]',
             '123456789012345678901234567890', '{"a":1,"a":2}', '"é"', '\n\t[ 1 ,\r\n2 ]\n'):
    value = json.loads(text)
    print(repr(value), type(value).__name__)
print(json.loads(b'{"a": [1]}'), json.loads(b'\xef\xbb\xbf[1]'))
