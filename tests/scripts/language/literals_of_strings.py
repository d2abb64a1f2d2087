print('single' "double" '''triple'''  """x
y""")
print("\t|\\|\'|\"|\x41|\u00e9|\U0001F600|\101|\0|\N{LATIN SMALL LETTER A}".encode())
print(r"\n\x", R'\\', "a\
b", u"u")
print(len("""
  keep \
joined"""), "\a\b\f\v\r".encode())
print(b"\x00\xffabc\n", br"\n", Rb'\t', b'a' b"b")
print('it''s', "tab\there")
