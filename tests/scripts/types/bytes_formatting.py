print(b"%d|%5d|%-5d|%05d|%x|%X|%o" % (1, 2, 3, 4, 255, 255, 8), b"%s %b %a %r" % (b"x", b"y", "é", 5), b"%c%c" % (65, b"B"), b"%.2f %e" % (1.5, 1000.0), b"%%" % (), b"%(k)s" % {b"k": b"v"})
for f in (lambda: b"%s" % "text", lambda: b"%d" % b"x", lambda: b"%s" % (), lambda: b"x" % 1, lambda: b"%b" % 5):
    try:
        f()
    except TypeError as e:
        print(e)
