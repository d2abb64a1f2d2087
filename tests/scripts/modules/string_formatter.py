from string import Formatter

f = Formatter()


def show(*args, **values):
    try:
        print(f.format(*args, **values))
    except Exception as error:
        print(type(error).__name__, error)


show("{0} {1!r:>5} {x[0]} {y.real} {{}}", "a", "b", x=[1], y=3)
show("{} {:{}} {:>{width}}", 1, 2, 5, 3, width=4)
show("{:.2f} {!s} {!a}", 3.14159, "s", "é")
show("{} {0}", 1)
show("{0} {}", 1)
show("{a}")
show("{3}", 1)
show("{")
show("}")
show("{0!z}", 1)
show("{0[a}", 1)
show("{0!rx}", 1)
show("{0.}", 1)
show("{:{:{:{}}}}", 1, 2, 3, 4)
print(list(f.parse("a{b!r:c}d{{e}}{f[0].g}")))
print(f.get_field("a[k]", (), {"a": {"k": 7}}), f.convert_field(1, "r"), f.format_field(3.14159, ".2f"), f.vformat("{a}", (), {"a": 1}))


class Forgiving(Formatter):
    def get_value(self, key, args, kwargs):
        return kwargs.get(key, f"<{key}>") if isinstance(key, str) else super().get_value(key, args, kwargs)

    def check_unused_args(self, used_args, args, kwargs):
        print("used:", sorted(map(str, used_args)))


print(Forgiving().format("{a} {b} {0}", 1, b=2))
