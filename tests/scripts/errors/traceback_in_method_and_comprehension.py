class Account:
    def __init__(self, balance):
        self.balance = balance
    def fee(self, rate):
        return self.balance / rate
accounts = [Account(10), Account(20)]
print([a.fee(2) for a in accounts])
fees = [a.fee(0) for a in accounts]
