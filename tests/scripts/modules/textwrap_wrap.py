import textwrap

text = "The quick brown-haired fox -- which jumps so-called \"over\" the lazy dog. Supercalifragilisticexpialidocious words follow!  End."
for width in (10, 20, 33, 70):
    print(textwrap.wrap(text, width))
print(textwrap.fill(text, 30, initial_indent="* ", subsequent_indent="  "))
print(textwrap.wrap(text, 12, break_long_words=False), textwrap.wrap(text, 15, break_on_hyphens=False))
print(textwrap.wrap("a  b   c", 4, drop_whitespace=False), textwrap.wrap("tab\there\nnew line", 40, tabsize=4))
print(textwrap.wrap("tab\there\nnew line", 40, expand_tabs=False, replace_whitespace=False))
print(textwrap.wrap("One end. Two end! Three.", 40, fix_sentence_endings=True), textwrap.wrap(""), textwrap.wrap("   "))
print(textwrap.wrap(text, 20, max_lines=2), textwrap.wrap(text, 20, max_lines=2, placeholder="..."))
for action in (lambda: textwrap.wrap("a b", 0), lambda: textwrap.wrap("a b", 3, max_lines=1), lambda: textwrap.wrap(5), lambda: textwrap.wrap("a", nothing=1)):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)
