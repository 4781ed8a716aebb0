"""What is kept of a portfolio's audit and told of it."""
