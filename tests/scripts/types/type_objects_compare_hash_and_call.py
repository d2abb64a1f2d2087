print(int == int, int is type(5), {int: "i", str: "s"}[type("x")], type(5)("7"), [t("3") for t in (int, float, str, list)], isinstance(int, type), issubclass(bool, int), type(None), type(type))
kinds = {}
for v in (1, "a", 2.5, [], None, True, (), {}, set(), b"", range(1), print, lambda: 0, int):
    kinds.setdefault(type(v).__name__, []).append(v if not callable(v) else "callable")
print({k: len(v) for k, v in kinds.items()})
