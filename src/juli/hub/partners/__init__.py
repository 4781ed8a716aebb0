"""The partner's door: what a payment institution asks its agents, makers and services, and no more."""
