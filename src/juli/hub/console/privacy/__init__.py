"""The operator's pages on personal data: what is due to be erased, batches decided by two people, what is held."""
