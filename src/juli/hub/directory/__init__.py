"""Which organisations there are, their departments and members, and who is on the platform."""
