"""The parse as rules read it: mended trees and lemmas, look-ups, clauses and how firmly they are put."""
