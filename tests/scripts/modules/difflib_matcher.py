from difflib import SequenceMatcher, get_close_matches

s = SequenceMatcher(None, "private Thread currentThread;", "private volatile Thread currentThread;")
print(round(s.ratio(), 3), round(s.quick_ratio(), 3), round(s.real_quick_ratio(), 3), s.find_longest_match())
print(s.get_matching_blocks())
for tag, i1, i2, j1, j2 in SequenceMatcher(None, "qabxcd", "abycdf").get_opcodes():
    print(f"{tag:7} a[{i1}:{i2}] b[{j1}:{j2}]")
print(SequenceMatcher(lambda c: c == " ", " abcd", "abcd abcd").find_longest_match(0, 5, 0, 9))
print(SequenceMatcher(None, [1, 2, 3], [2, 3, 4]).get_opcodes(), SequenceMatcher().ratio())
text = "ab" * 150
print(SequenceMatcher(None, text, text[3:]).ratio(), round(SequenceMatcher(None, text, text[3:], autojunk=False).ratio(), 3))
print(get_close_matches("appel", ["ape", "apple", "peach", "puppy"]), get_close_matches("x", []), get_close_matches("wheel", ["while", "heel"], n=1))
for action in (lambda: get_close_matches("a", [], n=0), lambda: get_close_matches("a", [], cutoff=2), lambda: SequenceMatcher(None, [[1]], [[1]])):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)
