"""A lending library: dataclasses, enums, typing, properties, exceptions of its own, a report."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field, replace, asdict, astuple
from datetime import date, timedelta
from enum import Enum, Flag, IntEnum, auto, unique
from functools import total_ordering, singledispatchmethod, cached_property
from typing import ClassVar, Iterator, NamedTuple, Protocol, TypeVar, Generic, Optional


@unique
class Genre(Enum):
    FICTION = "fiction"
    SCIENCE = "science"
    HISTORY = "history"

    @property
    def shelf(self) -> str:
        return self.value[0].upper() + str(len(self.value))

    @classmethod
    def _missing_(cls, value):
        for member in cls:
            if isinstance(value, str) and member.value == value.lower():
                return member
        return None


class Priority(IntEnum):
    LOW = 1
    HIGH = auto()


class Rights(Flag):
    READ = auto()
    LEND = auto()
    ADMIN = READ | LEND


class LibraryError(Exception):
    """Base of this library's errors."""


class NotAvailable(LibraryError):
    def __init__(self, book: Book, until: Optional[date] = None):
        super().__init__(f"{book.title!r} is lent" + (f" until {until:%d.%m.%Y}" if until else ""))
        self.book = book


@total_ordering
@dataclass(eq=False)
class Book:
    title: str
    author: str
    year: int
    genre: Genre = Genre.FICTION
    tags: list[str] = field(default_factory=list, repr=False)
    count: ClassVar[int] = 0

    def __post_init__(self):
        if self.year < 0:
            raise ValueError("a year before the common era")
        type(self).count += 1

    def _key(self):
        return self.author.split()[-1], self.year

    def __eq__(self, other):
        return self._key() == other._key() if isinstance(other, Book) else NotImplemented

    def __lt__(self, other):
        return self._key() < other._key() if isinstance(other, Book) else NotImplemented

    def __hash__(self):
        return hash(self._key())


class Loan(NamedTuple):
    book: Book
    member: str
    due: date
    extended: int = 0

    def is_late(self, today: date) -> bool:
        return today > self.due


class HasFee(Protocol):
    def fee(self, days: int) -> float: ...


class Plain:
    def fee(self, days):
        return round(0.25 * days, 2)


class Steep:
    def fee(self, days):
        return round(0.1 * days**1.5, 2)


T = TypeVar("T")


class Queue(Generic[T]):
    def __init__(self):
        self._items: list[tuple[Priority, int, T]] = []

    def push(self, item: T, priority: Priority = Priority.LOW) -> None:
        self._items.append((priority, -len(self._items), item))

    def __len__(self):
        return len(self._items)

    def __iter__(self) -> Iterator[T]:
        yield from (item for _, _, item in sorted(self._items, key=lambda entry: entry[:2], reverse=True))


class Library:
    PERIOD = timedelta(weeks=2)

    def __init__(self, policy: HasFee):
        self.policy = policy
        self.loans: dict[Book, Loan] = {}
        self.waiting: defaultdict[Book, Queue[str]] = defaultdict(Queue)
        self.history: list[str] = []

    def lend(self, book: Book, member: str, today: date, rights=Rights.READ):
        if Rights.LEND not in rights:
            raise PermissionError(f"{member} may not borrow: {rights!r}")
        if (loan := self.loans.get(book)) is not None:
            self.waiting[book].push(member, Priority.HIGH if member.startswith("Prof") else Priority.LOW)
            raise NotAvailable(book, loan.due)
        self.loans[book] = Loan(book, member, today + self.PERIOD)
        self.history.append(f"{member} <- {book.title}")

    def bring_back(self, book: Book, today: date) -> float:
        try:
            loan = self.loans.pop(book)
        except KeyError:
            raise LibraryError(f"{book.title} was not lent") from None
        self.history.append(f"{loan.member} -> {book.title}")
        late = (today - loan.due).days
        return self.policy.fee(late) if loan.is_late(today) else 0.0

    @singledispatchmethod
    def find(self, what):
        raise TypeError(f"cannot find {type(what).__name__}")

    @find.register
    def _(self, what: str):
        return [book for book in self.loans if what.lower() in book.title.lower()]

    @find.register(Genre)
    def _(self, what):
        return sorted(book for book in self.loans if book.genre is what)

    @cached_property
    def motto(self):
        print("(thinking)")
        return "Read more."


books = [
    Book("Emma", "Jane Austen", 1815),
    Book("Cosmos", "Carl Sagan", 1980, Genre("SCIENCE"), ["stars"]),
    Book("Contact", "Carl Sagan", 1985, tags=["stars", "first"]),
    Book("SPQR", "Mary Beard", 2015, Genre.HISTORY),
]
print(Book.count, books[1], sorted(books)[0].title, max(books).title, books[0] == books[1], books[0] != "x")
print([book.genre.shelf for book in books], Genre["FICTION"], list(Genre), Genre("history").name)
library = Library(Plain())
start = date(2024, 2, 20)
for member, book, rights in [
    ("Ann", books[0], Rights.ADMIN), ("Bob", books[0], Rights.ADMIN), ("Prof. C", books[0], Rights.LEND),
    ("Dan", books[1], Rights.READ), ("Dan", books[1], ~Rights.READ), ("Eve", books[3], Rights.LEND | Rights.READ),
]:
    try:
        library.lend(book, member, start, rights)
    except NotAvailable as error:
        print(type(error).__name__, error, error.book.year)
    except PermissionError as error:
        print("refused:", error)
print(list(library.waiting[books[0]]), len(library.waiting[books[1]]))
print(library.find("COS"), [book.title for book in library.find(Genre.HISTORY)])
for what in (5, None):
    try:
        library.find(what)
    except TypeError as error:
        print(error)
print(library.motto, library.motto, "motto" in vars(library))
for days in (3, 14, 20):
    try:
        fee = library.bring_back(books[0] if days != 20 else books[3], start + timedelta(days=days))
        print(f"{days:>3} days: {fee:6.2f}")
    except LibraryError as error:
        print(f"{days:>3} days: {error} ({error.__cause__}, {error.__suppress_context__})")
library.policy = Steep()
print(library.bring_back(books[1], date(2024, 4, 1)), library.history)
print(asdict(replace(books[1], title="Kosmos", tags=[])), astuple(books[3])[:3], Book.count)
print(Loan._fields, Loan(books[0], "x", start)._replace(extended=2)._asdict()["extended"])
print(Counter(book.author for book in books).most_common(1), Rights.ADMIN, Rights(0), Rights.READ in Rights.ADMIN)
for make in (lambda: Book("x", "y", -1), lambda: Book("x"), lambda: Genre("poetry"), lambda: books[0] < 5, lambda: Priority(7)):
    try:
        make()
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
