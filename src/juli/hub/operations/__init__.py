"""Running an installation: its database, its processes, its health."""
