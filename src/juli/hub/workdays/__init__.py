"""The years of the official calendar that the operator brought after the release."""
