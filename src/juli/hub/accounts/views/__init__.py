"""Pages of the account that are our own; the others are allauth's, under our templates."""
