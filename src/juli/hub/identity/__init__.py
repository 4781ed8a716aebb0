"""Signing in with the sign-in of one's own organisation: which one each has, and whom it may let in."""
