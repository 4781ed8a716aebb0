"""What `juli doctor` and the console look at: the machine, the database, keys, files, certificate."""
