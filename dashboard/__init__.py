"""The screens: where several outlets differ, question by question."""
