"""The pages of the journey, one file each: its form, what it keeps, what it shows."""
