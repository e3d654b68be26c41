"""Pages: each view loads, calls one function, and responds."""
