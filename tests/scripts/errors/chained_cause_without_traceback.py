raise ValueError("effect") from OSError("never raised")
