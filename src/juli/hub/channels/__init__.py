"""What leaves and enters the platform: mail out."""
