"""What figures count or measure, and of whom."""
