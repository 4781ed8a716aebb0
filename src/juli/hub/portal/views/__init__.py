"""Views of the journey."""
