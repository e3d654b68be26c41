"""Counting: rules, the lists behind figures, provenance."""
