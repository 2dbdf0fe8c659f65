"""Measures and spans of time: canonical name, SI, and how each language writes them. Data only."""

from typing import NamedTuple


class Measure(NamedTuple):
    """A unit of measure; `pint` is its expression for the units library, `si` the contract's name of its SI unit."""

    pint: str
    si: str
    chinese: tuple[str, ...]
    english: tuple[str, ...]  # singular, plural, then other spellings
    marks: tuple[str, ...] = ()  # symbols that both languages write


MEASURES: dict[str, Measure] = {
    # length
    "kilometre": Measure("kilometer", "metre", ("公里", "千米"), ("kilometer", "kilometers", "kilometre", "kilometres", "kms"), ("km",
    "KM", "㎞")),
    "metre": Measure("meter", "metre", ("米", "公尺"), ("meter", "meters", "metre", "metres"), ("m",)),
    "centimetre": Measure("centimeter", "metre", ("厘米", "公分"), ("centimeter", "centimeters", "centimetre", "centimetres"), ("cm",
    "㎝")),
    "millimetre": Measure("millimeter", "metre", ("毫米",), ("millimeter", "millimeters", "millimetre", "millimetres"), ("mm", "㎜")),
    "micrometre": Measure("micrometer", "metre", ("微米",), ("micrometer", "micrometers", "micron", "microns", "micrometre",
    "micrometres"), ("μm", "µm")),
    "nanometre": Measure("nanometer", "metre", ("纳米",), ("nanometer", "nanometers", "nanometre", "nanometres"), ("nm",)),
    "li": Measure("li_length", "metre", ("里", "华里"), ("li",)),
    "zhang": Measure("zhang_length", "metre", ("丈",), ("zhang",)),
    "chi": Measure("chi_length", "metre", ("尺", "市尺"), ("chi",)),
    "mile": Measure("mile", "metre", ("英里",), ("mile", "miles"), ("mi",)),
    "nautical_mile": Measure("nautical_mile", "metre", ("海里",), ("nautical mile", "nautical miles")),
    "foot": Measure("foot", "metre", ("英尺", "呎"), ("foot", "feet"), ("ft",)),
    "inch": Measure("inch", "metre", ("英寸", "寸", "吋"), ("inch", "inches")),
    "yard": Measure("yard", "metre", ("码",), ("yard", "yards")),
    "light_year": Measure("light_year", "metre", ("光年",), ("light-year", "light-years", "light year", "light years")),
    # area
    "square_kilometre": Measure("kilometer**2", "square_metre", ("平方公里", "平方千米"),
        ("square kilometer", "square kilometers", "square kilometre", "square kilometres", "sq km", "sq. km"), ("km2", "km²", "㎢")),
    "square_metre": Measure("meter**2", "square_metre", ("平方米", "平米", "平方公尺", "平方"),
        ("square meter", "square meters", "square metre", "square metres", "sq m", "sq. m", "sqm"), ("m2", "m²", "㎡")),
    "square_centimetre": Measure("centimeter**2", "square_metre", ("平方厘米",), ("square centimeter", "square centimeters"), ("cm2",
    "cm²")),
    "square_mile": Measure("mile**2", "square_metre", ("平方英里",), ("square mile", "square miles", "sq mi")),
    "square_foot": Measure("foot**2", "square_metre", ("平方英尺",), ("square foot", "square feet", "sq ft")),
    "mu": Measure("mu_area", "square_metre", ("亩", "市亩"), ("mu",)),
    "hectare": Measure("hectare", "square_metre", ("公顷",), ("hectare", "hectares"), ("ha",)),
    "qing": Measure("qing_area", "square_metre", ("顷",), ("qing",)),
    "ping": Measure("ping_area", "square_metre", ("坪",), ("ping",)),
    "acre": Measure("international_acre", "square_metre", ("英亩",), ("acre", "acres")),
    # volume
    "cubic_metre": Measure("meter**3", "cubic_metre", ("立方米", "立方", "方"),
        ("cubic meter", "cubic meters", "cubic metre", "cubic metres"), ("m3", "m³")),
    "cubic_centimetre": Measure("centimeter**3", "cubic_metre", ("立方厘米",), ("cubic centimeter", "cubic centimeters",
    "cubic centimetres"), ("cm3", "cm³")),
    "cubic_millimetre": Measure("millimeter**3", "cubic_metre", ("立方毫米",), ("cubic millimeter", "cubic millimeters",
    "cubic millimetres"), ("mm3", "mm³")),
    "square_millimetre": Measure("millimeter**2", "square_metre", ("平方毫米",), ("square millimeter", "square millimeters"), ("mm2",
    "mm²")),
    "square_inch": Measure("inch**2", "square_metre", ("平方英寸",), ("square inch", "square inches")),
    "square_yard": Measure("yard**2", "square_metre", ("平方码",), ("square yard", "square yards")),
    "cubic_kilometre": Measure("kilometer**3", "cubic_metre", ("立方千米", "立方公里"), ("cubic kilometer", "cubic kilometers",
    "cubic kilometres")),
    "cubic_foot": Measure("foot**3", "cubic_metre", ("立方英尺",), ("cubic foot", "cubic feet")),
    "litre": Measure("liter", "cubic_metre", ("升", "公升"), ("liter", "liters", "litre", "litres"), ("L",)),
    "millilitre": Measure("milliliter", "cubic_metre", ("毫升",), ("milliliter", "milliliters", "millilitre", "millilitres"), ("ml", "mL")),
    "gallon": Measure("gallon", "cubic_metre", ("加仑",), ("gallon", "gallons")),
    "barrel": Measure("oil_barrel", "cubic_metre", ("桶",), ("barrel", "barrels")),
    # mass
    "tonne": Measure("tonne", "kilogram", ("吨", "公吨"), ("tonne", "tonnes", "ton", "tons", "metric ton", "metric tons", "metric tonnes")),
    "kilogram": Measure("kilogram", "kilogram", ("公斤", "千克"), ("kilogram", "kilograms", "kilo", "kilos"), ("kg", "KG", "㎏")),
    "gram": Measure("gram", "kilogram", ("克",), ("gram", "grams"), ("g",)),
    "milligram": Measure("milligram", "kilogram", ("毫克",), ("milligram", "milligrams"), ("mg", "㎎")),
    "microgram": Measure("microgram", "kilogram", ("微克",), ("microgram", "micrograms"), ("μg", "µg")),
    "jin": Measure("jin_mass", "kilogram", ("斤", "市斤"), ("jin", "catty", "catties")),
    "liang": Measure("liang_mass", "kilogram", ("两",), ("liang", "tael", "taels")),
    "dan": Measure("dan_mass", "kilogram", ("担",), ("dan",)),
    "pound": Measure("pound", "kilogram", ("磅",), ("pound", "pounds", "lbs"), ("lb",)),
    "ounce": Measure("ounce", "kilogram", ("盎司",), ("ounce", "ounces"), ("oz",)),
    # energy, power
    "kilowatt_hour": Measure("kilowatt_hour", "joule", ("千瓦时", "度电", "度", "千瓦小时"),
        ("kilowatt-hour", "kilowatt-hours", "kilowatt hour", "kilowatt hours", "kwh"), ("kWh", "KWh", "kW·h")),
    "megawatt_hour": Measure("megawatt_hour", "joule", ("兆瓦时",), ("megawatt-hour", "megawatt-hours", "megawatt hours"), ("MWh",)),
    "gigawatt_hour": Measure("gigawatt_hour", "joule", ("吉瓦时",), ("gigawatt-hour", "gigawatt-hours", "gigawatt hours"), ("GWh",)),
    "terawatt_hour": Measure("terawatt_hour", "joule", ("太瓦时",), ("terawatt-hour", "terawatt-hours", "terawatt hours"), ("TWh",)),
    "watt": Measure("watt", "watt", ("瓦", "瓦特"), ("watt", "watts"), ("W",)),
    "kilowatt": Measure("kilowatt", "watt", ("千瓦",), ("kilowatt", "kilowatts"), ("kW", "KW", "kw")),
    "megawatt": Measure("megawatt", "watt", ("兆瓦",), ("megawatt", "megawatts"), ("MW",)),
    "gigawatt": Measure("gigawatt", "watt", ("吉瓦",), ("gigawatt", "gigawatts"), ("GW",)),
    "terawatt": Measure("terawatt", "watt", ("太瓦",), ("terawatt", "terawatts"), ("TW",)),
    "joule": Measure("joule", "joule", ("焦耳",), ("joule", "joules"), ("J",)),
    "calorie": Measure("calorie", "joule", ("卡路里", "卡"), ("calorie", "calories")),
    "kilocalorie": Measure("kilocalorie", "joule", ("千卡", "大卡"), ("kilocalorie", "kilocalories"), ("kcal",)),
    "horsepower": Measure("horsepower", "watt", ("马力", "匹马力"), ("horsepower",), ("hp",)),
    "tonne_of_coal_equivalent": Measure("tonne_coal", "joule", ("吨标准煤", "吨标煤"),
        ("tonnes of standard coal", "tons of standard coal", "tonne of standard coal", "ton of standard coal",
        "tonnes of standard coal equivalent",
         "metric tons of standard coal")),
    # electricity, frequency, pressure, force
    "volt": Measure("volt", "volt", ("伏特", "伏"), ("volt", "volts"), ("V",)),
    "kilovolt": Measure("kilovolt", "volt", ("千伏",), ("kilovolt", "kilovolts"), ("kV", "KV")),
    "ampere": Measure("ampere", "ampere", ("安培",), ("ampere", "amperes", "amps")),
    "milliampere_hour": Measure("milliampere_hour", "coulomb", ("毫安时", "毫安"), ("milliampere hours",), ("mAh",)),
    "hertz": Measure("hertz", "hertz", ("赫兹", "赫"), ("hertz",), ("Hz",)),
    "megahertz": Measure("megahertz", "hertz", ("兆赫", "兆赫兹"), ("megahertz",), ("MHz",)),
    "gigahertz": Measure("gigahertz", "hertz", ("吉赫", "吉赫兹"), ("gigahertz",), ("GHz", "Ghz")),
    "pascal": Measure("pascal", "pascal", ("帕", "帕斯卡"), ("pascal", "pascals"), ("Pa",)),
    "hectopascal": Measure("hectopascal", "pascal", ("百帕",), ("hectopascal", "hectopascals"), ("hPa",)),
    "megapascal": Measure("megapascal", "pascal", ("兆帕",), ("megapascal", "megapascals"), ("MPa",)),
    "decibel": Measure("", "", ("分贝",), ("decibel", "decibels"), ("dB",)),
    # temperature, angle
    "degree_celsius": Measure("degree_Celsius", "kelvin", ("摄氏度", "℃", "度摄氏"),
        ("degree celsius", "degrees celsius", "degrees centigrade", "degree centigrade", "deg c"), ("°C", "℃", "° C")),
    "degree_fahrenheit": Measure("degree_Fahrenheit", "kelvin", ("华氏度", "℉"),
        ("degree fahrenheit", "degrees fahrenheit", "deg f"), ("°F", "℉", "° F")),
    "degree": Measure("degree", "radian", (), ("degree", "degrees"), ("°",)),
    # computing
    "byte": Measure("byte", "byte", ("字节",), ("byte", "bytes")),
    "kilobyte": Measure("kilobyte", "byte", ("千字节",), ("kilobyte", "kilobytes"), ("KB", "kB")),
    "megabyte": Measure("megabyte", "byte", ("兆字节",), ("megabyte", "megabytes"), ("MB",)),
    "gigabyte": Measure("gigabyte", "byte", ("吉字节",), ("gigabyte", "gigabytes"), ("GB",)),
    "terabyte": Measure("terabyte", "byte", ("太字节",), ("terabyte", "terabytes"), ("TB",)),
    "megabit_per_second": Measure("megabit/second", "bit_per_second", ("兆比特每秒",), ("megabits per second",), ("Mbps", "Mb/s")),
    "gigabit_per_second": Measure("gigabit/second", "bit_per_second", ("吉比特每秒",), ("gigabits per second",), ("Gbps", "Gb/s")),
    "part_per_million": Measure("", "", (), ("part per million", "parts per million"), ("ppm",)),
    "pixel": Measure("", "", ("像素",), ("pixel", "pixels", "megapixel", "megapixels")),
    # speed, concentration
    "kilometre_per_hour": Measure("kilometer/hour", "metre_per_second", ("公里/小时", "公里每小时", "千米每小时", "千米/小时", "公里/时",
    "千米/时"),
        ("kilometers per hour", "kilometres per hour", "kilometer per hour", "kilometers an hour", "kilometres an hour", "kmh",
        "km per hour", "km an hour"),
        ("km/h", "kph", "KM/H")),
    "metre_per_second": Measure("meter/second", "metre_per_second", ("米/秒", "米每秒"),
        ("meters per second", "metres per second", "meter per second", "meters a second"), ("m/s",)),
    "kilometre_per_second": Measure("kilometer/second", "metre_per_second", ("公里/秒", "公里每秒", "千米/秒"),
        ("kilometers per second", "kilometres per second"), ("km/s",)),
    "mile_per_hour": Measure("mile/hour", "metre_per_second", ("英里/小时", "英里每小时"), ("miles per hour", "miles an hour",
    "mile per hour"), ("mph",)),
    "knot": Measure("knot", "metre_per_second", ("节",), ("knot", "knots")),
    "microgram_per_cubic_metre": Measure("microgram/meter**3", "kilogram_per_cubic_metre", ("微克/立方米", "微克每立方米"),
        ("micrograms per cubic meter", "micrograms per cubic metre", "microgram per cubic meter"), ("μg/m3", "μg/m³", "µg/m³", "ug/m3")),
    "milligram_per_litre": Measure("milligram/liter", "kilogram_per_cubic_metre", ("毫克/升",), ("milligrams per liter",
    "milligrams per litre"), ("mg/L", "mg/l")),
}  # fmt: skip

