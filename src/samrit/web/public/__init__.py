"""Public: what anybody may see."""
