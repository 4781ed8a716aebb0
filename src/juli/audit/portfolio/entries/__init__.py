"""The entries of a portfolio: parted, read as numbers, and looked through for what the rules have to see."""
