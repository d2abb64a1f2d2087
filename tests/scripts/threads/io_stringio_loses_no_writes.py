import io
import threading

text, octets = io.StringIO(), io.BytesIO()


def work(letter):
    for _ in range(300):
        text.write(letter * 3)
        octets.write(letter.encode() * 3)


threads = [threading.Thread(target=work, args=(letter,)) for letter in "abcd"]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
for written in text.getvalue(), octets.getvalue().decode():
    print(len(written), {letter: written.count(letter) for letter in "abcd"})
    print(all(written[at] * 3 == written[at : at + 3] for at in range(0, len(written), 3)))
