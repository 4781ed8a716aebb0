"""What complaints are found by: keyed hashes of words, so that sealed texts can be searched without being opened."""
