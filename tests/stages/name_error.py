class Account:
    def deposit(self, amount):
        self.balance += amonut


account = Account()
account.balance = 1
account.deposit(amount=2)
