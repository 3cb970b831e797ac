"""What a run leaves behind: snapshots of its tables, files made from them, and the decisions people take."""
