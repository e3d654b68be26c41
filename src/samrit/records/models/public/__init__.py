"""Public: what anybody may see, as copies of their own."""
