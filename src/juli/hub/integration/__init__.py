"""What other programs of an organisation reach the platform with: tokens, kept answers, webhooks."""
