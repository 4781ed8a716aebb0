"""What was agreed with the merchants of a portfolio, laid out for looking up."""
