class Page:
    def __init__(self, text):
        self.text = bytearray(text)

    def __buffer__(self, flags):
        print("lent", flags > 0)
        return memoryview(self.text)


page = Page(b"hello")
view = memoryview(page)
view[0] = 72
print(page.text, bytes(page), b"Hell" in page.text)
view.release()
page.text.append(33)
print(page.text, b"abc".__buffer__(0).tobytes(), bytearray(b"x").__buffer__(0)[0])


class Wrong:
    def __buffer__(self, flags):
        return b"no view"


try:
    memoryview(Wrong())
except TypeError as error:
    print(error)
