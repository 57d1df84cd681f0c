"""How a finding's words, or the sentence around them, could read: fixes that fit, and prompts with a blank."""
