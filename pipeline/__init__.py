"""Recoupe's pipeline: articles in, questions and their differing answers out."""

__version__ = "0.1.0"
