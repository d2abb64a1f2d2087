prices = {"apple": 3, "pear": None}
total = (
    prices["apple"]
    + prices["pear"]
)
