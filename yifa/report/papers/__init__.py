"""How papers leave the house: say what stands on one (`paper`), then write it (`docx`, `html`)."""
