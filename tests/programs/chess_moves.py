"""A chess move generator, checked by counting the positions reachable in a few moves (perft)."""

START = "rnbqkbnr/pppppppp/8/8/8/8/PPPPPPPP/RNBQKBNR w KQkq -"
KIWIPETE = "r3k2r/p1ppqpb1/bn2pnp1/3PN3/1p2P3/2N2Q1p/PPPBBPPP/R3K2R w KQkq -"
ENDGAME = "8/2p5/3p4/KP5r/1R3p1k/8/4P1P1/8 w - -"
PROMOTIONS = "n1n5/PPPk4/8/8/8/8/4Kppp/5N1N b - -"

NORTH, SOUTH, EAST, WEST = -10, 10, 1, -1
DIRECTIONS = {
    "N": (-21, -19, -12, -8, 8, 12, 19, 21),
    "B": (-11, -9, 9, 11),
    "R": (NORTH, SOUTH, EAST, WEST),
    "Q": (-11, -9, 9, 11, NORTH, SOUTH, EAST, WEST),
    "K": (-11, -9, 9, 11, NORTH, SOUTH, EAST, WEST),
}
SLIDERS = "BRQ"
A8, H8, A1, H1 = 21, 28, 91, 98


def square_name(i):
    return "abcdefgh"[i % 10 - 1] + str(10 - i // 10)


def square_index(name):
    return (10 - int(name[1])) * 10 + "abcdefgh".index(name[0]) + 1


class Position:
    """A board of 10 x 12 squares with a border; upper case is white."""

    __slots__ = ("board", "white", "castling", "en_passant")

    def __init__(self, board, white, castling, en_passant):
        self.board, self.white, self.castling, self.en_passant = board, white, castling, en_passant

    @classmethod
    def from_fen(cls, fen):
        rows, side, castling, en_passant = fen.split()
        board = ["#"] * 120
        for r, row in enumerate(rows.split("/")):
            column = 1
            for ch in row:
                for piece in "." * int(ch) if ch.isdigit() else ch:
                    board[20 + r * 10 + column] = piece
                    column += 1
        return cls(board, side == "w", castling, 0 if en_passant == "-" else square_index(en_passant))

    def __str__(self):
        rows = [" ".join(self.board[r * 10 + 1 : r * 10 + 9]) for r in range(2, 10)]
        return "\n".join(f"{8 - i} {row}" for i, row in enumerate(rows)) + "\n  a b c d e f g h"

    def is_mine(self, piece):
        return piece.isupper() if self.white else piece.islower()

    def is_theirs(self, piece):
        return piece.islower() if self.white else piece.isupper()

    def attacked(self, square, by_white):
        board = self.board
        side = str.upper if by_white else str.lower
        forward = SOUTH if by_white else NORTH
        for d in (forward + EAST, forward + WEST):
            if board[square + d] == side("p"):
                return True
        for d in DIRECTIONS["N"]:
            if board[square + d] == side("n"):
                return True
        for d in DIRECTIONS["K"]:
            if board[square + d] == side("k"):
                return True
            diagonal = abs(d) in (9, 11)
            target = square + d
            while board[target] == ".":
                target += d
            if board[target] in (side("q"), side("b" if diagonal else "r")):
                return True
        return False

    def pawn_moves(self, i):
        board = self.board
        forward = NORTH if self.white else SOUTH
        start_row, last_row = (8, 2) if self.white else (3, 9)
        targets = []
        if board[i + forward] == ".":
            targets.append(i + forward)
            if i // 10 == start_row and board[i + 2 * forward] == ".":
                yield i, i + 2 * forward, ""
        for d in (forward + EAST, forward + WEST):
            if self.is_theirs(board[i + d]) or i + d == self.en_passant:
                targets.append(i + d)
        for target in targets:
            if target // 10 == last_row:
                for promotion in "QRBN":
                    yield i, target, promotion
            else:
                yield i, target, ""

    def castling_moves(self, i):
        king, queen = ("K", "Q") if self.white else ("k", "q")
        board, enemy = self.board, not self.white
        if self.attacked(i, enemy):
            return
        if king in self.castling and board[i + 1] == board[i + 2] == "." and not self.attacked(i + 1, enemy):
            yield i, i + 2, ""
        if queen in self.castling and board[i - 1] == board[i - 2] == board[i - 3] == "." and not self.attacked(i - 1, enemy):
            yield i, i - 2, ""

    def pseudo_moves(self):
        board = self.board
        for i in range(21, 99):
            piece = board[i]
            if piece == "." or not self.is_mine(piece):
                continue
            kind = piece.upper()
            if kind == "P":
                yield from self.pawn_moves(i)
                continue
            for d in DIRECTIONS[kind]:
                target = i + d
                while board[target] == "." or self.is_theirs(board[target]):
                    yield i, target, ""
                    if kind not in SLIDERS or board[target] != ".":
                        break
                    target += d
            if kind == "K":
                yield from self.castling_moves(i)

    def play(self, move):
        start, target, promotion = move
        board = self.board[:]
        piece = board[start]
        board[start], board[target] = ".", piece
        en_passant = 0
        if piece in "Pp":
            if target == self.en_passant:
                board[target + (SOUTH if self.white else NORTH)] = "."
            if abs(target - start) == 20:
                en_passant = (start + target) // 2
            if promotion:
                board[target] = promotion if self.white else promotion.lower()
        elif piece in "Kk" and abs(target - start) == 2:
            corner = start + 3 if target > start else start - 4
            board[(start + target) // 2], board[corner] = board[corner], "."
        castling = self.castling
        if castling != "-":
            for corner, right in ((A1, "Q"), (H1, "K"), (A8, "q"), (H8, "k")):
                if corner in (start, target):
                    castling = castling.replace(right, "")
            if piece == "K":
                castling = castling.replace("K", "").replace("Q", "")
            elif piece == "k":
                castling = castling.replace("k", "").replace("q", "")
        return Position(board, not self.white, castling, en_passant)

    def legal_moves(self):
        king = "K" if self.white else "k"
        for move in self.pseudo_moves():
            after = self.play(move)
            if not after.attacked(after.board.index(king), after.white):
                yield move, after


def perft(position, depth):
    if depth == 0:
        return 1
    return sum(perft(after, depth - 1) for _, after in position.legal_moves())


def main():
    for name, fen, depth, expected in (
        ("start", START, 3, 8902),
        ("kiwipete", KIWIPETE, 2, 2039),
        ("endgame", ENDGAME, 3, 2812),
        ("promotions", PROMOTIONS, 2, 496),
    ):
        position = Position.from_fen(fen)
        nodes = perft(position, depth)
        print(f"{name:<10} depth {depth}: {nodes:>6} {'ok' if nodes == expected else f'wrong, expected {expected}'}")
    position = Position.from_fen(START)
    print(position)
    for text in ("e2e4", "e7e5", "g1f3", "b8c6", "f1b5", "g8f6", "e1g1"):
        for move, after in position.legal_moves():
            if square_name(move[0]) + square_name(move[1]) == text:
                position = after
                break
        else:
            raise ValueError(f"illegal move {text}")
    print(position)
    divided = {square_name(m[0]) + square_name(m[1]): perft(p, 1) for m, p in position.legal_moves()}
    print(len(divided), sum(divided.values()), position.castling)
    print(" ".join(f"{move}:{count}" for move, count in sorted(divided.items())[:10]))


if __name__ == "__main__":
    main()
