from urllib.parse import parse_qs, parse_qsl, quote, urlencode

for query in ("a=1&b=2&a=3", "a=&b", "a=1;b=2", "a+b=c%20d", "=x", "&&a=1", b"a=1&b=%ff", "", "a=b=c"):
    print(parse_qs(query), parse_qsl(query), parse_qs(query, keep_blank_values=True))
print(parse_qs("a=1;b=2", separator=";"))
for options in (dict(strict_parsing=True), dict(max_num_fields=1), dict(separator="")):
    try:
        print(parse_qs("a=1&b", **options))
    except ValueError as error:
        print(error)
print(urlencode({"a": 1, "b": "x y", "é": b"\xff"}), urlencode([("a", [1, 2])]), urlencode([("a", [1, 2])], doseq=True))
print(urlencode({"a": "x y/z"}, quote_via=quote, safe="/"), urlencode({}), repr(urlencode("")))
for bad in ("abc", 5, [1, 2]):
    try:
        urlencode(bad)
    except TypeError as error:
        print(error)
