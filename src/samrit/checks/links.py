"""What is known of a report's links besides its words: do they open, and is a copy kept?"""

from dataclasses import dataclass

from samrit.thai.translation import Message


@dataclass(frozen=True, slots=True)
class LinkFacts:
    """What was seen when a link was asked for. Of a link that nobody has asked for, nothing is known, and rules are silent."""

    is_dead: bool = False
    is_captured: bool = False

    @property
    def words(self) -> Message:
        """Both facts in words."""
        opens = Message("doesn't open") if self.is_dead else Message("opens")
        stored = Message("a copy is kept") if self.is_captured else Message("no copy is kept")
        return Message("{opens}, {stored}", opens=opens, stored=stored)
