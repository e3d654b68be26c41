"""Public: the copies that publishing writes."""