# What pint does not know: Chinese measures by the metric definition of 1930, standard coal by GB/T 2589 (29,307.6 kJ/kg).
# Its acre is the survey acre of the United States, four parts in a million larger than the international one.
PINT_ADDITIONS = (
    "mu_area = hectare / 15", "qing_area = 100 * mu_area", "ping_area = 400 / 121 * meter ** 2", "jin_mass = 0.5 * kilogram",
    "liang_mass = 0.05 * kilogram", "dan_mass = 50 * kilogram", "li_length = 500 * meter", "chi_length = meter / 3",
    "zhang_length = 10 / 3 * meter",
    "tonne_coal = 29307600000 * joule", "milliampere_hour = 3.6 * coulomb", "international_acre = 4046.8564224 * meter ** 2",
)  # fmt: skip

# Canonical span -> Chinese (first is the one written), English.
SPANS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "year": (("年", "周年", "年时间", "载", "个年头"), ("year", "years", "yr", "yrs")),
    "month": (("个月", "个多月", "月", "个月时间"), ("month", "months")),
    "week": (("周", "个星期", "星期", "个周", "礼拜", "个礼拜", "个多星期", "个多礼拜"), ("week", "weeks")),
    "day": (("天", "日", "个昼夜", "昼夜", "天时间"), ("day", "days")),
    "working_day": (("个工作日", "工作日"), ("working day", "working days", "workday", "workdays", "business days", "business day")),
    "hour": (("小时", "个小时", "个钟头", "钟头", "个钟", "个多小时", "个多钟头"), ("hour", "hours", "hr", "hrs")),
    "minute": (("分钟", "分"), ("minute", "minutes", "min", "mins")),
    "second": (("秒", "秒钟"), ("second", "seconds", "sec", "secs")),
    "millisecond": (("毫秒",), ("millisecond", "milliseconds")),
    "quarter": (("个季度", "季度"), ("quarter", "quarters")),
    "decade": ((), ("decade", "decades")),
    "millennium": ((), ("millennium", "millennia")),
    "century": (("个世纪", "世纪", "个多世纪"), ("century", "centuries")),
    "season": (("个赛季", "赛季"), ("season", "seasons")),
    "night": (("晚", "夜", "个晚上"), ("night", "nights")),
    "generation": (("代", "代人"), ("generation", "generations")),
    "weekend": (("个周末",), ("weekend", "weekends")),
}  # fmt: skip
