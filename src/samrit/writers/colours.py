"""Colours of charts on paper, on slides and in books, where no style sheet reaches; the pages have theirs in CSS."""

from samrit.scoring.counts import Part

# Two blues, ochre and vermilion, safe for the colour-blind; what can't be told is pale.
PART_COLOURS: dict[Part, str] = {
    Part.EXCEEDS: "#1f5f99",
    Part.MEETS: "#6aa5d8",
    Part.NEARLY: "#d9a13b",
    Part.MISSES: "#c8502f",
    Part.UNJUDGED: "#b9b3a4",
    Part.DOUBTFUL: "#e9e4d6",
    Part.OVERDUE: "#ffffff",
    Part.NOT_DUE: "#e3dfd5",
}
