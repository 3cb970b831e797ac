"""According to whom: quotations, reports, and who the speakers are."""
