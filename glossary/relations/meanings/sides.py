"""Which side: town or country, upper or lower, his or hers, deputy or head, free or paid."""

from __future__ import annotations

from glossary.relations.meanings.contrast import Sides, contrast, needed, opposites, words
from glossary.relations.relation import Relation, Sense

_PAIRS: tuple[tuple[Sides, Sides], ...] = (
    (
        ("rural", "农村|乡村|村(?=民|庄)", r"rural\w*|country\w*|village\w*|farm\w*|agricult\w*|peasant\w*|township\w*|field\w*|hamlet\w*|local\w*|pastoral|communit\w*|agrarian|remote|home|land",
         r"urban(?! and)|(?:in|of) (?:the )?(?:cities|towns)", "农|乡|村|郊"),
        ("urban", "(?<!非)(?<!小)城市|城镇|城区|市区|市民", r"urban\w*|cit(?:y|ies)\w*|town\w*|municipal\w*|metropol\w*|downtown|resident\w*|citizen\w*|public|people|local\w*|cosmopolitan|[A-Z][a-z]+|civic|inner|subway|street\w*",
         r"rural|countryside", "市|城|镇|都"),
    ),
    (
        ("male", "男(?=性|生|子|童|患|职工|方|女比例)|男性", r"\bmale\w*|men|man|boys?|gentlem\w+|he|his|him|father\w*|husband\w*|masculine|sons?|guys?|grooms?|people|persons?", r"female\w*|women|woman|girls?", "女|妇|母|妻|孕|雌|姐|妹|娘"),
        ("female", "女(?=性|生|子|童|患|职工|方|工)|妇女|女性", r"female\w*|wom[ae]n\w*|girls?|lad(?:y|ies)|she|her|hers|mother\w*|wi(?:fe|ves)|maternity|feminine|daughters?|gender|maternal|bride\w*|actress\w*|sisters?|hostess\w*|waitress\w*|maids?|nurses?", r"(?<!fe)males?|boys?|men", "男|父|夫|雄|丈|兄|弟|人"),
    ),
    (
        ("wife", "妻子|(?<!军)妻(?=[子女])|太太|夫人", r"wi(?:fe|ves)|spous\w*|lad(?:y|ies)|mrs\.?|madam\w*|partner\w*|widow\w*|couple|marri\w*|consort|family|mme", "husband\\w*", "夫|丈|先生|配偶"),
        ("husband", "丈夫", r"husband\w*|spous\w*|man|men|partner\w*|couple|marri\w*|widow\w*|he|him|his", r"wife|wives", "妻|太太|夫人|媳|老婆|配偶|女"),
    ),
    (
        ("she", "她", r"she|her|hers|herself|one|the \w+|i|you|who|woman|[A-Z][a-z]+|their|they|them", r"\b(?:he|his|him|himself)\b", "他|父|男|夫|子|弟|兄|爷|公|其|先生|伯|叔|王|舅|人|谁|儿|孙|哥|爸|汉|你|我"),
        ("he", "(?<![其吉])他(?![们人国乡者杀山日加说国里])", r"he|his|him|himself|one|they|their|them|i|you|who|it|that|the other\w*|other\w*|ta|its?", r"\b(?:she|her|hers|herself)\b", "她|母|女|妻|妈|妹|姐|婆|奶|娘|妇|其|姑|嫂|婶|姨|媳|老师|医生|护士|孙|我|你|它|演员|人"),
    ),
    (
        ("higher", "上级(?!市)", r"high\w*|superior\w*|upper|above|senior|parent|up|next level|supervis\w*|level|provincial|central|authorit\w*|leader\w*|national", r"lower[- ]level|subordinate\w*|lower level", "下|基层|所属|属|从"),
        ("lower", "下级|下属(?=单位|部门|机构|企业|公司)", r"low\w*|subordinat\w*|below|under\w*|affiliat\w*|subsidiar\w*|inferior\w*|junior|level|its|report\w*|own\w*|local\w*|staff|branch\w*", r"higher[- ]level|superior (?:authorit|department|bod)\w*|higher level", "上|高|主管|优"),
    ),
    (
        ("upstream", "上游", r"up\w*|headwater\w*|up-?river|source|higher|supplier\w*", "downstream|lower reaches", "下游|下"),
        ("downstream", "下游", r"down\w*|lower\w*|estuar\w*|buyer\w*|below|end", "upstream|upper reaches", "上游|上"),
    ),
    (
        ("underground", "地下(?=管|室|车|水|停|商|空|综|轨|通|铁|污|隧|电)", r"under\w*|ground\w*|sub\w*|basement\w*|beneath|below|buried|metro|tunnel\w*|sewer\w*|cellar\w*|aquifer\w*|deep", r"overhead|above[- ]ground|elevated|surface", "地上|架空|高架|地面|空中|表"),
        ("overhead", "架空|高架|地上(?=停|部分|空间)", r"over\w*|elevat\w*|above\w*|aerial|viaduct\w*|flyover\w*|high\w*|raised|surface|on the ground|aerospace", r"underground", "地下|隧|埋"),
    ),
    (
        ("indoor", "室内", r"indoor\w*|inside|in|interior|room\w*|house|within|home|rink|pool|under", r"outdoors?", "室外|户外|外|露天"),
        ("outdoor", "室外|户外|露天", r"outdoor\w*|outside|open|field\w*|exterior|external|out|open-air|alfresco|surface|wild\w*|natur\w*|hik\w*|camp\w*", r"indoors?", "室内|内"),
    ),
    (
        ("online", "线上(?!下|[^，。；]{0,2}线下)", r"on-?line|internet|web\w*|virtual\w*|digital\w*|remote\w*|e-\w+|cyber\w*|network|tele\w*|cloud|video|electronic\w*|app|platform\w*|mobile|via|live\w*|line", r"\b(?:offline|in person)\b", "线下|现场|实体|当面|面对面"),
        ("offline", "线下", r"off-?line|person|physical\w*|site|traditional|store\w*|brick\w*|face|real|conventional|ground|counter|below|under|actual|venue\w*|live|field", r"\bonline\b", "线上|网|互联|云|在线|视频|电商"),
    ),
    (
        ("domestic", "国内(?!外|生产总值|[^，。；]{0,2}国外)", r"domestic\w*|home|china\w*|chinese|national\w*|country\w*|internal\w*|inland|local\w*|within|nation|at home|homegrown|interior|mainland|non-?international|across|in", r"\b(?:overseas|abroad|foreign)\b", "外|境|海|洋|进口|出口|国际|留学|侨|港"),
        ("foreign", "国外|海外|境外|外国(?=人|专家|企业|政府|游客|公司)", r"foreign\w*|overseas|abroad|international\w*|outside|offshore|global\w*|world\w*|beyond|other countr\w+|external\w*|extra\w*|alien\w*|import\w*|inbound|cross-border|elsewhere|expat\w*|non-?\w+|from|out|countries|border", r"\bdomestic(?:ally)?\b|\bat home\b", "国内|内|本土|本国|我国"),
    ),
    (
        ("public", "公立|公办", r"public\w*|state\w*|government\w*|free", r"\bprivate\b", "民|私|个人|隐"),
        ("private", "民办|私立|民营|私营|私人", r"priva\w*|non-?(?:state|government\w*|public)\w*|privat\w*|independent|civil\w*|personal\w*|individual\w*|people\w*|community|run|self\w*|own\w*|non-?\w+|society|entrepreneur\w*", r"\b(?:public|state-run|state-owned) (?:schools?|hospitals?|enterprises?|companies|kindergartens?)\b", "公|国|政府"),
    ),
    (
        ("full-time", "专职|全日制|全职", r"full\w*|profession\w*|dedicat\w*|special\w*|staff|regular|exclusiv\w*|permanent|specific\w*|solely|resident|career|employ\w*", r"part-time", "兼|非全|半"),
        ("part-time", "兼职|非全日制|半工半读", r"part\w*|concurrent\w*|side|second|double|moonlight\w*|temporary|adjunct|work\w*|non-full|other|additional\w*|held|hold|also|casual|supplement\w*", r"full-time", "专|全"),
    ),
    (
        ("compulsory", "强制(?=执行|措施|性|要求|安装|购买|隔离|医疗|报废|实施|拆除)", r"compuls\w*|mandator\w*|forc\w*|coerc\w*|enforc\w*|must|oblig\w*|requir\w*|imperative|compel\w*|binding|involuntar\w*|statutory|impos\w*", r"\bvoluntar(?:y|ily)\b", "自愿|自动|义务|志愿|主动|非强制"),
        ("voluntary", "自愿", r"volunt\w*|will\w*|own|free\w*|choice|choos\w*|option\w*|accord|elect\w*|consent\w*|wish\w*|want\w*|initiative|spontaneous\w*|open\w*|self", r"\b(?:compulsory|mandatory|forced to)\b", "强|迫|必|不得|义务"),
    ),
    (
        ("long-term", "长期(?!以来|护理)", r"long\w*|permanent\w*|last\w*|year\w*|sustain\w*|chronic\w*|endur\w*|for a|perpetual\w*|persist\w*|over the|constant\w*|perennial|decade\w*|always|extended|continu\w*|prolong\w*|secular|regular\w*|ever|durable|habitual\w*|far|standing", r"\bshort-term\b|\bbriefly\b", "短|临时|中"),
        ("short-term", "短期", r"short\w*|brief\w*|tempor\w*|near\w*|immediate\w*|quick\w*|soon|fast|few|transient|transitory|interim|month\w*|week\w*|day\w*|crash|rapid\w*|recent|now", r"\blong-term\b|\bpermanent(?:ly)?\b", "长|永"),
    ),
    (
        ("employer", "用人单位|雇主", r"employer\w*|employing|compan\w*|firms?|unit|organi\w+|work\w*|business\w*|enterprise\w*|entit\w*|recruit\w*|corporat\w*|institution\w*|boss\w*|hir\w*|job\w*|labor\w*|labour\w*|master|departments?|establishment\w*", r"\bemployees? (?:shall|must|bears?|may|should|is|are)\b|\bby the employees?\b", "劳动者|职工|员工|雇员|人员|工人|从业"),
        ("employee", "劳动者|雇员|员工(?=应|须|必|不得|可以)", r"employee\w*|worker\w*|labo\w*|staff\w*|working|personnel|work\w*|hands|people|earner\w*|job\w*|crew|member\w*|team\w*|individual\w*|person\w*", r"\bemployers? (?:shall|must|bears?|may|should|is|are)\b|\bby the employers?\b", "单位|雇主|企业|公司|用工|资方|厂"),
    ),
    (
        ("guardian", "监护人", r"guard\w*|parent\w*|custod\w*|ward\w*|caregiver\w*|famil\w*|mother|father|carer\w*|adult\w*|supervis\w*|who", r"\bthe (?:minor|child|ward) (?:shall|must|bears?|may|should)\b", "未成年|儿童|孩|子女|被监护|学生"),
        ("minor", "未成年人(?=应|不得|可以|须)", r"minor\w*|child\w*|young\w*|juvenile\w*|under\w*|teen\w*|adolescent\w*|kid\w*|youth\w*|they|student\w*", r"\b(?:guardians?|parents) (?:shall|must|bears?|may|should)\b", "监护|父母|家长|成年人"),
    ),
)
_EAST_WEST = {"east": "东", "west": "西", "south": "南", "north": "北"}
_COMPASS = contrast(
    "opposite",
    ("the point of the compass", "方位"),
    *(
        Sense(
            name,
            f"(?<![江河湖山广])(?:城{c}|{c}(?:侧|岸|郊|麓|坡|城区|线|段|半部))(?![东西南北])",
            rf"{name}|[A-Z][a-z]*{'dong' if name == 'east' else 'xi' if name == 'west' else 'nan' if name == 'south' else 'bei'}",
            rf"\b(?:in|to|of|from|on) the {name}(?:ern)?\b|\b{name}ern (?:part|section|side|bank|suburbs?|slope|line)\b|\b{name} (?:side|bank|line)\b",
            excuse=c,
        )
        for name, c in _EAST_WEST.items()
    ),
)
_POSTS = (
    "市长|省长|县长|区长|局长|主任|书记|部长|厅长|处长|院长|校长|总理|主席|会长|秘书长|司长|主编|经理|总裁|教授"
    "|组长|所长|馆长|州长|镇长|乡长|董事长|科长|站长|总统|首相|行长|台长|社长|理事长|检察长|司令|外长|议长|委员长|关长|署长"
)
_DEPUTY = contrast(
    "post",
    ("deputy or head", "正职与副职"),
    Sense(
        "deputy",
        f"(?<![正])副(?=(?:{_POSTS}))|常务副|副(?=(?:秘书|总经|总裁|董事|检察|研究员|部级|省级|厅级|局级|处级|省部|主任|理事|总书))",
        words(r"deput\w*|vice\w*|associate\w*|assistant\w*|vp|second\w*|under\w*|sub\w*|junior|former|no\. ?2|pro|executive|vce|lieutenant|ranking|first|he|she|senior|equivalent|level\w*|leaders?|officials?|veep|evp|svp"),
        r"\b(?:deputy (?:director|head|mayor|governor|secretary|chief|chair\w*|manager|minister|editor|principal)"
        r"|vice (?:mayor|governor|president|chair\w*|premier|minister|principal))\b",
        is_needed=True,
        excuse="副|次[长官]|代理|助理|署理|次|佐|协|常务",
    ),
    Sense(
        "head",
        f"(?<!副)(?<!副总)(?<!次)(?:{_POSTS})(?![们助级办])",
        r"(?<!deputy )(?<!deputy-)(?<!vice )(?<!vice-)(?<!assistant )(?<!associate )"
        r"\b(?:director\w*|head\w*|mayor\w*|governor\w*|secretar\w*|minister\w*|president\w*|chair\w*|chief\w*"
        r"|premier\w*|dean\w*|principal\w*|manager\w*|editor\w*|professor\w*|leader\w*|curator\w*|magistrate\w*"
        r"|chancellor\w*|captain|general\w*|commander\w*|speaker\w*|prosecutor\w*|superintendent\w*"
        r"|charge|administrat\w*|executive\w*|ceo|gm|prime|pm|commission\w*|official\w*|provost|rector|warden"
        r"|boss|who|he|his|she|her|led)\b",
        "(?!)",
    ),
)
_FREE = needed(
    "lost-word",
    ("free of charge", "免费"),
    "(?<!避)免费(?![^，。；]{0,4}(?:期|额))",
    r"free\w*|charge\w*|complimentary|gratis|cost\w*|waiv\w*|exempt\w*|fees?|pay\w*|gratuit\w*|donat\w*|without|public\w*|giv\w+|no|at no",
)
_FALSE = needed(
    "lost-word",
    ("false", "虚假"),
    "虚假",
    r"fals\w*|fak\w*|fraud\w*|fabricat\w*|mislead\w*|decept\w*|decei\w*|bogus|sham|fictiti\w*|untrue|untru\w*|inaccur\w*|phony|dishonest\w*|forg\w*|pseudo\w*|invent\w*|counterfeit\w*|lie[sd]?|lying|mis\w+|simulat\w*|spurious|feign\w*|incorrect\w*|hollow|wrong\w*|shell|non\w*|unreal\w*|hypocri\w*|pretend\w*|cheat\w*|disinform\w*|untruth\w*|collus\w*|illusor\w*|illusion\w*|ghost",
)
_FIRST_OF_ITS_KIND = needed(
    "lost-word",
    ("the first of its kind", "首个"),
    "(?:全国|全省|全市|国内|我国|世界|全球)首(?=个|家|座|条|例|台|款|部|艘|架|创|套|批)",
    r"first\w*|debut\w*|maiden|inaugura\w*|initia\w*|pioneer\w*|unprecedented\w*|premier\w*|never|only|1st|earliest|new|lead\w*|no\. 1|break\w*|original\w*|took the lead|top|launch\w*|start\w*",
)
_REVISED = needed(
    "lost-word",
    ("newly revised", "新修订"),
    "新修订|新修正",
    r"revis\w*|amend\w*|new\w*|updat\w*|modif\w*|overhaul\w*|latest|chang\w*|redraft\w*|rewritten|reform\w*|edition",
)
RELATIONS: tuple[Relation, ...] = (
    *(opposites("opposite", ("which side", "对立的一方"), first, second) for first, second in _PAIRS),
    _COMPASS,
    _DEPUTY,
    _FREE,
    _FALSE,
    _FIRST_OF_ITS_KIND,
    _REVISED,
)
