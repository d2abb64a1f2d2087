"""Names, lines and texts that are longer than a line of a report, wide characters and what a terminal would obey."""

import threading
import time

try:
    from minipy import trace_mark
except ImportError:

    def trace_mark(text):
        pass


class EinBehälterMitEinemSehrLangenNamenDerInKeineSpaltePasst:
    def __init__(self):
        self.ein_merkmal_mit_einem_sehr_langen_namen_das_in_keine_spalte_passt = object()


zähler_変数_mit_einem_sehr_langen_namen_der_in_keine_spalte_eines_berichts_passt = 0
table = {"ein sehr langer Schlüssel, der in keine Spalte passt: 日本語日本語日本語日本語日本語日本語": 0}
schloss_mit_einem_sehr_langen_namen_der_in_keine_spalte_eines_berichts_passt = threading.Lock()
別の鍵別の鍵別の鍵別の鍵別の鍵別の鍵別の鍵別の鍵別の鍵別の鍵別の鍵別の鍵別の鍵 = threading.Lock()


def zähle_mit_einem_sehr_langen_namen_der_in_keine_spalte_eines_berichts_passt(anzahl):
    global zähler_変数_mit_einem_sehr_langen_namen_der_in_keine_spalte_eines_berichts_passt
    for _ in range(anzahl):
        zähler_変数_mit_einem_sehr_langen_namen_der_in_keine_spalte_eines_berichts_passt = zähler_変数_mit_einem_sehr_langen_namen_der_in_keine_spalte_eines_berichts_passt + 1
        table["ein sehr langer Schlüssel, der in keine Spalte passt: 日本語日本語日本語日本語日本語日本語"] += 1
    with schloss_mit_einem_sehr_langen_namen_der_in_keine_spalte_eines_berichts_passt:
        time.sleep(0.001)
        with 別の鍵別の鍵別の鍵別の鍵別の鍵別の鍵別の鍵別の鍵別の鍵別の鍵別の鍵別の鍵別の鍵:
            trace_mark("eine \x1b[31mMarke\x1b[0m mit\nviel Text: " + "日本語" * 30)


behälter_mit_einem_sehr_langen_namen = EinBehälterMitEinemSehrLangenNamenDerInKeineSpaltePasst()
names = ["\x1b[2J\x1b[31mrot\r\n" + "lang " * 20, "日本語" * 20 + "-1", "日本語" * 20 + "-2", "\u202e" + "w" * 90]
threads = [
    threading.Thread(
        target=zähle_mit_einem_sehr_langen_namen_der_in_keine_spalte_eines_berichts_passt, args=(4,), name=name
    )
    for name in names
]
with 別の鍵別の鍵別の鍵別の鍵別の鍵別の鍵別の鍵別の鍵別の鍵別の鍵別の鍵別の鍵別の鍵:
    with schloss_mit_einem_sehr_langen_namen_der_in_keine_spalte_eines_berichts_passt:
        pass
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
