"""Audits that an organisation asks for: of one merchant's statements, or of all its merchants at once."""
