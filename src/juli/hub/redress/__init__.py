"""Money and promises: offers, settlements, obligations."""
