"""Pages of an organisation about itself."""
