import textwrap

for text in ("  a\n b", "\ta\n\tb\n", "  a\n\n   b\n \n", "a\n b", "\t a\n\t  b", "   \n  \n", " \ta\n  b", "", "    x\n      y\n    z"):
    print(repr(textwrap.dedent(text)))
print(repr(textwrap.indent("one\n\ntwo\n  three", "> ")), repr(textwrap.indent("a\n\nb", "+ ", lambda line: True)))
print(textwrap.shorten("Hello  wide   world!", 18), textwrap.shorten("Hello wide world!", 12), textwrap.shorten("Hello world", 10, placeholder="..."))


def usage():
    """
    Usage:
        first
          deeper
    """


print(textwrap.dedent(usage.__doc__).strip())
wrapper = textwrap.TextWrapper(width=25, subsequent_indent="    ")
wrapper.initial_indent = "- "
print("\n".join(wrapper.wrap("options can be set once and then used for many paragraphs of text")))
