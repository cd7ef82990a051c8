"""The words and codes that invented standards are made of; none names a real standard."""

from __future__ import annotations

ASPECTS = (
    ("通用技术要求", "General technical requirements"),
    ("术语和定义", "Terms and definitions"),
    ("参考架构", "Reference architecture"),
    ("测试方法", "Test methods"),
    ("数据字典", "Data dictionary"),
    ("安全要求", "Safety requirements"),
    ("互联互通", "Interoperability"),
    ("信息模型", "Information model"),
    ("评价指标", "Evaluation indicators"),
    ("实施指南", "Implementation guide"),
    ("接口规范", "Interface specification"),
    ("运行维护", "Operation and maintenance"),
)
THEMES = (
    ("智能工厂", "Smart factory"),
    ("数字孪生", "Digital twin"),
    ("工业互联网", "Industrial internet"),
    ("工业机器人", "Industrial robots"),
    ("增材制造", "Additive manufacturing"),
    ("预测性维护", "Predictive maintenance"),
    ("制造执行系统", "Manufacturing execution systems"),
    ("工业大数据", "Industrial big data"),
    ("边缘计算", "Edge computing"),
    ("数控装备", "Numerically controlled equipment"),
    ("智能物流", "Smart logistics"),
    ("能效优化", "Energy efficiency optimisation"),
    ("供应链协同", "Supply chain collaboration"),
    ("工业信息安全", "Industrial information security"),
    ("机器视觉", "Machine vision"),
    ("标识解析", "Identifier resolution"),
)
OBJECTS = (
    ("汽车零部件", "automotive parts"),
    ("船舶", "ships"),
    ("航空发动机", "aircraft engines"),
    ("轨道车辆", "rail vehicles"),
    ("石油化工装置", "petrochemical plants"),
    ("钢铁冶炼", "iron and steel making"),
    ("有色金属加工", "non-ferrous metal working"),
    ("纺织机械", "textile machinery"),
    ("家用电器", "household appliances"),
    ("制药装备", "pharmaceutical equipment"),
    ("食品包装线", "food packaging lines"),
    ("半导体晶圆", "semiconductor wafers"),
    ("锂离子电池", "lithium-ion batteries"),
    ("光伏组件", "photovoltaic modules"),
    ("风力发电机组", "wind turbines"),
    ("水泥窑炉", "cement kilns"),
    ("造纸机", "paper machines"),
    ("印刷设备", "printing equipment"),
    ("家具定制", "made-to-measure furniture"),
    ("轮胎硫化", "tyre vulcanising"),
    ("玻璃熔窑", "glass furnaces"),
    ("农业机械", "agricultural machinery"),
    ("工程机械", "construction machinery"),
    ("电力变压器", "power transformers"),
    ("光纤光缆", "optical fibre cables"),
)
SITES = ("车间", "产线", "工位", "单元", "工厂", "仓库", "园区", "平台")
SITES_EN = ("shops", "lines", "stations", "cells", "factories", "stores", "parks", "platforms")
COMMITTEES = (*(f"SAC/TC {number}" for number in range(100, 160)), "ISO/TC 184/SC 4", "IEC/TC 65")
ICS = ("25.040.40", "35.240.50", "25.040.30", "35.110", "13.110", "29.020", "01.040.25")
CCS = ("N10", "L70", "J50", "N19", "L67", "K60")
# A standard prefix with its weight, its place among the levels, and how a year is joined to it.
PREFIXES = (
    ("GB/T", 62, "recommended", "-"),
    ("GB", 3, "mandatory", "-"),
    ("GB/Z", 3, "guidance", "-"),
    ("YD/T", 7, "recommended", "-"),
    ("JB/T", 7, "recommended", "-"),
    ("T/CAMS", 4, "recommended", "-"),
    ("DB11/T", 2, "recommended", "-"),
    ("ISO", 6, "international", ":"),
    ("IEC", 6, "international", ":"),
)
