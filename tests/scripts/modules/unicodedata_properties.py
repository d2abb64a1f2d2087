# What Unicode knows of characters.
import unicodedata

print(unicodedata.unidata_version)
for char in "aÄ1½²٣\u0301 \n(“漢ﬁ가\U0001f600\u0378\u05d0€":
    print(
        ascii(char), unicodedata.category(char), unicodedata.bidirectional(char), unicodedata.combining(char),
        unicodedata.east_asian_width(char), unicodedata.mirrored(char), repr(unicodedata.decomposition(char)),
        unicodedata.numeric(char, None), unicodedata.digit(char, None), unicodedata.decimal(char, None),
    )
