def http(status):
    match status:
        case 200 | 201 | 204:
            return "ok"
        case 301 | 302:
            return "moved"
        case code if 400 <= code < 500:
            return f"client {code}"
        case int() | float():
            return "number"
        case None:
            return "nothing"


print([http(s) for s in (200, 204, 302, 404, 500, 2.5)])
