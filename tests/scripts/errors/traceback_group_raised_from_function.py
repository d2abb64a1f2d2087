def check(values):
    errors = []
    for v in values:
        try:
            int(v)
        except ValueError as e:
            e.add_note(f"value {v!r}")
            errors.append(e)
    if errors:
        raise ExceptionGroup("bad values", errors)


def main():
    check(["1", "x", "", "2"])


main()
