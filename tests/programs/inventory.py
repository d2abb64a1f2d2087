"""An inventory with own exceptions, context managers, descriptors, audit log and a nightly report."""
from collections import Counter, OrderedDict, defaultdict, namedtuple

Movement = namedtuple("Movement", "sku change reason")


class InventoryError(Exception):
    """Base of all errors of the store."""


class OutOfStock(InventoryError):
    def __init__(self, sku, wanted, have):
        super().__init__(f"{sku}: wanted {wanted}, have {have}")
        self.sku, self.wanted, self.have = sku, wanted, have


class UnknownProduct(InventoryError, KeyError):
    def __str__(self):
        return f"unknown product {self.args[0]!r}"


class Checked:
    """A descriptor that converts and checks what is assigned."""

    def __init__(self, kind, minimum=None):
        self.kind, self.minimum = kind, minimum

    def __set_name__(self, owner, name):
        self.name, self.slot = name, f"_{name}"

    def __get__(self, instance, owner=None):
        return self if instance is None else getattr(instance, self.slot)

    def __set__(self, instance, value):
        if not isinstance(value, self.kind):
            raise TypeError(f"{self.name} must be {self.kind.__name__}, not {type(value).__name__}")
        if self.minimum is not None and value < self.minimum:
            raise ValueError(f"{self.name} must be at least {self.minimum}, not {value}")
        setattr(instance, self.slot, value)


class Product:
    sku = Checked(str)
    price = Checked(int, minimum=0)
    stock = Checked(int, minimum=0)

    def __init__(self, sku, price, stock=0, **tags):
        self.sku, self.price, self.stock = sku, price, stock
        self.tags = tags

    @property
    def worth(self):
        return self.price * self.stock

    def __repr__(self):
        return f"Product({self.sku!r}, {self.price}, {self.stock})"

    def __format__(self, spec):
        if spec == "short":
            return f"{self.sku} x{self.stock}"
        return format(repr(self), spec)


class Inventory:
    def __init__(self):
        self.products = OrderedDict()
        self.movements = []
        self.listeners = defaultdict(list)

    def add(self, product):
        if product.sku in self.products:
            raise InventoryError(f"{product.sku} exists already")
        self.products[product.sku] = product
        return product

    def __getitem__(self, sku):
        if sku not in self.products:
            raise UnknownProduct(sku)
        return self.products[sku]

    def __contains__(self, sku):
        return sku in self.products

    def __iter__(self):
        yield from self.products.values()

    def on(self, event):
        def register(function):
            self.listeners[event].append(function)
            return function

        return register

    def emit(self, event, *args):
        for listener in self.listeners[event]:
            listener(*args)

    def move(self, sku, change, reason):
        product = self[sku]
        if product.stock + change < 0:
            raise OutOfStock(sku, -change, product.stock)
        product.stock += change
        self.movements.append(Movement(sku, change, reason))
        self.emit("moved", product, change)
        if product.stock < 3:
            self.emit("low", product)

    def transaction(self):
        return Transaction(self)

    @property
    def worth(self):
        return sum(p.worth for p in self)


class Transaction:
    def __init__(self, inventory):
        self.inventory = inventory

    def __enter__(self):
        self.before = {p.sku: p.stock for p in self.inventory}
        self.count = len(self.inventory.movements)
        return self.inventory

    def __exit__(self, kind, error, traceback):
        if kind is None:
            return
        for sku, stock in self.before.items():
            self.inventory[sku].stock = stock
        undone = self.inventory.movements[self.count :]
        del self.inventory.movements[self.count :]
        if issubclass(kind, InventoryError):
            error.add_note(f"{len(undone)} movements undone")


class Expect:
    """Swallows and shows the given exceptions; anything else goes through."""

    def __init__(self, *kinds):
        self.kinds = kinds

    def __enter__(self):
        return self

    def __exit__(self, kind, error, traceback):
        if kind is None:
            print("nothing went wrong")
            return False
        if issubclass(kind, self.kinds):
            notes = "; ".join(getattr(error, "__notes__", []))
            cause = f" <- {error.__cause__!r}" if error.__cause__ else ""
            print(f"{kind.__name__}: {error}{' (' + notes + ')' if notes else ''}{cause}")
            return True
        return False


def order(inventory, lines):
    """Takes all lines or none."""
    try:
        with inventory.transaction() as stock:
            for sku, amount in lines:
                stock.move(sku, -amount, "order")
    except OutOfStock as e:
        raise InventoryError(f"order of {len(lines)} lines refused") from e


def report(inventory):
    print(f"{'sku':<10}{'price':>8}{'stock':>7}{'worth':>10}")
    print("-" * 35)
    for p in sorted(inventory, key=lambda p: (-p.worth, p.sku)):
        print(f"{p.sku:<10}{p.price / 100:>8.2f}{p.stock:>7}{p.worth / 100:>10,.2f}")
    print("=" * 35)
    print(f"{'':<25}{inventory.worth / 100:>10,.2f}")


def main():
    shop = Inventory()
    low = []

    @shop.on("low")
    def remember(product):
        low.append(f"{product:short}")

    shop.on("moved")(lambda product, change: moved.update({product.sku: abs(change)}))
    moved = Counter()
    for args in (("apple", 25, 100), ("bread", 320, 12), ("cheese", 799, 5), ("dates", 450)):
        shop.add(Product(*args))
    report(shop)
    order(shop, [("apple", 10), ("bread", 2)])
    with Expect(InventoryError):
        order(shop, [("apple", 10), ("cheese", 4), ("bread", 50)])
    with Expect(InventoryError):
        order(shop, [("apple", 1), ("eggs", 1)])
    with Expect(KeyError):
        shop["eggs"]
    with Expect(InventoryError):
        shop.add(Product("apple", 1))
    with Expect(ValueError, TypeError):
        Product("free", -1)
    with Expect(ValueError, TypeError):
        shop["bread"].price = 3.5
    with Expect(InventoryError):
        order(shop, [("cheese", 3)])
    try:
        with Expect(KeyError), shop.transaction():
            shop.move("apple", 5, "found")
            raise RuntimeError("power cut")
    except RuntimeError as e:
        print("through:", e, shop["apple"].stock)
    report(shop)
    print(low, moved.most_common(), len(shop.movements))
    for m in shop.movements:
        print(f"{m.sku:>8} {m.change:+d} {m.reason}")
    print("eggs" in shop, Product.stock.minimum, f"{shop['apple']:>32}|", shop.movements[0]._replace(reason="typo"))


if __name__ == "__main__":
    main()
