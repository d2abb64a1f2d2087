import difflib

one = "one\ntwo\nthree\nfour\nfive\n".splitlines(True)
two = "ore\ntree\nfour\nemu\nfive\nsix\n".splitlines(True)
print("".join(difflib.ndiff(one, two)))
print("".join(difflib.unified_diff(one, two, "before", "after")))
print("".join(difflib.context_diff(one, two, "before", "after")))
print(list(difflib.restore(difflib.ndiff(one, two), 2)) == two)
matcher = difflib.SequenceMatcher(None, "abcd efgh", "bcde fghi")
print(matcher.ratio(), matcher.quick_ratio(), matcher.real_quick_ratio())
print(matcher.get_matching_blocks(), matcher.find_longest_match())
for code in matcher.get_opcodes():
    print(code)
print(difflib.get_close_matches("appel", ["ape", "apple", "peach", "puppy"]))
print(difflib.SequenceMatcher(lambda c: c == " ", " abcd", "abcd abcd").find_longest_match(0, 5, 0, 9))
for call in (lambda: difflib.get_close_matches("a", [], n=0), lambda: difflib.get_close_matches("a", [], cutoff=2),
             lambda: list(difflib.restore([], 3)), lambda: list(difflib.unified_diff([b"a"], ["b"]))):
    try:
        call()
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
