"""The Chinese standard prefixes (标准代号), each with its names, level and owner.

The sector prefixes follow the list of 行业标准代号 that the information service platform for
sector standards prints; names and owners are general knowledge and no source is claimed for
them. An owner is given only where it is certain; departments were renamed and merged often.
Group (T/...), local (DB + region) and enterprise (Q/...) prefixes are open families and are made
by rule, not listed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from stdgraph.errors import Message

from .kinds import Level, Nature


@dataclass(frozen=True, slots=True)
class Prefix:
    """A standard prefix, e.g. ``YD``, with the field it stands for and who owns it.

    ``bare_nature`` is what a number without ``/T`` or ``/Z`` says of the standard's nature;
    ``None`` where it says nothing (HB, for one, prints no letter on voluntary standards).
    """

    code: str
    name: Message
    level: Level
    owner: Message | None
    bare_nature: Nature | None


_OWNERS = {
    "SAC": Message("国家标准化管理委员会", "Standardization Administration of China"),
    "SAMR": Message("国家市场监督管理总局", "State Administration for Market Regulation"),
    "MIIT": Message("工业和信息化部", "Ministry of Industry and Information Technology"),
    "MOHURD": Message("住房和城乡建设部", "Ministry of Housing and Urban-Rural Development"),
    "NHC": Message("国家卫生健康委员会", "National Health Commission"),
    "NEA": Message("国家能源局", "National Energy Administration"),
    "MNR": Message("自然资源部", "Ministry of Natural Resources"),
    "MARA": Message("农业农村部", "Ministry of Agriculture and Rural Affairs"),
    "MEE": Message("生态环境部", "Ministry of Ecology and Environment"),
    "MEM": Message("应急管理部", "Ministry of Emergency Management"),
    "MOT": Message("交通运输部", "Ministry of Transport"),
    "MOE": Message("教育部", "Ministry of Education"),
    "MPS": Message("公安部", "Ministry of Public Security"),
    "MWR": Message("水利部", "Ministry of Water Resources"),
    "MCA": Message("民政部", "Ministry of Civil Affairs"),
    "MOJ": Message("司法部", "Ministry of Justice"),
    "MOFCOM": Message("商务部", "Ministry of Commerce"),
    "MCT": Message("文化和旅游部", "Ministry of Culture and Tourism"),
    "MOHRSS": Message("人力资源和社会保障部", "Ministry of Human Resources and Social Security"),
    "PBC": Message("中国人民银行", "People's Bank of China"),
    "GACC": Message("海关总署", "General Administration of Customs"),
    "STA": Message("国家税务总局", "State Taxation Administration"),
    "NRTA": Message("国家广播电视总局", "National Radio and Television Administration"),
    "SPORT": Message("国家体育总局", "General Administration of Sport"),
    "CMA": Message("中国气象局", "China Meteorological Administration"),
    "CEA": Message("中国地震局", "China Earthquake Administration"),
    "CAAC": Message("中国民用航空局", "Civil Aviation Administration of China"),
    "NRA": Message("国家铁路局", "National Railway Administration"),
    "SPB": Message("国家邮政局", "State Post Bureau"),
    "NMPA": Message("国家药品监督管理局", "National Medical Products Administration"),
    "NATCM": Message("国家中医药管理局", "National Administration of Traditional Chinese Medicine"),
    "STMA": Message("国家烟草专卖局", "State Tobacco Monopoly Administration"),
    "NFGA": Message("国家林业和草原局", "National Forestry and Grassland Administration"),
    "GRAIN": Message("国家粮食和物资储备局", "National Food and Strategic Reserves Administration"),
    "NCHA": Message("国家文物局", "National Cultural Heritage Administration"),
    "NAA": Message("国家档案局", "National Archives Administration"),
    "NPPA": Message("国家新闻出版署", "National Press and Publication Administration"),
    "CFA": Message("国家电影局", "China Film Administration"),
    "SCA": Message("国家密码管理局", "State Cryptography Administration"),
    "NFRA": Message("国家消防救援局", "National Fire and Rescue Administration"),
    "NMSA": Message("国家矿山安全监察局", "National Mine Safety Administration"),
    "COOP": Message(
        "中华全国供销合作总社", "All China Federation of Supply and Marketing Cooperatives"
    ),
}

# code | zh | en | owner. GBZ is 国家职业卫生标准 and so national; it never means GB/Z.
_NATIONAL = """
GB|国家标准|national standards|SAC
GBJ|工程建设国家标准（旧）|national construction standards (before GB 50000)|MOHURD
GBZ|国家职业卫生标准|national occupational health standards|NHC
GJB|国家军用标准|national military standards|
JJF|国家计量技术规范|national metrology technical specifications|SAMR
JJG|国家计量检定规程|national metrology verification regulations|SAMR
"""

_SECTOR = """
AQ|安全生产|work safety|MEM
BB|包装|packaging|MIIT
CB|船舶|shipbuilding|
CH|测绘|surveying and mapping|MNR
CJ|城镇建设|urban construction|MOHURD
CJJ|城镇建设工程|urban construction engineering|MOHURD
CY|新闻出版|press and publication|NPPA
DA|档案|archives|NAA
DB|地震|earthquakes|CEA
DL|电力|electric power|NEA
DY|电影|film|CFA
DZ|地质矿产|geology and mineral resources|MNR
EJ|核工业|nuclear industry|
FZ|纺织|textiles|MIIT
GA|公共安全|public security|MPS
GC|国家物资储备|state material reserves|GRAIN
GH|供销合作|supply and marketing cooperatives|COOP
GM|密码|cryptography|SCA
GY|广播电视和网络视听|radio, television and online audiovisual|NRTA
HB|航空|aviation industry|
HG|化工|chemical industry|MIIT
HJ|生态环境保护|environmental protection|MEE
HS|海关|customs|GACC
HY|海洋|oceanography|MNR
JB|机械|machinery|MIIT
JC|建材|building materials|MIIT
JG|建筑工程|building construction|MOHURD
JGJ|建筑工程（工程建设）|building engineering|MOHURD
JR|金融|finance|PBC
JS|机关事务|government offices administration|
JT|交通|transport|MOT
JY|教育|education|MOE
KA|矿山安全|mine safety|NMSA
LB|旅游|tourism|MCT
LD|劳动和劳动安全|labour and labour safety|MOHRSS
LS|粮食|grain|GRAIN
LY|林业|forestry|NFGA
MH|民用航空|civil aviation|CAAC
MR|市场监管|market regulation|SAMR
MT|煤炭|coal|
MZ|民政|civil affairs|MCA
NB|能源|energy|NEA
NB/SH|能源（石油化工）|energy (petrochemicals)|NEA
NY|农业|agriculture|MARA
QB|轻工|light industry|MIIT
QC|汽车|automobiles|MIIT
QJ|航天|aerospace|
QX|气象|meteorology|CMA
RB|认证认可|certification and accreditation|SAMR
RF|人民防空|civil air defence|
SB|国内贸易|domestic trade|MOFCOM
SC|水产|fisheries|MARA
SF|司法|justice administration|MOJ
SH|石油化工|petrochemicals|MIIT
SJ|电子|electronics|MIIT
SL|水利|water resources|MWR
SN|出入境检验检疫|entry-exit inspection and quarantine|GACC
SW|税务|taxation|STA
SY|石油天然气|oil and natural gas|NEA
TB|铁路|railways|NRA
TD|土地管理|land administration|MNR
TY|体育|sport|SPORT
WB|物资管理|materials management|
WH|文化|culture|MCT
WJ|兵工民品|civilian products of the ordnance industry|
WM|外经贸|foreign trade and economic cooperation|MOFCOM
WS|卫生|health|NHC
WW|文物保护|cultural relics protection|NCHA
XB|稀土|rare earths|MIIT
XF|消防救援|fire and rescue|NFRA
YB|黑色冶金|ferrous metallurgy|MIIT
YC|烟草|tobacco|STMA
YD|通信|communications|MIIT
YJ|减灾救灾与综合性应急管理|disaster relief and emergency management|MEM
YS|有色金属|non-ferrous metals|MIIT
YY|医药|medical products|NMPA
YZ|邮政|postal service|SPB
ZY|中医药|traditional Chinese medicine|NATCM
"""

# Metrology documents and military standards lie outside the Standardization Law's division into
# mandatory and voluntary; the defence industries' sector standards go without a letter either way.
_BARE_NATURES: Mapping[str, Nature | None] = {
    "GJB": Nature.NOT_APPLICABLE,
    "JJF": Nature.NOT_APPLICABLE,
    "JJG": Nature.NOT_APPLICABLE,
    **dict.fromkeys(("CB", "EJ", "HB", "QJ", "WJ")),
}


def _rows(table: str, level: Level) -> dict[str, Prefix]:
    rows = {}
    for line in table.split("\n"):
        if line:
            code, zh, en, owner = line.split("|")
            rows[code] = Prefix(
                code,
                Message(zh, en),
                level,
                _OWNERS[owner] if owner else None,
                _BARE_NATURES.get(code, Nature.MANDATORY),
            )
    return rows


PREFIXES: Mapping[str, Prefix] = MappingProxyType(
    _rows(_NATIONAL, Level.NATIONAL) | _rows(_SECTOR, Level.SECTOR)
)

# First two digits of a region in a local prefix (GB/T 2260), as in DB11 or DB3702.
PROVINCES = frozenset(
    str(code)
    for block in ((11, 15), (21, 23), (31, 37), (41, 46), (50, 54), (61, 65), (71, 71), (81, 82))
    for code in range(block[0], block[1] + 1)
)
