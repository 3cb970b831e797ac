"""What happened: triggers, who takes part, and what is said of it."""
