"""Words around place names: what follows a name and says its rank, what may stand before one, what only looks like one."""

# Longest first where one ends in another; a name of one character takes the rank into its spelling: 易县 Yixian County.
RANKS = {
    "街道办事处": "Subdistrict Office", "自治州": "Autonomous Prefecture", "自治县": "Autonomous County", "自治旗": "Autonomous Banner",
    "街道": "Subdistrict", "县": "County", "区": "District", "镇": "Town", "乡": "Township", "村": "Village",
}  # fmt: skip
# Peoples as they stand in the names of autonomous places, without 族 where the name drops it.
PEOPLES = {
    "满族": "Manchu", "回族": "Hui", "蒙古族": "Mongol", "朝鲜族": "Korean", "土家族": "Tujia", "苗族": "Miao", "壮族": "Zhuang",
    "瑶族": "Yao", "侗族": "Dong", "彝族": "Yi", "藏族": "Tibetan", "畲族": "She", "黎族": "Li", "傣族": "Dai", "白族": "Bai",
    "哈尼族": "Hani", "布依族": "Buyi", "羌族": "Qiang", "仡佬族": "Gelao", "水族": "Shui", "佤族": "Va", "拉祜族": "Lahu",
    "纳西族": "Naxi", "傈僳族": "Lisu", "土族": "Tu", "撒拉族": "Salar", "东乡族": "Dongxiang", "裕固族": "Yugur", "毛南族": "Maonan",
    "仫佬族": "Mulao", "各族": "Multi-Ethnic", "景颇族": "Jingpo", "普米族": "Pumi", "达斡尔族": "Daur", "鄂伦春族": "Oroqen",
    "鄂温克族": "Ewenki", "锡伯族": "Xibe", "哈萨克族": "Kazakh", "维吾尔族": "Uygur", "柯尔克孜族": "Kirgiz", "塔吉克族": "Tajik",
    "布朗族": "Blang", "独龙族": "Derung", "怒族": "Nu", "阿昌族": "Achang", "德昂族": "De'ang", "基诺族": "Jino", "京族": "Gin",
    "门巴族": "Monba", "珞巴族": "Lhoba", "保安族": "Bonan", "赫哲族": "Hezhen", "俄罗斯族": "Russian", "乌孜别克族": "Uzbek",
}  # fmt: skip
# What may stand right before a name that no list holds: it belongs to no name of a town or village itself.
OPENERS = frozenset('在从于到至由与及赴往驻经为是向的，、。；：（(“"《！？,;:·\n\t 　')
# Characters that make a run before a rank an ordinary word: 城区, 各镇, 老区, 该县, 贫困村. A name may hold some of them; such a one is
# left to the model.
ORDINARY = frozenset(
    "各全该本此这那某每几多两三四五六七八九十百千万亿一二第个名家所座项的了在从于到至由与及和或等为是有无不也都还把被将向对"
    "市县区镇乡村街道省城郊农牧林园景社校院厂矿库灾疫战军民选片辖管我他她它你们位内外中间后前左右重点先进示范试点模范贫困"
    "心名惠家企入边旗州藏景像陕甘宁周普访涉"
    "建设发展改造服务管理综合行政自然特色历史文化旅游工业商业生活居住办公教学功能核心保护保税开发经济技术高科创新产业聚集"
)
# Counties of one character; any other character before 县 is a word.
ONE_CHARACTER = frozenset(
    "蔚沧献景易雄唐涉磁魏邱成徽礼泾歙黟萧泗和寿沛丰睢杞郏叶浚淇滑范嵩房随攸道澧泸渠忠眉陇凤勉洋佳富环宁岷漳康文古吉隰蒲绛夏代应祁"
    "兴岚莒曹单莘冠赵沁"
)
# Characters of transcriptions: the name is a foreign one, or one of a language whose own spelling pinyin would hide.
TRANSCRIBED = frozenset("尔克勒斯特鲁格沁嘎图塔拉亚耶伊奥埃俄凯哥罗姆莱维蒂琴茨娜诺纳杰弗帕皮彼贝伯堡廷汀顿敦勃沃辛邦洛科哈达迪")
# A rank is none where a word begins with it.
NO_RANK = frozenset("乡村 乡镇 乡亲 乡土 乡愁 乡音 村庄 村落 村镇 区域 区间 区块 区位 县域 县级 镇压 镇静 镇痛".split())
# Entries of the dictionary that are no single place.
NO_PLACE = (
    "地区",
    "小区",
    "库区",
    "林区",
    "牧区",
    "灾区",
    "行政区",
    "自治区",
    "老城区",
    "城中村",
    "新农村",
    "山区",
    "景区",
    "边区",
    "心区",
    "水乡",
    "家乡",
    "人区",
    "心镇",
    "名县",
    "市县",
    "工业区",
    "开发区",
)
# Foreign places that are written like Chinese ones: prefectures and cities of Japan and Korea, counties and wards abroad.
FOREIGN = frozenset(
    "青森 岩手 宫城 秋田 山形 福岛 茨城 枥木 群马 埼玉 千叶 神奈川 新潟 富山 石川 福井 山梨 长野 岐阜 静冈 爱知 三重 滋贺 兵库 奈良 "
    "和歌山 鸟取 岛根 冈山 广岛 山口 德岛 香川 爱媛 高知 福冈 佐贺 长崎 熊本 大分 宫崎 鹿儿岛 冲绳 涩谷 新宿 银座 港 千代田 江南 "
    "瑞草 钟路 中央 布鲁克林 皇后 曼哈顿 洛杉矶 橙 国王 金 哥伦比亚 洛克菲勒 华盛顿 圣地亚哥".split()
)
# A known name is not meant where these stand before it (黄河南岸, 上海南站, 出海口) or behind it (大同小异, 来宾馆).
NOT_AFTER = {
    "海南": "上", "海东": "上", "江西": "沿", "山西": "华", "山东": "华", "金山": "旧", "长江": "延", "太湖": "石", "兰州": "里",
}  # fmt: skip
NOT_BEFORE = {"长江": "三后", "西宁": "夏", "丽水": "青"}
# The reading that a character has in names of places, where a dictionary of words would give another.
PLACE_READINGS = {
    "长": "chang",
    "都": "du",
    "朝": "chao",
    "行": "hang",
    "佛": "fo",
    "尾": "wei",
    "重": "chong",
    "曾": "zeng",
    "会": "hui",
    "乐": "le",
}
# Names whose reading no rule gives. Checked by hand.
READINGS = {
    "行唐": "Xingtang", "乐清": "Yueqing", "崆峒": "Kongtong", "龙圩": "Longxu", "略阳": "Lueyang", "吴堡": "Wubu",
    "长子": "Zhangzi", "泊头": "Botou", "乐亭": "Laoting", "乐陵": "Laoling", "涡阳": "Guoyang", "铅山": "Yanshan", "珲春": "Hunchun",
    "绥棱": "Suiling", "穆棱": "Muling", "洪洞": "Hongtong", "单县": "Shanxian", "歙县": "Shexian", "蔚县": "Yuxian", "会稽": "Kuaiji",
    "柞水": "Zhashui", "尉犁": "Yuli", "监利": "Jianli", "黄陂": "Huangpi", "郫都": "Pidu", "犍为": "Qianwei", "筠连": "Junlian",
    "盱眙": "Xuyi", "邗江": "Hanjiang", "莘庄": "Xinzhuang", "番禺": "Panyu", "大埔": "Dabu", "六合": "Luhe", "浚县": "Xunxian",
    "牟平": "Muping", "台前": "Taiqian", "荥阳": "Xingyang", "荥经": "Yingjing", "繁峙": "Fanshi", "隰县": "Xixian", "井陉": "Jingxing",
    "蠡县": "Lixian", "冠县": "Guanxian", "莒县": "Juxian", "朐山": "Qushan", "洱源": "Eryuan",
    "漯河": "Luohe", "解州": "Xiezhou",
    "曾都": "Zengdu", "重阳": "Chongyang", "堡子": "Puzi", "什邡": "Shifang", "厦门": "Xiamen", "会理": "Huili", "参窝": "Shenwo",
}  # fmt: skip
# Names that maps and newsrooms spell as their own languages say them.
OWN_SPELLINGS = dict(
    pair.split(":")
    for pair in (
        "林周:Lhunzhub 当雄:Damxung 尼木:Nyemo 达孜:Dagze 米林:Mainling 墨脱:Medog 江孜:Gyangze 定日:Tingri 萨迦:Sagya 拉孜:Lhatse "
        "昂仁:Ngamring 白朗:Bainang 仁布:Rinbung 康马:Kangmar 定结:Dinggye 吉隆:Gyirong 岗巴:Kamba 江达:Jomda 贡觉:Gonjo 丁青:Dengqen "
        "察雅:Zhag'yab 八宿:Baxoi 左贡:Zogang 芒康:Markam 洛隆:Lhorong 边坝:Banbar 波密:Bome 察隅:Zayu 乃东:Nedong 贡嘎:Gonggar "
        "琼结:Qonggyai 曲松:Qusum 措美:Comai 洛扎:Lhozhag 加查:Gyaca 隆子:Lhunze 错那:Cona 嘉黎:Lhari 聂荣:Nyainrong 安多:Amdo "
        "申扎:Xainza 班戈:Baingoin 巴青:Baqen 尼玛:Nyima 普兰:Burang 札达:Zanda 噶尔:Gar 日土:Rutog 革吉:Ge'gyai 改则:Gerze 措勤:Coqen "
        "拉萨:Lhasa 林芝:Nyingchi 昌都:Qamdo 那曲:Nagqu 壤塘:Zamtang 卓尼:Jone 迭部:Tewo 刚察:Gangca 尖扎:Jainca 泽库:Zekog 玛沁:Maqen "
        "班玛:Baima 甘德:Gade 达日:Darlag 久治:Jigzhi 玛多:Madoi 杂多:Zadoi 称多:Chindu 治多:Zhidoi 囊谦:Nangqen 乌兰:Ulan 奎屯:Kuytun "
        "乌苏:Usu 托里:Toli 和硕:Hoxud 温宿:Onsu 库车:Kuqa 沙雅:Xayar 乌什:Uqturpan 柯坪:Kalpin 喀什:Kashgar 泽普:Poskam 莎车:Yarkant "
        "叶城:Kargilik 伽师:Payzawat 巴楚:Maralbexi 和田:Hotan 墨玉:Karakax 洛浦:Lop 策勒:Qira 甘孜:Garze "
        "金门:Kinmen 台东:Taitung 屏东:Pingtung 彰化:Changhua 花莲:Hualien 嘉义:Chiayi 新竹:Hsinchu"
    ).split()
)
