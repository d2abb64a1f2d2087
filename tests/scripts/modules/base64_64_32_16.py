import base64


def show(make):
    try:
        print(make())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


print(base64.b64encode(b"hello"), base64.b64decode("aGVsbG8="), base64.b64encode(b"\xff\xfe", b"-_"), base64.b64decode("__4=", altchars="-_"))
print(base64.standard_b64encode(b"\xff\xfe"), base64.urlsafe_b64encode(b"\xff\xfe"), base64.urlsafe_b64decode("__4="), base64.b64decode("a*GVsbG8="))
print(base64.b32encode(b"hello"), base64.b32decode(b"NBSWY3DP"), [base64.b32encode(b"x" * n) for n in range(6)])
print([base64.b32decode(base64.b32encode(b"x" * n)) for n in range(7)], base64.b32decode(b"nbswy3dp", casefold=True))
print(base64.b32hexencode(b"hi"), base64.b32hexdecode(b"D1KG===="), base64.b32decode(b"M0======", map01=b"L"))
print(base64.b16encode(b"\xab"), base64.b16decode("AB"), base64.b16decode("ab", casefold=True))


show(lambda: base64.b64decode("aGVsbG8"))
show(lambda: base64.b64decode("a*GVsbG8=", validate=True))
show(lambda: base64.b64encode("a"))
show(lambda: base64.b64decode(5))
show(lambda: base64.b64decode("é"))
show(lambda: base64.b64encode(b"a", b"abc"))
show(lambda: base64.b32decode(b"nbswy3dp"))
show(lambda: base64.b32decode(b"ME"))
show(lambda: base64.b16decode("ab"))
show(lambda: base64.b16decode("A"))
