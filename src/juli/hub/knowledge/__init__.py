"""Articles, guides and answers for people and desks."""
