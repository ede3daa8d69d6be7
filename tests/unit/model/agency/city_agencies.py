"""The agencies of a city as it lists them, and the short names that tests of the reader use."""

from __future__ import annotations

from cchc_tracker.data.agencies import national_agencies
from cchc_tracker.model.agency.directory import Agency, AgencyReading
from cchc_tracker.model.agency.index import AgencyDirectory
from cchc_tracker.model.agency.reader import read_agencies

NV, TC, TP, YT = "Sở Nội vụ", "Sở Tài chính", "Sở Tư pháp", "Sở Y tế"
TT, KH = "Sở Thông tin và Truyền thông", "Sở Khoa học và Công nghệ"
GD, VH = "Sở Giáo dục và Đào tạo", "Sở Văn hóa, Thể thao và Du lịch"
LD = "Sở Lao động - Thương binh và Xã hội"
VP, UB = "Văn phòng UBND thành phố", "UBND thành phố"
ALL, HUYEN, XA = "Sở, ban, ngành thành phố", "UBND cấp huyện", "UBND cấp xã"
OPEN = "Các cơ quan, đơn vị có liên quan"

CITY = AgencyDirectory(
    [
        Agency(ALL, group=True),
        Agency(VP, level="province"),
        Agency(UB, level="province"),
        Agency("Công an thành phố", level="province"),
        Agency("UBND quận Ninh Kiều", level="district"),
        Agency("UBND quận Bình Thủy", level="district"),
        Agency("UBND huyện Phong Điền", level="district"),
    ],
    national_agencies(),
)


def names(reading: AgencyReading) -> list[str]:
    """The agencies that a cell names, by their full names."""
    return [mention.name for mention in reading.mentions]


ABOVE = read_agencies("Các sở, ban, ngành; UBND cấp huyện", CITY)
