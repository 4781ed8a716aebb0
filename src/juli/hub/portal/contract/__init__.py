"""The contract in the journey: taken, its terms confirmed by the person, its clauses looked at a second time."""
