"""Review of an export: many notes checked, gathered, compared with each other, and shown to those who coach."""
