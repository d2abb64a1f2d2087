from decimal import Decimal as D
from fractions import Fraction as F
big, small = D("-1e425000000"), D("1e-425000000")
print(big < -1e308, small > 0, small < 1e-320, big < F(-22, 7), big == F(1, 3), big < -2, big < -3.14, big == -2)
print(D("1e425000000") > 7e200, D("1e425000000") == 10, D("-1e425000000") < True, 5 < D("1e425000000"))
print(D("infinity") > 7e200, D("-infinity") < F(1, 3), D("1.4") < 1.4, D("1.5") == 1.5, D("1.2") == F("1.2"))
print(float("inf") > D("1e425000000"), float("-inf") < big)
