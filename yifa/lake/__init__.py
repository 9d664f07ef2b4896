"""What figures need of many houses, laid together: counts and nothing of a person."""
