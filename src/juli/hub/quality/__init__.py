"""What becomes of complaints once they are closed, and how well they were handled: questions, reviews, figures."""
