"""Backup and restore: one encrypted archive of the database, the stored files and the secrets to read them.

docs/backup.md tabulates the format byte by byte, so that an archive can be read without this code.
"""
