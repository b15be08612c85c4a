"""What every page is made with: its words and links, the guide, and what can be downloaded."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from careerguide.model.fields import Item
from careerguide.model.guide import Guide
from careerguide.pages.downloads import DownloadIndex
from careerguide.pages.words import PageWords

SourceLink = Callable[[str, int], str]
"""The web address of a line of a file, given by its path and the number of the line from 1."""


@dataclass(frozen=True)
class PageContext(PageWords):
    """All that the views of one page are made from."""

    guide: Guide
    downloads: DownloadIndex
    source_link: SourceLink

    def for_page(self, page: str) -> "PageContext":
        """The same for another page, by its path."""
        return replace(self, page=page)

    @property
    def words(self) -> PageWords:
        """What the template of the page gets: the words and links alone."""
        return PageWords(self.addresses, self.page)

    def edit(self, item: Item) -> str:
        """Where the item is written, in the repository."""
        origin = self.guide.origins[item.id]
        return self.source_link(origin.path, origin.line)
