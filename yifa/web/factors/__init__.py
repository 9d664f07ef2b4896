"""What somebody shows after the password: a code app, a security key, a spare code."""
