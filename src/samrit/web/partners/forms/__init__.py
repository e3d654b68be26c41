"""Partners: the register of organisations."""
