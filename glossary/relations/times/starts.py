"""What a period is counted from: 自验收合格之日起 runs from acceptance, not from delivery."""

from __future__ import annotations

EVENTS = (
    ("验收", r"accept\w*|inspect\w*|check\w*|approv\w*|pass\w*"),
    ("交付|交货|移交|交接|交房", r"deliver\w*|hand\w*|transfer\w*"),
    ("签订|签署|签字|签约|签收|订立|签", r"sign\w*|conclu\w*|execut\w*"),
    (
        "发布|公布|颁布|印发|发文|刊登",
        r"promulgat\w*|publi\w*|issu\w*|announc\w*|releas\w*|gazett\w*",
    ),
    ("施行|实施|执行", r"effect\w*|implement\w*|force|commenc\w*|enforc\w*|appl\w*"),
    ("生效", r"effect\w*|valid\w*|force|binding"),
    ("收到|接到|接获|签收", r"recei\w*|servic\w*|serv\w*|deliver\w*|getting|got"),
    ("送达", r"serv\w*|deliver\w*|recei\w*|notif\w*"),
    (
        "作出|做出|出具",
        r"mad\w*|mak\w*|render\w*|issu\w*|decision\w*|ruling|taken|adopt\w*|pass\w*",
    ),
    ("受理", r"accept\w*|docket\w*|fil\w*|recei\w*|admi\w*|process\w*"),
    (
        "申请|提交|提出|报送|申报",
        r"appl\w*|submi\w*|fil\w*|request\w*|present\w*|lodg\w*|mak\w*|made|declar\w*",
    ),
    ("知道|知悉|得知|发现", r"kn[eo]w\w*|aware|learn\w*|discover\w*|found|find\w*|detect\w*"),
    ("登记|注册", r"regist\w*|record\w*|incorporat\w*"),
    ("备案", r"fil\w*|record\w*|regist\w*"),
    (
        "届满|期满|到期|满期|截止|终了",
        r"expir\w*|end\w*|matur\w*|clos\w*|deadline|laps\w*|due|terminat\w*",
    ),
    ("完成|结束", r"complet\w*|finish\w*|end\w*|conclu\w*"),
    ("竣工|完工|建成", r"complet\w*|finish\w*|built|construct\w*"),
    ("开工|动工", r"start\w*|commenc\w*|construct\w*|began|begin\w*|work"),
    ("立案", r"fil\w*|docket\w*|case|accept\w*|register\w*|open\w*"),
    ("缴纳|缴费|支付|付款|缴清|缴存|参保", r"pa(?:y|id)\w*|contribut\w*|insur\w*|enrol\w*|join\w*"),
    ("出生", r"b(?:orn|irth)\w*"),
    ("死亡|去世", r"die\w*|death\w*|deceas\w*"),
    (
        "终止|解除|撤销|注销",
        r"terminat\w*|end\w*|dissol\w*|cancel\w*|revo\w*|rescind\w*|rescis\w*|discharg\w*",
    ),
    ("选举|当选|任命", r"elect\w*|appoint\w*"),
    (
        "批准|核准|同意|许可|通过|审批",
        r"approv\w*|ratif\w*|adopt\w*|pass\w*|licen\w*|permi\w*|consent\w*|authori\w*",
    ),
    ("上市|挂牌", r"list\w*"),
    ("取得|获得|领取", r"obtain\w*|recei\w*|acqui\w*|grant\w*|issu\w*|get\w*|award\w*"),
    (
        "裁定|判决|决定",
        r"rul\w*|judge?ment\w*|decision\w*|decid\w*|determin\w*|verdict\w*|order\w*",
    ),
    ("通知|告知", r"notif\w*|notice\w*|inform\w*"),
    ("公告|公示", r"announc\w*|publi\w*|notice\w*|display\w*"),
    ("投产|投入使用|启用|运营", r"operat\w*|use|production|service"),
    ("购买|购房|购车|购置", r"purchas\w*|b(?:uy|ought)\w*|acqui\w*"),
    ("入住|迁入", r"mov\w*|occup\w*|check\w*"),
    ("离职|退休", r"leav\w*|left|resign\w*|retire\w*|departure"),
    ("入职|录用|聘用", r"employ\w*|hir\w*|join\w*|recruit\w*|entr\w*"),
    ("发货|起运|发运", r"ship\w*|dispatch\w*|despatch\w*"),
    ("发生", r"occur\w*|happen\w*|incident\w*|accident\w*|event\w*|took place|aris\w*|arose"),
)
"""Events from which a period runs, in Chinese, and all English that may say each."""
