"""What was done, and its contrary: rejected or upheld, opened or closed, arrested or released."""

from __future__ import annotations

from glossary.relations.meanings.contrast import Sides, opposites
from glossary.relations.relation import Relation

_NOT = r"no|not|n[’']t|never|without|cannot|neither|nor|un\w+|non\w*|fail\w*|less|stop\w*|ceas\w*|end\w*|avoid\w*|prevent\w*"
_PAIRS: tuple[tuple[Sides, Sides], ...] = (
    (
        (
            "rejected",
            "驳回|否决|拒绝|拒不|谢绝",
            rf"reject\w*|dismiss\w*|overrul\w*|den(?:y|ied|ies|ial|ying)|turn\w*|refus\w*|revers\w*|quash\w*|struck|set aside"
            rf"|return\w*|veto\w*|vot\w*|defeat\w*|block\w*|declin\w*|resist\w*|rebuff\w*|against|decid\w*|spurn\w*|shun\w*|repuls\w*"
            rf"|keep\w*|avoid\w*|unwilling\w*|unable|refrain\w*|rule[ds]? out|refuted?|forbid\w*|prohibit\w*|disallow\w*|say no|{_NOT}",
            r"reject(?:s|ed)|refus(?:es|ed) to|voted down|vetoed|overruled|turned down",
            "驳|否|拒|反|抗|不|未|回绝|推翻|排斥|辞|打消",
        ),
        (
            "accepted",
            "采纳|予以批准|审议通过|表决通过|(?<!不)同意(?!书|权)|(?<!未经)批准(?!文|[^，。；]{0,3}[后前])|支持(?=[^，。；]{0,6}(?:上诉|诉讼请求))",
            r"accept\w*|adopt\w*|approv\w*|agree\w*|grant\w*|pass\w*|uphold|upheld|consent\w*|allow\w*|endors\w*|favou?r\w*|support\w*"
            r"|permi\w*|ratif\w*|authori\w*|confirm\w*|sanction\w*|clear\w*|consensus|concur\w*|willing\w*|acced\w*|accord\w*|nod\w*"
            r"|green light|licen\w*|admit\w*|give\w*|given|gave|in line|take\w*|took|recogni\w*|ok|yes|heed\w*|incorporat\w*|buy|share\w*"
            r"|consider\w*|enact\w*|affirm\w*|decid\w*|unanim\w*|pursuant|registered|list\w*|launch\w*|nominat\w*|think|thinks|believ\w*|promis\w*",
            r"upheld|adopted|(?:has|have|was|were) approved|agreed to|accepted|voted to adopt",
            "采|纳|通过|同意|批|接受|维持|支持|准|允|肯|认可|赞|核|协|达成|受理|应|商定|一致|许|答应|愿|约|签",
        ),
    ),
    (
        (
            "opposed",
            "反对(?!派|党|票|者|意见)|谴责|抗议",
            r"oppos\w*|against|object\w*|reject\w*|resist\w*|condemn\w*|protest\w*|deplor\w*|dissent\w*|anti\w*|counter\w*|fight\w*|stand up"
            r"|say no|denounc\w*|criticis\w*|criticiz\w*|disagree\w*|refus\w*|combat\w*|censur\w*|blam\w*|disapprov\w*|decr\w*|demonstrat\w*"
            rf"|outcry|rall\w*|averse|rebuk\w*|boycott\w*|complain\w*|lament\w*|outrage\w*|slam\w*|accus\w*|ban\w*|{_NOT}",
            r"(?:firmly|strongly|resolutely) opposed to|(?:firmly|strongly|resolutely) opposes|condemn(?:s|ed)|protested",
            "反|抗|谴|抵|打击|批|不满|不同意|斥|声讨|遏|拒",
        ),
        (
            "supported",
            "表示支持|表示欢迎|表示赞赏|赞成|拥护",
            r"support\w*|favou?r\w*|welcom\w*|back\w*|endors\w*|prais\w*|appreciat\w*|commend\w*|for|agree\w*|approv\w*|applaud\w*|uphold\w*|hail\w*"
            r"|acclaim\w*|embrac\w*|behind|stand\w*|stood|happy|glad|pleas\w*",
            r"(?:firmly|strongly|fully) supports?|in (?:firm |full |strong )?support of|in fav(?:or|our) of",
            "支|撑|赞|欢迎|拥|援|挺|护|维|肯定|助|保",
        ),
    ),
    (
        (
            "arrested",
            "逮捕|抓获|拘留|拘捕|刑拘|羁押|扣押|扣留",
            r"arrest\w*|detain\w*|detention|captur\w*|caught|custody|apprehend\w*|seiz\w*|held|hold\w*|jail\w*|imprison\w*|nabbed|round\w*|warrant\w*"
            r"|withh\w+|impound\w*|retain\w*|confiscat\w*|keep\w*|kept|attach\w*|distrain\w*|remand\w*|in prison|taken|bust\w*|custod\w*|confin\w*",
            r"arrested|detained|(?:was|were|been) seized",
            "捕|拘|抓|扣|押|缉|控制|归案|落网|查",
        ),
        (
            "released",
            "获释|予以释放|被释放|取保候审",
            r"releas\w*|free\w*|bail\w*|let go|set free|discharg\w*|liberat\w*|return\w*",
            r"(?:was|were|been|be) released|set free|released (?:three|two|four|five|the|a|him|them|her)",
            "释|放|保|解除|出狱|发布|公布|刑满",
        ),
    ),
    (
        (
            "closed",
            "闭馆|停业|封闭(?=管理|施工)?|关闭|关停|停运|停航|停课|停工|停产|停水|停电|停止|中断|暂停",
            rf"clos\w*|shut\w*|suspend\w*|suspension|halt\w*|stop\w*|ceas\w*|block\w*|seal\w*|interrupt\w*|disrupt\w*|cancel\w*|out of|down|off|cut\w*"
            rf"|ban\w*|discontinu\w*|paus\w*|end\w*|terminat\w*|outage\w*|inactiv\w*|paraly\w*|break\w*|lockdown|withdraw\w*|quit\w*|isolat\w*|enclos\w*"
            rf"|confin\w*|hiatus|put off|postpon\w*|restrict\w*|blackout\w*|lost|grind\w*|ground|stall\w*|prohibit\w*|abandon\w*|gate\w*|failure\w*|{_NOT}",
            r"(?:is|are|was|were|be|been|temporarily) (?:temporarily )?(?:closed|suspended|halted)|shut down|suspends?",
            "关|停|闭|断|封|止|休|歇|禁|阻|中|取消|撤|结束|打烊|罢",
        ),
        (
            "open",
            "恢复(?=[^，。；]{0,4}(?:通行|供水|供电|供气|营业|运行|运营|生产|交通|通车|开放|航班))|重新开放|复课|复工|开馆|对外开放(?=，|。)|照常开放|正常开放",
            r"open\w*|reopen\w*|resum\w*|restor\w*|back|restart\w*|normal\w*|again|recover\w*|resumption|return\w*|running|operat\w*|access\w*|welcom\w*|start\w*"
            r"|public|clear\w*|bring\w*|repair\w*|brought|get\w*|continu\w*|work\w*|reviv\w*|unblock\w*",
            r"(?:is|are|was|were|remains?|stays?) open\b(?! (?:to|ended))|(?:has|have) (?:resumed|reopened)|reopened|resumed",
            "开|恢复|复|通|启|重|张|营|接待|重新|迎|继续",
        ),
    ),
    (
        (
            "better",
            "改善(?=[。，；]|了|明显|显著)|好转|(?:明显|显著|持续|不断|有所|得到)改善|明显提升|显著提升|显著提高|明显提高",
            r"improv\w*|better\w*|enhanc\w*|upgrad\w*|rais\w*|rose|ris\w+|rais\w*|increas\w*|pick\w*|recover\w*|boost\w*|strengthen\w*|good|higher|grow\w*|grew|up"
            r"|progress\w*|optimi\w*|elevat\w*|advanc\w*|promot\w*|strong\w*|ease\w*|easing|gain\w*|lift\w*|soar\w*|jump\w*|leap\w*|more|greater|cleaner|clear\w*|turn\w*"
            r"|rebound\w*|perfect\w*|lighten\w*|reliev\w*|alleviat\w*|heighten\w*|brighten\w*|expand\w*|accelerat\w*|warm\w*|heal\w*|favou?rabl\w*|climb\w*|surg\w*",
            r"(?:has|have|been) (?:\w+ )?improved|improved (?:markedly|significantly|noticeably|steadily)|markedly better",
            "改|好|优|升|提|佳|进|强|增|善|健|治|修|完",
        ),
        (
            "worse",
            "恶化(?!趋势)|变差|下滑(?=[。，；])",
            rf"wors\w*|deteriorat\w*|degrad\w*|declin\w*|fell|fall\w*|down\w*|drop\w*|bad\w*|slip\w*|slid\w*|poor\w*|deepen\w*|adverse\w*|sour\w*|weak\w*|aggravat\w*|escalat\w*"
            rf"|exacerbat\w*|lower\w*|decreas\w*|slump\w*|shrink\w*|spiral\w*|harsh\w*|spoil\w*|damag\w*|tense|tension|plung\w*|sharp\w*|troubl\w*|intensif\w*|bitter\w*|{_NOT}",
            r"worsen(?:s|ed|ing)|deteriorat(?:es|ed|ing)|degraded",
            "恶|差|坏|降|下|糟|退|重|弱|滑|跌|衰|劣|败|损|破|腐|紧张|变|老|裂",
        ),
    ),
    (
        (
            "narrowed",
            "缩小(?!版)|收窄",
            r"narrow\w*|reduc\w*|clos\w*|shrink\w*|shrank|shrunk|shrinkage|bridg\w*|decreas\w*|lessen\w*|smaller|cut\w*|diminish\w*|minimi\w*|lower\w*|eas\w*|fell|fall\w*|less|contract\w*|limit\w*"
            r"|declin\w*|small\w*|scal\w*|drop\w*|slow\w*|tight\w*|slim\w*|down\w*|dwindl\w*|squeez\w*|slash\w*|gap|compress\w*|converg\w*|wane\w*|trim\w*|zoom\w*|improv\w*|moderat\w*|shorten\w*",
            r"narrow(?:s|ed|ing)?|shrank|shrink(?:s|ing)?",
            "缩|窄|收|减|降|小|压|弥|差|缓|萎|狭|隘|紧",
        ),
        (
            "widened",
            "(?:差距|缺口|裂痕|逆差|降幅|跌幅)[^，。；]{0,6}扩大",
            r"wid\w*|expand\w*|grow\w*|grew|larger|increas\w*|enlarg\w*|rose|ris\w+|broad\w*|deepen\w*|bigger|extend\w*|more|further|accelerat\w*|steep\w*|sharp\w*|great\w*|worse\w*|faster",
            r"widen(?:s|ed|ing)?|(?:gap|deficit)\w* (?:has |have )?(?:grown|grew|expanded)|enlarg(?:ed|ing|es?)",
            "扩|大|拓|宽|增|加|广|升|放|延|张|拉",
        ),
    ),
    (
        (
            "appointed",
            "任命[^，。；]{2,24}为|被任命为|聘任|当选",
            r"appoint\w*|nam\w*|elect\w*|nominat\w*|assign\w*|becom\w*|became|chosen|select\w*|employ\w*|hir\w*|engag\w*|designat\w*|promot\w*|vot\w*|win\w*|won|take\w*|took|made"
            r"|install\w*|served?|new|victory|hold\w*|succeed\w*|pick\w*|tenure|as",
            r"(?:is|was|were|been) (?:appointed|elected|named)",
            "任|聘|选|派|担|委|接|升|出|就|荣|评|获",
        ),
        (
            "removed",
            "免去|被免职|被撤职|予以免职|撤销[^，。；]{0,10}职务|罢免",
            r"remov\w*|dismiss\w*|reliev\w*|strip\w*|fir\w+|oust\w*|sack\w*|depos\w*|expel\w*|discharg\w*|step\w*|recall\w*|impeach\w*|revok\w*|no longer|free\w*|ceas\w*|vacat\w*|withdraw\w*|annul\w*|disqualif\w*|suspend\w*",
            r"(?:is|was|were|been) (?:removed from|dismissed from|relieved of|stripped of)",
            "免|撤|罢|辞|开除|卸|解|革|下台|除|拆|移|搬|删|离|退|停",
        ),
    ),
    (
        (
            "imported",
            "进口(?=货物|商品|汽车|药品|食品|产品|额|量|的|关税|企业)(?<!出口)",
            r"import\w*|inbound|foreign|brought|entry|inward|incoming|overseas|trad\w*|purchas\w*|abroad|arriv\w*|from",
            r"imports?|imported",
            "进口|进出口|引进|输入|口岸|进境|入",
        ),
        (
            "exported",
            "(?<!进)出口(?=货物|商品|产品|额|量|企业|关税|退税|创汇|管制)",
            r"export\w*|outbound|foreign|outward|outgoing|overseas|trad\w*|ship\w*|abroad|sell\w*|sold|exit\w*|sales",
            r"exports?|exported",
            "出口|外销|输出|出境|外贸|出",
        ),
    ),
    (
        (
            "donated by",
            "由[^，。；]{2,14}(?:捐赠|捐献|捐助|赠送)",
            r"by|from|gift\w*|gave|given|donor\w*|courtesy|contribut\w*|thanks|present\w*|who|whose",
            "(?!)",
            "(?!)",
        ),
        (
            "donated to",
            "向[^，。；]{2,16}(?:捐赠|捐献|捐助|赠送|捐款)",
            r"to|for|gave|give\w*|present\w*|in aid|offer\w*|with|sent|send\w*|provid\w*|suppl\w*|help\w*|support\w*",
            r"(?:donated|presented|given) to",
            "向|给|赠予|赠与|予",
        ),
    ),
    (
        (
            "comes from",
            "(?<!资金)(?:来自(?!于?我)|源自|取自)",
            r"from|origin\w*|of|by|com(?:e|es|ing)|came|deriv\w*|sourc\w*|drawn|root\w*|sprang|stem\w*|belong\w*|born|tak\w+|arriv\w*|hail\w*|through|out of|represent\w*|native\w*|due|owe\w*"
            r"|with|in|at|nation\w*|across|inspir\w*|resid\w*|[A-Z][a-z]+(?:n|ese|ish)",
            r"(?:comes?|came|stems?|deriv(?:es?|ed)) (?:mainly |mostly |primarily )?from",
            "来|源|自|取|由|从|出|靠|得|发|产|获",
        ),
        (
            "goes to",
            "(?:主要|全部|专门|将|均|重点)?用于(?=[^，。；]{2})|流向",
            r"used?|for|using|to|spent|spend\w*|go(?:es|ing)?|went|in|on|allocat\w*|earmark\w*|finance\w*|fund\w*|devot\w*|appl\w*|flow\w*|invest\w*|support\w*|serv\w*|toward\w*|into",
            r"(?:went|goes|is going) to",
            "用|向|去|给|投|拨|到|往|送|赴|入|归|访|参|至",
        ),
    ),
)
RELATIONS: tuple[Relation, ...] = tuple(
    opposites("opposite", ("what was done", "所为"), first, second) for first, second in _PAIRS
)
