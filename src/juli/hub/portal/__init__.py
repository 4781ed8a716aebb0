"""The complainant's door: pages without sign-in, on a phone, without JavaScript."""
