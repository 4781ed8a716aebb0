"""The door of every organisation to its own house: what it says of itself, its people, roles and records."""
