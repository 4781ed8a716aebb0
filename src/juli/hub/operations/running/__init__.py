"""The processes of an installation: made, kept running, replaced one by one, stopped."""
