"""Command lines as words, the way a shell reads them (POSIX sh, word splitting and quoting)."""

__all__ = ["shlex", "split", "quote", "join"]


class shlex:
    """Reads words from a text, one at a time."""

    def __init__(self, instream=None, infile=None, posix=False, punctuation_chars=False):
        if isinstance(instream, str):
            text = instream
        elif instream is not None:
            text = instream.read()
        else:
            import sys

            text = sys.stdin.read()
        self.infile = infile
        self.posix = posix
        self.eof = None if posix else ""
        self.commenters = "#"
        self.wordchars = "abcdfeghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_"
        if posix:
            self.wordchars += "ßàáâãäåæçèéêëìíîïðñòóôõöøùúûüýþÿÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞ"
        self.whitespace = " \t\r\n"
        self.whitespace_split = False
        self.quotes = "'\""
        self.escape = "\\"
        self.escapedquotes = '"'
        self.lineno = 1
        self.token = ""
        self.pushback = []
        if not punctuation_chars:
            punctuation_chars = ""
        elif punctuation_chars is True:
            punctuation_chars = "();<>|&"
        self._punctuation_chars = punctuation_chars
        if punctuation_chars:
            self.wordchars += "~-./*?="
            self.wordchars = "".join([char for char in self.wordchars if char not in punctuation_chars])
        self._text = text
        self._at = 0

    @property
    def punctuation_chars(self):
        """Characters that make words of their own kind."""
        return self._punctuation_chars

    def push_token(self, tok):
        """Gives a word back, to be read next."""
        self.pushback.insert(0, tok)

    def get_token(self):
        """The next word; `eof` at the end."""
        return self.pushback.pop(0) if self.pushback else self.read_token()

    def __iter__(self):
        return self

    def __next__(self):
        token = self.get_token()
        if token == self.eof:
            raise StopIteration
        return token

    def _next_char(self):
        char = self._text[self._at:self._at + 1]
        self._at += 1
        if char == "\n":
            self.lineno += 1
        return char

    def _skip_comment(self):
        end = self._text.find("\n", self._at)
        self._at = len(self._text) if end < 0 else end + 1
        self.lineno += 1

    def _starts_word(self, char):
        return char in self.wordchars or self.whitespace_split

    def read_token(self):
        """The next word of the text."""
        quoted = False
        while True:
            char = self._next_char()
            if not char:
                return self.eof
            if char in self.whitespace:
                continue
            if char in self.commenters:
                self._skip_comment()
            else:
                break
        if self._punctuation_chars and char in self._punctuation_chars:
            word = char
            while (char := self._next_char()) and char in self._punctuation_chars:
                word += char
            self._put_back(char)
            return word
        word = ""
        while True:
            if not char or char in self.whitespace:
                break
            if self.posix and char in self.escape:
                following = self._next_char()
                if not following:
                    raise ValueError("No escaped character")
                word += following
                quoted = True
            elif char in self.quotes and (self.posix or not word):
                word += self._read_quoted(char)
                quoted = True
                if not self.posix:
                    return word
            elif char in self.commenters:
                self._skip_comment()
                if self.posix or word:
                    break
            elif self._punctuation_chars and char in self._punctuation_chars:
                self._put_back(char)
                break
            elif self._starts_word(char):
                word += char
            elif not word and not quoted:
                return char
            elif char in self.quotes:
                word += char
            else:
                self._put_back(char)
                break
            char = self._next_char()
        if word or quoted and self.posix:
            return word
        return self.read_token() if char else self.eof

    def _put_back(self, char):
        if char:
            self._at -= 1
            if char == "\n":
                self.lineno -= 1
        else:
            self._at -= 1

    def _read_quoted(self, quote):
        """The text up to the closing quote; with the quotes, unless the rules are POSIX's."""
        text = "" if self.posix else quote
        while True:
            char = self._next_char()
            if not char:
                raise ValueError("No closing quotation")
            if char == quote:
                return text if self.posix else text + char
            if self.posix and char in self.escape and quote in self.escapedquotes:
                following = self._next_char()
                if not following:
                    raise ValueError("No escaped character")
                if following not in self.escape and following != quote:
                    text += char
                char = following
            text += char

    def error_leader(self, infile=None, lineno=None):
        """What compilers begin their messages with: file and line."""
        return f'"{infile or self.infile}", line {lineno or self.lineno}: '


def split(s, comments=False, posix=True):
    """The words of a command line."""
    if s is None:
        raise ValueError("s argument must not be None")
    reader = shlex(s, posix=posix)
    reader.whitespace_split = True
    if not comments:
        reader.commenters = ""
    return list(reader)


def join(split_command):
    """A command line of words."""
    return " ".join([quote(word) for word in split_command])


_SAFE = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789@%_-+=:,./")


def quote(s):
    """A text as one word of a command line."""
    if not s:
        return "''"
    if not isinstance(s, str):
        raise TypeError(f"expected string or bytes-like object, got '{type(s).__name__}'")
    if _SAFE.issuperset(s):
        return s
    return "'" + s.replace("'", "'\"'\"'") + "'"
