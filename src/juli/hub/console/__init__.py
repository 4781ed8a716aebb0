"""The operator's door: organisations, their activation, and the installation itself."""
