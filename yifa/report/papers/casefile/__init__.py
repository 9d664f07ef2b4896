"""What the papers of all kinds share: how a case is told, values stand and files are listed."""
