"""Small models learnt from texts: the pieces they weigh, the arrays they stand in, and what they add up to."""
