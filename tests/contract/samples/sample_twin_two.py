"""One of two plugins that bring the same locality, named after neither."""

from cchc_tracker.model.locality import Locality
from cchc_tracker.plugins import hookimpl


class Twin:
    """Brings `sample-shared`."""

    @hookimpl
    def localities(self) -> list[Locality]:
        """The locality that the other twin brings too."""
        return [Locality("sample-shared", "Xã Chung", "commune", "Huyện Mẫu", "UBND xã")]


plugin = Twin()
