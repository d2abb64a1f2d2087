print("%s is %d years and %.1f" % ("Bob", 42, 1.85), "%(a)s %(b)05d" % {"a": 1, "b": 2}, "100%%" % (), "%s" % [1], "%s" % ((1, 2),))
print("%5s|%-5s|%.2s|%r|%a|%c%c" % ("a", "b", "xyz", "q", "é", "x", 121), "%*d|%-*d|%.*f" % (5, 1, 4, 2, 2, 3.14159), "%i %u %X %#o %E %G" % (1, 2, 255, 8, 1.5, 1e10))
for f in (lambda: "%d" % "a", lambda: "%s %s" % 1, lambda: "%s" % (1, 2), lambda: "%(x)s" % {}, lambda: "%q" % 1, lambda: "%" % 1, lambda: "%c" % "ab",
          lambda: "%(x)s" % 1, lambda: "%x" % 1.5):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e)
