"""What every answer carries to keep a browser from doing more than it should, and how files are handed out."""
