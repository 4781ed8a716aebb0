"""The pages of a complaint as its complainant follows it."""
