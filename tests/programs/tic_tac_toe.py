"""Tic-tac-toe: minimax with memory, alpha-beta, perfect play, counting of all games."""
from functools import lru_cache

LINES = [(0, 1, 2), (3, 4, 5), (6, 7, 8), (0, 3, 6), (1, 4, 7), (2, 5, 8), (0, 4, 8), (2, 4, 6)]
EMPTY = "." * 9


def winner(board):
    for a, b, c in LINES:
        if board[a] != "." and board[a] == board[b] == board[c]:
            return board[a]
    return None


def moves(board):
    return [i for i, square in enumerate(board) if square == "."]


def play(board, square, player):
    return board[:square] + player + board[square + 1 :]


def other(player):
    return "O" if player == "X" else "X"


@lru_cache(maxsize=None)
def minimax(board, player):
    """The best reachable score for X (1, 0, -1) and the first move that reaches it."""
    won = winner(board)
    if won:
        return (1 if won == "X" else -1), None
    free = moves(board)
    if not free:
        return 0, None
    scored = [(minimax(play(board, m, player), other(player))[0], m) for m in free]
    if player == "X":
        best = max(scored, key=lambda pair: (pair[0], -pair[1]))
    else:
        best = min(scored)
    return best


class AlphaBeta:
    def __init__(self):
        self.nodes = 0

    def search(self, board, player, alpha=-2, beta=2):
        self.nodes += 1
        won = winner(board)
        if won:
            return 1 if won == "X" else -1
        free = moves(board)
        if not free:
            return 0
        for m in free:
            score = self.search(play(board, m, player), other(player), alpha, beta)
            if player == "X":
                alpha = max(alpha, score)
            else:
                beta = min(beta, score)
            if alpha >= beta:
                break
        return alpha if player == "X" else beta


def count_games(board=EMPTY, player="X", tally=None):
    tally = {"X": 0, "O": 0, "draw": 0} if tally is None else tally
    won = winner(board)
    if won or "." not in board:
        tally[won or "draw"] += 1
        return tally
    for m in moves(board):
        count_games(play(board, m, player), other(player), tally)
    return tally


def picture(board):
    rows = [" | ".join(s if s != "." else str(i + r) for i, s in enumerate(board[r : r + 3])) for r in (0, 3, 6)]
    return "\n--+---+--\n".join(rows)


def perfect_game():
    board, player = EMPTY, "X"
    while winner(board) is None and "." in board:
        _, m = minimax(board, player)
        board = play(board, m, player)
        player = other(player)
        yield m, board


def against_naive():
    """X plays perfectly, O always takes the first free square."""
    board, player = EMPTY, "X"
    while winner(board) is None and "." in board:
        m = minimax(board, player)[1] if player == "X" else moves(board)[0]
        board = play(board, m, player)
        player = other(player)
    return board


def main():
    print(picture(EMPTY))
    score, first = minimax(EMPTY, "X")
    print("value of the game:", score, "first move:", first, "positions:", minimax.cache_info().currsize)
    for m, board in perfect_game():
        print(m, board)
    print(picture(board), "->", winner(board) or "draw")
    final = against_naive()
    print(final, winner(final))
    search = AlphaBeta()
    start = play(play(EMPTY, 4, "X"), 0, "O")
    print("alpha-beta:", search.search(start, "X"), search.nodes, "nodes; minimax says", minimax(start, "X")[0])
    for position, player in (("XX.OO....", "X"), ("XX.OO....", "O"), ("X.O.X.O..", "X"), ("XOXXOXOXO", "X")):
        print(position, player, minimax(position, player))
    print(count_games(play(play(EMPTY, 0, "X"), 4, "O")))


if __name__ == "__main__":
    main()
