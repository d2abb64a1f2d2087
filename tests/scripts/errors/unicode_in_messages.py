class Fehler(Exception): pass
try:
    raise Fehler("größer als ∞ 😀")
except Fehler as e:
    print(e)
raise Fehler("ünïcödé\tTab 😀")
