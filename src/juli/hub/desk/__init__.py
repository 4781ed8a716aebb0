"""The provider's door: its complaints and no others."""
