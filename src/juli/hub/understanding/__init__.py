"""Understanding: what a complaint's words are about as the triage read them on arrival, and what people say of it."""
