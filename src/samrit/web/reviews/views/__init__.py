"""Reviews: the desk, scores, signing, publishing."""
