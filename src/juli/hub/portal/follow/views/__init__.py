"""The pages of a complaint for its complainant."""
