"""The papers of a proceeding on the complainant's pages: composed from the complaint, asked for, edited, kept."""
