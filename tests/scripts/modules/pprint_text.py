from pprint import pprint

pprint("The quick brown fox jumped over the lazy dog. " * 4)
pprint(["The quick brown fox jumped over the lazy dog. " * 3, "line one\nline two\n" * 3])
pprint({"key": "words and more words " * 6, "bytes": bytes(range(50))})
pprint(bytes(range(60)))
pprint("x" * 100)
pprint("short")
