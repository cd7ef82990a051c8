"""The words that announcements are printed in: heads of columns, kinds, conclusions."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from enum import StrEnum

from stdgraph.errors import Message


class Paper(StrEnum):
    """The kinds of announcement that are read."""

    STANDARDS = "standards"
    PLANS = "plans"
    WITHDRAWALS = "withdrawals"
    REVIEWS = "reviews"
    AMENDMENTS = "amendments"


PAPERS: Mapping[Paper, Message] = {
    Paper.STANDARDS: Message("标准发布公告", "announcement of new standards"),
    Paper.PLANS: Message("制修订计划", "plan of projects"),
    Paper.WITHDRAWALS: Message("废止公告", "announcement of withdrawals"),
    Paper.REVIEWS: Message("复审公告", "announcement of reviews"),
    Paper.AMENDMENTS: Message("修改单公告", "announcement of amendments"),
}
# What a column is, and the heads that it is printed under.
_HEADS = {
    "serial": "序号 编号序 no no.",
    "number": "标准号 标准编号 国家标准编号 国家标准号 行业标准编号 被修改标准号 原标准号 编号",
    "title_zh": "标准名称 国家标准名称 标准中文名称 中文名称 项目名称 计划项目名称 项目中文名称"
    " 计划名称 名称",
    "title_en": "英文名称 标准英文名称 项目英文名称",
    "replaces": "代替标准号 代替标准 代替标准编号 被代替标准号 被代替标准 代替国标号 被修订标准号"
    " 拟代替标准号 代替号",
    "effective": "实施日期 实施时间",
    "published": "发布日期 批准日期 发布时间",
    "withdrawn": "废止日期 废止时间",
    "adopts": "采标情况 采用国际标准 采标 采标号 采用国际标准编号 采用国际标准及编号"
    " 采用国际标准和国外先进标准情况",
    "plan_number": "计划号 计划编号 计划项目编号 项目编号 项目计划号",
    "committee": "归口单位 技术归口单位 技术委员会 标准化技术组织 归口单位名称"
    " 技术委员会或技术归口单位",
    "competent_department": "主管部门 主管部门或单位",
    "drafters": "起草单位 主要起草单位 承担单位 牵头单位",
    "conclusion": "复审结论 复审意见 结论",
    "reviewed": "复审日期 复审时间 复审年度 复审年份",
    "amendment": "修改单 修改单号 修改单编号 修改单名称",
}
_COLUMN_OF = {word: column for column, words in _HEADS.items() for word in words.split()}
# Columns that have no field of their own are kept in the note, under their head.
KEPT = (
    "标准性质",
    "制修订",
    "制/修订",
    "完成时间",
    "完成年限",
    "项目周期",
    "标准主要内容",
    "主要内容",
    "适用范围",
    "废止原因",
    "原因",
    "备注",
    "说明",
)
CONCLUSIONS = (
    ("continue", ("继续有效", "确认有效", "有效")),
    ("revise", ("修订", "修改")),
    ("withdraw", ("废止",)),
)
_BRACKETS = re.compile(r"[(\[【].*?[)\]】]")


def plain(text: str) -> str:
    """Return a head as it is compared: NFKC, without blanks and brackets, small letters."""
    return re.sub(r"\s+", "", _BRACKETS.sub("", unicodedata.normalize("NFKC", text))).lower()


def column_of(head: str) -> str | None:
    """Return the column that a head names, ``kept:HEAD`` for one kept in the note, or None."""
    found = _COLUMN_OF.get(plain(head))
    if found is None and plain(head) in map(plain, KEPT):
        return f"kept:{head.strip()}"
    return found
