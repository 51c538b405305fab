"""What must, may or need not be done, and on what condition."""

from __future__ import annotations

from glossary.relations.meanings.contrast import contrast, needed, words
from glossary.relations.relation import Relation, Sense

_DUTY = contrast(
    "duty",
    ("duty or permission", "义务与许可"),
    Sense(
        "must",
        "应当|必须|务必|有义务",
        words(
            r"must|shall|should|has to|have to|had to|having to|requir\w*|need(?:s|ed|ing)?(?! not)"
            r"|oblig\w*|bound|be to|is to|are to|was to|were to|will|dut(?:y|ies)|responsib\w*"
            r"|ensur\w*|necess\w*|mandat\w*|only|ought|imperative|compulsory|essential|cannot"
            r"|may not|no|not|never|make sure|important|unless|until|would|let|please|subject"
            r"|supposed|expected|demand\w*|vital|crucial|urged?|call\w*|insist\w*|order\w*"
            r"|instruct\w*|deserv\w*|due|remember|always|incumbent|undertake\w*|strictly|key"
        ),
        r"\b(?:must|shall|is obliged to|are obliged to|is required to|are required to|has to|have to)\b"
        r"(?! not\b| be (?:allowed|permitted|able|entitled))",
        excuse="应|须|必|要|得|需|务|请|不可|只|责|令|不能|保证|方可|才|限|会|将|未|不",
    ),
    Sense(
        "may",
        "(?<!不)可以(?![说看见]|预[见料])|(?<!无)有权",
        words(
            r"may|can|could|might|right\w*|able|allow\w*|permi\w*|eligib\w*|entitle\w*|options?"
            r"|optional\w*|choos\w*|choice|free|freely|possib\w*|available|availability|welcome"
            r"|enabl\w*|support\w*|accept\w*|power\w*|authori[sz]\w*|opportunit\w*|qualif\w*"
            r"|feasible|access\w*|capab\w*|discretion|competent|competence|either|or|in a position"
            r"|let|lets|letting|easy|easily|simply|help\w*|give\w*|provid\w*|offer\w*|use\w*|by"
            r"|acceptable|grant\w*|would|will|likely|if|potential\w*"
        ),
        r"\b(?<!in )(?<!of )(?<!on )(?<!\d )(?<!\d\d )may (?!not\b|no\b|only\b|neither\b|\d|day\b|be deemed"
        r"|result|cause|affect|lead|have (?:been|to))"
        r"|\b(?:is|are) free to\b|\bcan choose\b|\bat (?:his|her|its|their) discretion\b",
        excuse="可|能|许|权|自愿|愿|或|会|选|让|准|同意|允|自主|自由|便于|酌",
    ),
    Sense(
        "need not",
        "无需|无须|毋须|毋需|不必(?!要)|不需要",
        words(
            r"no|not|n[’']t|without|never|free|exempt\w*|waiv\w*|unnecess\w*|needless\w*|instead"
            r"|rather|only|neither|nor|non\w*|avoid\w*|save\w*|skip\w*|eliminat\w*|automatic\w*"
            r"|directly|simply|just|immediately|straight\w*|don[’']t|doesn[’']t|cannot|nothing"
            r"|remov\w*|away|freed|cut\w*|less|stop\w*|too"
        ),
        r"\b(?:need|needs) not\b|\b(?:do|does) not (?:need|have) to\b|\b(?:is|are) not required\b"
        r"|\bneed ?n[’']t\b",
        excuse="不|无|未|没|免|勿",
    ),
    Sense(
        "encouraged",
        "鼓励",
        words(
            r"encourag\w*|incentiv\w*|support\w*|urg\w*|foster\w*|inspir\w*|promot\w*|motivat\w*"
            r"|spur\w*|prompt\w*|stimulat\w*|invit\w*|welcom\w*|guid\w*|boost\w*|persuad\w*"
            r"|applaud\w*|cheer\w*|help\w*|facilitat\w*|favou?r\w*|reward\w*|drive\w*|advocat\w*"
            r"|courage|embolden\w*|nudg\w*|allow\w*|hearten\w*|pep|prais\w*|impel\w*|morale"
        ),
        r"\b(?:is|are|be) encouraged\b",
        excuse="倡|引导|支持|激|推动|提倡|欢迎|动员",
    ),
)
_WITHOUT_EXCEPTION = contrast(
    "condition",
    ("a condition or exception", "条件与例外"),
    Sense(
        "except",
        "除(?!了?[^，。；]{0,24}[外，]，?[^，。；]{0,8}(?:还|也|另|又|更|均|都|再|仍|同时|并|亦))"
        "(?![草雪夕尘湿锈害虫恶暴险臭冰旧污垢名籍此法数役权息权以]|[^，。；]{0,6}(?:患|障|故障|危))"
        "[^，。；]{1,24}(?:以外|之外|(?<![国海境内室郊户意例])外(?=[，的]))",
        words(
            r"except\w*|other than|besides|apart|aside|unless|save|exclu\w+|but|not|addition\w*"
            r"|outside|without|beyond|exempt\w*|closed|otherwise|only|rather|no|instead|all else"
            r"|remaining|barring|addition|on top of|as well as|also|alongside|more than|non\w*"
        ),
        r"(?!)",
    ),
    Sense(
        "including",
        "(?!)",
        words("includ(?:es?|ed|ing)"),
        r"\bincluding\b",
        excuse="包|含|在内|[等如]|例|内有|其中|以及",
    ),
)
_ONLY = needed(
    "condition",
    ("a restriction", "限制"),
    "仅限|只限|仅面向|仅供|仅适用于|只适用于|只有[^，。；]{1,24}才|唯有[^，。；]{1,24}才",
    r"only|sole\w*|exclusive\w*|limit\w*|restrict\w*|reserved|just|alone|no(?:body|thing|ne)?|but|merely"
    r"|unless|confin\w*|except\w*|single|simply|never|not|until|mere|purely|barely|as long as"
    r"|provided|prerequisite|must|require\w*|n[’']t|cannot|without|condition\w*|before|when|by",
)
_EVEN_IF = needed(
    "condition",
    ("a concession", "让步"),
    "即使|即便|哪怕|纵使|(?<![成造迁])就算(?!计)",
    r"even|though|although|despite|regardless|no matter|however|while|if|whether|may|still|albeit|spite"
    r"|notwithstanding|whatever|but|yet|when|without|without fail|event|should|were|simply|including",
)
_REGARDLESS = contrast(
    "condition",
    ("what does not matter", "无论"),
    Sense(
        "regardless",
        "不论(?!证)|无论(?!证)|不管(?!理)",
        words(
            r"regardless|irrespective|no matter|\w*ever|whether|any\w*|all|every\w*|both|without"
            r"|either|even|different|or|not|despite|matter|always|no|varying|alike|equal\w*|across"
            r"|from|same|if|at all|though"
        ),
        is_needed=True,
    ),
    Sense(
        "depending",
        "(?!)",
        words("according|depend\\w*|based|basis|subject"),
        words("according to|depending on|based on|on the basis of"),
        excuse="根据|按|依|视|据|凭|参照|取决",
    ),
)
_ALTHOUGH = needed(
    "condition",
    ("a concession", "让步"),
    "虽然|尽管(?=[^，。；]{3,})",
    r"although|though|despite|in spite|while|whil(?:e|st)|even|but|however|yet|nevertheless|still"
    r"|notwithstanding|albeit|regardless|whereas|if|nonetheless|for all|much as|admittedly|granted|true"
    r"|only|not|with|rather|instead|sure|in the face|because|without|no matter|and|never|freely|just",
)
_NOT_ONLY = contrast(
    "condition",
    ("not only", "不仅"),
    Sense(
        "not only",
        "不仅|不但|不单|不只是",
        words(
            r"only|merely|just|simply|but|also|both|as well|besides|beyond|more than|addition|too|alone"
            r"|while|not least|further\w*|apart|aside|even|moreover|what is more|solely|yet|alike"
            r"|at the same time|and|more|exclusively|confined|limited|other than"
        ),
        is_needed=True,
    ),
    Sense("did not", "(?!)", words("did not|does not"), r"\b(?:did|does|do) not \w+ [^,.;]{0,40}\bbut\b"
          r"(?! (?:also|rather))", excuse="[没未无]|并不|不[会能是应得再可愿]"),
)
_PREMISE = needed(
    "condition",
    ("a condition", "条件"),
    "的前提下|为前提|的情况下(?=，)(?<!许可的情况下)(?!)",
    r"provided|providing|premise\w*|as long as|so long|condition\w*|while|whil(?:e|st)|if|only|subject to"
    r"|with|under|without|once|after|when|ensur\w*|given|prerequisite|precondition|basis|assum\w*|and|by"
    r"|guarantee\w*|safeguard\w*|base[ds]?|insofar|proviso|unless|unaffected|not",
)
_IF = needed(
    "condition",
    ("a condition", "条件"),
    "如遇|(?:^|[，。；])如果|(?:^|[，。；])假如|(?:^|[，。；])倘若|(?:^|[，。；])一旦",
    r"if|in case|in the event|event|where|when\w*|should|once|unless|provid\w+|any\w*|with|upon|during|were"
    r"|as|whether|condition\w*|otherwise|suppos\w*|those|who\w*|had|as soon as|in cases|until|without|or"
    r"|after|before|assum\w*|on|were|until|what|while|given|because|every time|imagine|say|for|would|by",
)
RELATIONS: tuple[Relation, ...] = (
    _DUTY,
    _WITHOUT_EXCEPTION,
    _ONLY,
    _EVEN_IF,
    _REGARDLESS,
    _ALTHOUGH,
    _NOT_ONLY,
    _PREMISE,
    _IF,
)
