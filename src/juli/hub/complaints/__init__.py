"""The matter between a complainant and one respondent: drafts, filing, events, messages, evidence."""
