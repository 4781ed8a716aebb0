"""How often a job is tried again. Every job is: a database that restarts under it is no reason to give it up."""

from procrastinate import RetryStrategy

MAIL = RetryStrategy(max_attempts=8, exponential_wait=5)
"""Mail servers are away for hours now and then."""
ACCOUNT_MAIL = RetryStrategy(max_attempts=6, exponential_wait=4)
"""About half an hour: after that a person has asked for another code."""
PICTURES = RetryStrategy(max_attempts=6, exponential_wait=3)
"""More often than a picture is begun, so that in the end somebody is told."""
UPKEEP = RetryStrategy(max_attempts=5, exponential_wait=3)
"""Two minutes: the next round comes by itself."""
READING = RetryStrategy(max_attempts=3, wait=10)
"""Somebody waits before a page: what fails three times is said to have failed."""
