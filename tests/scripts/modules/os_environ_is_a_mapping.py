import os
from collections.abc import MutableMapping

os.environ["MINIPY_A"] = "1"
os.environ.update(MINIPY_B="2")
print(os.environ["MINIPY_A"], os.getenv("MINIPY_B"), os.getenv("MINIPY_C"), os.getenv("MINIPY_C", 3))
print("MINIPY_A" in os.environ, os.environ.get("MINIPY_C"), os.environ.setdefault("MINIPY_C", "c"))
print(os.environb[b"MINIPY_C"], isinstance(os.environ, MutableMapping), type(os.environ))
print(os.environ.pop("MINIPY_C"), os.environ.pop("MINIPY_C", None), type(os.environ.copy()))
merged = os.environ | {"MINIPY_D": "4"}
print(type(merged), merged["MINIPY_A"], "MINIPY_D" in os.environ)
print(os.system("exit $MINIPY_B"), os.waitstatus_to_exitcode(os.system("exit $MINIPY_B")))
del os.environ["MINIPY_A"], os.environ["MINIPY_B"]
for call in (lambda: os.environ["MINIPY_A"], lambda: os.environ.__delitem__("MINIPY_A"), lambda: os.environ[1],
             lambda: os.environ.__setitem__("X", 1), lambda: os.environ.__setitem__(1, "x"), lambda: os.getenv(1),
             lambda: os.environ.__setitem__("a=b", "x"), lambda: os.environ.__setitem__("a", "x\0"),
             lambda: os.environb["x"], lambda: 5 in os.environ, lambda: os.environ.pop("MINIPY_A")):
    try:
        print(call())
    except (KeyError, TypeError, ValueError, OSError) as error:
        print(type(error).__name__, error)
