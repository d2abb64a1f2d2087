# The parts that doctest is made of.
import doctest

parser = doctest.DocTestParser()
for part in parser.parse("text\n>>> a\n1\n\nmore\n  >>> b # doctest: +SKIP\n  ... c\n  2\n  3\n\nend"):
    if isinstance(part, str):
        print(repr(part))
    else:
        print(repr(part.source), repr(part.want), part.lineno, part.indent, part.options, part.exc_msg)
test = parser.get_doctest(">>> 1 + 1\n2\n>>> 3\n4\n", {}, "mine", "file.txt", 10)
print(test, test.name, test.lineno, len(test.examples))
print(doctest.DocTestRunner(verbose=False).run(test))
for text in (">>>a", "  >>> a\n b", ">>> a # doctest: +NOPE"):
    try:
        parser.parse(text, "text")
    except ValueError as error:
        print(error)
checker = doctest.OutputChecker()
for want, got, flags in (
    ("a\n", "a\n", 0), ("a...z\n", "abcz\n", 0), ("a...z\n", "abcz\n", doctest.ELLIPSIS), ("...b...b...\n", "ab\n", doctest.ELLIPSIS),
    ("a b\n", "a\n  b\n", doctest.NORMALIZE_WHITESPACE), ("1\n", "True\n", 0), ("1\n", "True\n", doctest.DONT_ACCEPT_TRUE_FOR_1),
    ("<BLANKLINE>\n", "\n", 0), ("<BLANKLINE>\n", "\n", doctest.DONT_ACCEPT_BLANKLINE),
):
    print(checker.check_output(want, got, flags), end=" ")
print(doctest.TestResults(1, 2), doctest.TestResults(1, 2, skipped=3) == (1, 2))
for flags in (doctest.REPORT_UDIFF, doctest.REPORT_CDIFF, doctest.REPORT_NDIFF):
    example = doctest.Example("x", "a\nb\nc\nd\n")
    print(checker.output_difference(example, "a\nB\nc\nd\n", flags))
