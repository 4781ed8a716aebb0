"""Following a complaint: what its complainant sees of it and can do with it after filing."""
