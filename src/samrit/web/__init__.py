"""OUT: server-rendered pages; views/ forms/ templates/ static/. A view loads, calls one function, responds.

In: requests. Out: pages in Thai and English that work without JavaScript.
May import `samrit.actions` and all below it.
"""
