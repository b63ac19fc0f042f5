"""Words that make a figure of a running total the old one, the new one, what was added or what is gone."""

import re

from reportedly.checks.masks import slots

HEDGED = (
    r"(?:\s+(?:at least|about|some|nearly|almost|more than|over|around|the|an?|its|their|his|her|present|current|"
    r"previous|earlier|known|already)){0,2}\s*$"
)
TO = re.compile(
    r"\b(?:(?:bring|tak|rais|push|lift|increas|driv|swell|boost)\w*|brought|took|ris\w+|rose|climb\w*|grew|grow\w*|"
    r"went up|gone up|jump\w*|drop\w*|fell|fall\w*|cut\w*|reduc\w*|down|up|shr[aiu]nk\w*|total\w*|toll|number|"
    r"tally|count|from|until)\b"
    r"[^.;!?]{0,70}\b(?:to|at|reach\w*|hit)" + HEDGED,
    re.IGNORECASE,
)
TOTAL = re.compile(
    r"\b(?:(?:a|the|grand|new|overall|for a) total(?: of)?|toll|tally|count|has reached|have reached|reaching|"
    r"reached|now|"
    r"makes?|making|comes? to|came to|stands? at|totals?|totalling|totaling|remain\w*|leaving|leaves?|left|"
    r"so far|in all|"
    r"altogether|has now|have now|there (?:are|were)|now (?:has|have|holds?|counts?|is|are|stands?))\b[^.;!?]{0,35}$|"
    r"\b(?:has|have|is|are|for|numbers?|counts|holds|shifted|employs)\s*$",
    re.IGNORECASE,
)
TOTAL_BEHIND = re.compile(
    r"^(?:(?!, (?:and|but|while) )[^.;!?]){0,40}\b(?:"
    r"in (?:all|total|custody|hospital)|altogether|all told|so far|now|remain\w*|left|"
    r"are still|is still|"
    r"still|to date|have now|has now)\b",
    re.IGNORECASE,
)
OLD = re.compile(
    r"\b(?:from|had been|had stood|stood at|previously|before|until|till|on top of|in addition to|"
    r"joining|join|"
    r"adding to|added to|against|compared (?:with|to)|earlier|already)\b[^.;!?]{0,40}$|"
    r"\b(?:was|were|after|had|of)\b[^.;,!?]{0,30}$",
    re.IGNORECASE,
)
OLD_BEHIND = re.compile(
    r"^[^.;!?]{0,40}\b(?:already|before|until|earlier|ago|previously|(?:seized|taken|admitted|known|reported|counted|"
    r"recorded) (?:at|on|by|before|in)|known to|on record|to begin with|at first|at the start|previous|hitherto|"
    r"last)\b",
    re.IGNORECASE,
)
NEW = re.compile(
    r"\b(?:another|an additional|a further|an extra|additional|further|extra|fresh|adding|added|adds|new|"
    r"overnight|since|"
    r"hired|recruited|by|when|after|with|plus|killed|killing|lost|sold|recovered|found|discharged|charged|freed|"
    r"raised|scored|delivery of|bought|"
    r"ordered|opened|received|registered|confirmed|reported|released)"
    r"(?:\s+(?:the|about|some|nearly|only|just|at least|its|their|more than|as many as)){0,2}\s*$",
    re.IGNORECASE,
)
NEW_BEHIND = re.compile(
    r"^\s*(?:[\w’'-]+\s+){0,2}?(?:(?:more|additional|further|extra|fresh|new|other|others)\b(?! than)|"
    r"(?:[\w’'-]+\s+){0,6}?(?:since|overnight|"
    r"last night|today|found|recovered|pulled|died|killed|discharged|released|freed|agreed|went home|left|sold|"
    r"joined|arrested|charged|registered|confirmed|added|hired|dead|in the past|in the last|let go|raised|cut off|"
    r"reported|identified|discovered|detained|rescued|returned|resigned|quit|drowned|delivered|signed|opened|"
    r"closed)\b)",
    re.IGNORECASE,
)
GONE = re.compile(
    r"\b(?:discharg\w*|releas\w*|freed|let go|went home|gone home|sent home|left(?! on| in| to be)|leav\w+|sold|"
    r"resign\w*|quit|"
    r"withdr\w+|returned|rescued|died|clos\w+|scrapped|laid off|cut|dismiss\w+|transferred|recovered|spent|paid|repaid|"
    r"escap\w+|remain\w*|still|down|extinguish\w*|put out|fell|dropped|shrank|fewer|lost|evacuat\w*|destroyed)\b",
    re.IGNORECASE,
)
LEAVES = re.compile(
    r"\b(?:discharg\w*|releas\w*|freed|let go|went home|gone home|sent home|sold|resign\w*|quit|withdr\w+|returned|"
    r"rescued|died|clos\w+|scrapped|laid off|cut|dismiss\w+|transferred|recovered|spent|paid|repaid|escap\w+|"
    r"extinguish\w*|put out|lost|evacuat\w*|destroyed|leaving|left)\b",
    re.IGNORECASE,
)
"""What is told beside the figure that goes."""
COMES = re.compile(r"^\s*(?:[\w’'-]+\s+)?(?:new|fresh|more|additional|further|extra)\b", re.IGNORECASE)
ADDS = re.compile(
    r"\b(?:another|additional|further|new|fresh|extra|adding|added|hired|recruited|admitted|received|bought|opened)\s*$",
    re.IGNORECASE,
)
NOW = re.compile(
    r"\b(?:now|until then|till then|before that|before then|still|remain\w*|so far|bring\w*|brought|taking)\b", re.I
)
EXPLAINED = re.compile(
    r"\b(?:because|counted (?:twice|before|already)|already (?:left|counted|included))\b", re.IGNORECASE
)
"""The report knows that it doesn't add up."""
OF_THE = re.compile(r"\bof (?:the|its|their|his|her|some)?\s*$", re.IGNORECASE)
RANGES = re.compile(
    r"\b(?:rang(?:e|es|ed|ing)|estimates?|between|ages?|aged|(?:over|within|during)\s+(?:the (?:week|month|year)|"
    + slots("date")
    + r"))(?:\b|(?=\W))",
    re.IGNORECASE,
)
"""Figures that are no running total: ends of a range, changes over a longer time."""
