"""UNPACK: files from anywhere become words, in a process of its own with little memory, time and output.

In: bytes of a file. Out: its blocks in reading order (lines, tables), as `process.decode` gives them. One module per format.
Imports nothing of ours: what a hostile file could reach in that process is this folder, one library, and the file.
"""
