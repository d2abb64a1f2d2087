import warnings


def old():
    warnings.warn("old() is deprecated", DeprecationWarning, stacklevel=2)
    return 1


class OwnWarning(UserWarning):
    pass


with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    old()
    warnings.warn("plain")
    warnings.warn(OwnWarning("instance"))
    for each in caught:
        print(each.category.__name__, each.message, each.lineno, each.filename.endswith(".py"), repr(each.message))

for action in ("error", "ignore", "always", "default", "once", "module"):
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter(action)
        try:
            for i in range(3):
                warnings.warn(f"w{i % 2}", OwnWarning)
        except OwnWarning as error:
            print("raised", repr(error))
        print(action, [str(each.message) for each in caught])

with warnings.catch_warnings():
    warnings.filterwarnings("error", category=OwnWarning)
    try:
        warnings.warn("x", OwnWarning)
    except OwnWarning as error:
        print(type(error).__name__, error)
    warnings.resetwarnings()
    print(warnings.filters)
print(warnings.formatwarning("text", UserWarning, "file.py", 3, "  code = 1"), end="")
print(str(warnings.WarningMessage("m", UserWarning, "f", 2)))


@warnings.deprecated("use new()")
def older(x):
    return x


with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    print(older(5), older.__deprecated__)
    print(caught[0].category.__name__, caught[0].message, caught[0].lineno)
for call in (
    lambda: warnings.simplefilter("bad"), lambda: warnings.warn("x", int), lambda: warnings.warn("x", "y"),
    lambda: warnings.simplefilter("error", lineno=-1), lambda: warnings.deprecated(3),
):
    try:
        call()
    except Exception as error:
        print(type(error).__name__, error)
