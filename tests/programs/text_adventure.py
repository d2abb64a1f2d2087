"""A text adventure as a state machine: rooms, items, locked doors, a parser for commands, a played script."""

OPPOSITE = {"north": "south", "south": "north", "east": "west", "west": "east", "up": "down", "down": "up"}
SHORT = {"n": "north", "s": "south", "e": "east", "w": "west", "u": "up", "d": "down", "i": "inventory", "l": "look", "x": "examine"}


class Item:
    def __init__(self, name, text, fixed=False, inside=()):
        self.name, self.text, self.fixed = name, text, fixed
        self.inside = list(inside)
        self.open = not self.inside

    def __str__(self):
        article = "an" if self.name[0] in "aeiou" else "a"
        return f"{article} {self.name}"


class Room:
    def __init__(self, name, text, dark=False):
        self.name, self.text, self.dark = name, text, dark
        self.exits, self.locked, self.items = {}, {}, []
        self.visited = False

    def connect(self, direction, other, key=None):
        self.exits[direction] = other
        other.exits[OPPOSITE[direction]] = self
        if key:
            self.locked[direction] = key
        return other


class GameOver(Exception):
    def __init__(self, won):
        super().__init__("won" if won else "lost")
        self.won = won


class Refused(Exception):
    """A command that cannot be done; the message is for the player."""


class Game:
    def __init__(self):
        hall = Room("Hall", "A hall with a marble floor.")
        kitchen = hall.connect("east", Room("Kitchen", "It smells of soup."))
        cellar = kitchen.connect("down", Room("Cellar", "Barrels everywhere.", dark=True), key="rusty key")
        self.goal = cellar.connect("north", Room("Vault", "Gold from wall to wall!", dark=True))
        attic = hall.connect("up", Room("Attic", "Dust and cobwebs."))
        kitchen.items += [Item("table", "A heavy table.", fixed=True), Item("apple", "Red and shiny.")]
        attic.items.append(Item("chest", "An old chest.", fixed=True, inside=[Item("rusty key", "It may fit below."), Item("lamp", "A brass lamp.")]))
        self.room, self.bag = hall, []
        self.moves = self.score = 0
        self.lamp_on = False
        self.state = "playing"

    def find(self, name, where=None):
        places = where if where is not None else self.bag + self.visible()
        for item in places:
            if item.name == name or item.name.endswith(" " + name):
                return item
        raise Refused(f"There is no {name} here.")

    def visible(self):
        if self.room.dark and not self.lamp_on:
            return []
        found = list(self.room.items)
        for item in self.room.items:
            if item.open:
                found += item.inside
        return found

    def look(self, *_):
        if self.room.dark and not self.lamp_on:
            return "It is pitch dark."
        lines = [f"[{self.room.name}] {self.room.text}"]
        items = [str(i) for i in self.room.items]
        if items:
            lines.append("You see " + (", ".join(items[:-1]) + " and " if items[1:] else "") + items[-1] + ".")
        lines.append("Exits: " + ", ".join(sorted(self.room.exits)) + ".")
        return "\n".join(lines)

    def go(self, direction=None):
        if direction not in OPPOSITE:
            raise Refused("Go where?")
        if direction not in self.room.exits:
            raise Refused("You cannot go that way.")
        if direction in self.room.locked:
            raise Refused("The door is locked.")
        if self.room.dark and not self.lamp_on and direction != "up":
            self.state = "dead"
            raise GameOver(False)
        self.room = self.room.exits[direction]
        if not self.room.visited:
            self.room.visited = True
            self.score += 5
        if self.room is self.goal:
            self.state = "won"
            self.score += 50
            raise GameOver(True)
        return self.look()

    def take(self, *name):
        item = self.find(" ".join(name), self.visible())
        if item.fixed:
            raise Refused("It is too heavy.")
        for place in [self.room.items] + [i.inside for i in self.room.items]:
            if item in place:
                place.remove(item)
        self.bag.append(item)
        return f"Taken: {item}."

    def drop(self, *name):
        item = self.find(" ".join(name), self.bag)
        self.bag.remove(item)
        self.room.items.append(item)
        return "Dropped."

    def open(self, name=None):
        item = self.find(name)
        if item.open:
            raise Refused("There is nothing to open.")
        item.open = True
        return "Inside: " + ", ".join(map(str, item.inside)) + "."

    def unlock(self, direction=None, _with=None, *key):
        needed = self.room.locked.get(direction)
        if needed is None:
            raise Refused("Nothing is locked there.")
        if self.find(" ".join(key) or "key", self.bag).name != needed:
            raise Refused("It does not fit.")
        del self.room.locked[direction]
        self.score += 10
        return "Click."

    def light(self, name=None):
        self.find(name or "lamp", self.bag)
        self.lamp_on = not self.lamp_on
        return "The lamp is " + ("on." if self.lamp_on else "off.")

    def examine(self, *name):
        return self.find(" ".join(name)).text

    def eat(self, name=None):
        item = self.find(name)
        if item.name != "apple":
            raise Refused("Better not.")
        if item in self.bag:
            self.bag.remove(item)
        else:
            self.room.items.remove(item)
        self.score += 1
        return "Delicious."

    def inventory(self, *_):
        return "You carry " + (", ".join(map(str, self.bag)) or "nothing") + "."

    VERBS = {"go", "look", "take", "drop", "open", "unlock", "light", "examine", "eat", "inventory"}

    def command(self, line):
        words = [w for w in line.lower().split() if w not in ("the", "a", "at")]
        if not words:
            raise Refused("Say something.")
        words[0] = SHORT.get(words[0], words[0])
        if words[0] in OPPOSITE:
            words.insert(0, "go")
        verb, *rest = words
        if verb not in self.VERBS:
            raise Refused(f"I do not know how to {verb}.")
        self.moves += 1
        return getattr(self, verb)(*rest)


def play(script):
    game = Game()
    print(game.look())
    for line in script.splitlines():
        print(">", line)
        try:
            print(game.command(line))
        except Refused as e:
            print(f"({e})")
        except GameOver as e:
            print("*** You have won! ***" if e.won else "*** You fell over a barrel in the dark. ***")
            break
    print(f"{game.state}: {game.score} points in {game.moves} moves\n")


def main():
    play("""n
east
take the table
take apple
d
unlock down with key
w
up
x chest
open chest
take rusty key
take lamp
take lamp
i
down
e
unlock down with key
light
d
drop apple
look
eat apple
dance

n""")
    play("up\nopen chest\ntake key\ndown\neast\nunlock down with rusty key\ndown\nlook\nnorth")


if __name__ == "__main__":
    main()
