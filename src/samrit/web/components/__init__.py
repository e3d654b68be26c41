"""What pages are made of: for each component its template, its styles and its examples, side by side, and a tag.

In: what a page wants shown. Out: markup that every page shares; `/office/components/` shows all of it.
May import what `samrit.web` may.
"""
