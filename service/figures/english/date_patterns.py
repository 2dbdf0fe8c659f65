"""How English writes dates, periods and clock times: one pattern, each alternative named after its reader. Data only."""

import re

from service.figures.english.words import ORDINAL_ONES

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?\.?|July?\.?|Aug(?:ust|\.)?|Sept?(?:ember|\.)?"
    r"|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_YEAR = r"(?:1[0-9]{3}|20[0-9]{2})"
_DAY = r"(?:3[01]|[12][0-9]|0?[1-9])"
_TH = r"(?:st|nd|rd|th)?"
_DASH = r"[ ]?(?:-|–|—|~|to|until|through)[ ]?"
_ORDINAL = r"(?:[0-9]{1,2}(?:st|nd|rd|th)|" + "|".join(ORDINAL_ONES) + ")"
_MERIDIEM = r"[ ]?(?:[ap]\.m\.|[ap]\.?m\b)"
_BC = r"[ ]?B\.?C\.?(?:E\.?)?(?![A-Za-z])"


def _of_year(year: str, word: str) -> str:
    """Return the pattern of "of 2019", ", 2019" and "of last year", with the names of its two groups."""
    return rf"(?:(?:[ ]of|,)?[ ](?:the[ ]year[ ])?(?P<{year}>{_YEAR})|[ ]of[ ](?P<{word}>this|last|next|the)[ ](?:fiscal[ ])?year\b)"


DATE = re.compile(
    rf"""
    (?P<iso>\b{_YEAR}(?P<sep>[-/.])(?:1[0-2]|0?[1-9])(?P=sep){_DAY}\b(?![-/.]?\d))
  | (?P<isomonth>\b{_YEAR}-(?:1[0-2]|0[1-9])\b(?![-/.\d]))
  | (?P<slashed>\b[0-9]{{1,2}}/[0-9]{{1,2}}/(?:{_YEAR}|[0-9]{{2}})\b(?![/\d]))
  | (?P<end>\b(?:end|close)[ ]of[ ](?:(?P<endmonth>{_MONTH})[ ,]{{0,2}})?(?P<endyear>{_YEAR})\b)
  | (?P<half>\b(?P<which>[Ff]irst|[Ss]econd|1st|2nd)(?:[ ][Hh]alf(?:{_of_year("halfyear", "halfwhich")})
      |(?:[ ]|-)half(?=[ ](?:net|profit|sales|revenue|result|earning|growth|GDP|pre-?tax|operating|loss|output
      |report|performance|trading|figures|data|numbers)))(?!\d))
  | (?P<quarters>\b(?P<many>first[ ](?:two|three)|[Ff]irst|[Ss]econd|[Tt]hird|[Ff]ourth|1st|2nd|3rd|4th)[ -][Qq]uarters?
      (?:{_of_year("quarteryear", "quarterwhich")})?\b)
  | (?P<q>\bQ(?P<qnumber>[1-4])(?:[ ](?:of[ ])?(?P<qyear>{_YEAR}))?\b)
  | (?P<firstmonths>\bfirst[ ](?P<monthcount>[a-z]{{3,6}}|[0-9]{{1,2}})[ ]months{_of_year("monthsyear", "monthswhich")})
  | (?P<fiscal>\b(?:FY[ ]?'?|[Ff]iscal[ ])(?P<fiscalyear>20[0-9]{{2}}|(?<=FY)[0-9]{{2}})\b(?![-/–]\d))
  | (?P<betweenmonths>(?<=\bbetween[ ])(?P<b1>{_MONTH})[ ]and[ ](?P<b2>{_MONTH}),?(?:[ ](?P<byear>{_YEAR}))?\b(?![ ]?\d))
  | (?P<monthspan>\b(?P<m1>{_MONTH}){_DASH}(?P<m2>{_MONTH}),?(?:[ ](?P<msyear>{_YEAR}))?\b(?![ ]?\d))
  | (?P<dayspan>\b(?P<dsmonth>{_MONTH})[ ]?(?P<d1>{_DAY}){_TH}{_DASH}(?P<d2>{_DAY}){_TH}\b(?:,?[ ](?P<dsyear>{_YEAR})\b)?(?![:%\d]))
  | (?P<dayspanmonth>\b(?P<dm1>{_DAY}){_TH}(?:{_DASH}|[ ]?/[ ]?)(?P<dm2>{_DAY}){_TH}[ ](?:of[ ])?(?P<dmsmonth>{_MONTH})\b
      (?:,?[ ](?P<dmsyear>{_YEAR})\b)?)
  | (?P<betweendays>(?<=[Bb]etween[ ])(?P<bd1>{_DAY}){_TH}[ ]and[ ](?P<bd2>{_DAY}){_TH}[ ](?:of[ ])?(?P<bdmonth>{_MONTH})\b
      (?:,?[ ](?P<bdyear>{_YEAR})\b)?)
  | (?P<mdy>\b(?P<mdmonth>{_MONTH})[ ]?(?P<mdday>{_DAY}){_TH}\b(?:(?:[ ]?,|[ ]of)?[ ]?(?P<mdyear>{_YEAR})
      |,?[ ](?P<mdbc>[0-9]{{1,4}}){_BC})?(?![,.]?\d|:\d|[ ]?%))
  | (?P<dmy>\b(?P<dmday>{_DAY}){_TH}[ ](?:of[ ])?(?P<dmmonth>{_MONTH})\b(?:,?[ ](?:(?P<dmbc>[0-9]{{1,4}}){_BC}|(?P<dmyear>{_YEAR})\b))?)
  | (?P<my>\b(?P<mymonth>{_MONTH}),?[ ](?:of[ ])?(?P<myyear>{_YEAR})\b)
  | (?P<decade>(?:\b|(?<=mid-))(?P<dcyear>(?:1[0-9]|20)[0-9])0(?:'|’)?s\b|(?<![\w])['’](?P<dcshort>[2-9])0s\b)
  | (?P<century>\b(?P<cnumber>{_ORDINAL}|twentieth|twenty-first)(?:(?:[ -][Cc]entury|[ -]centuries)\b|(?=(?:,|[ ]and|[ ]or|[ ]to
      |[ ]through)[ ](?:early[ ]|late[ ]|mid-|the[ ]){{0,2}}(?:{_ORDINAL}|twentieth|twenty-first)[ -]centur))(?P<cbc>[ ]B\.?C\.?E?\.?)?)
  | (?P<yearspan>\b{_YEAR}(?:{_DASH}|/)(?:{_YEAR}|[0-9]{{2}})\b(?![,.]?\d|[ ]?%|[-/]\d))
  | (?P<adspan>\b(?P<ad1>[0-9]{{1,4}})[ ]?[-–][ ]?(?P<ad2>[0-9]{{1,4}})[ ](?:A\.?D\.?|C\.?E\.?)(?![A-Za-z]))
  | (?P<bcspan>\b(?P<bc1>[0-9]{{1,4}})[ ]?[-–][ ]?(?P<bc2>[0-9]{{1,4}}){_BC})
  | (?P<clockspan>\b(?P<k1>[0-9]{{1,2}}(?::[0-5][0-9])?)(?P<k1m>{_MERIDIEM})?[ ]?(?:-|–|—
      |to)[ ]?(?P<k2>[0-9]{{1,2}}(?::[0-5][0-9])?)(?P<k2m>{_MERIDIEM}))
  | (?P<clock>\b(?P<chour>[01]?[0-9]|2[0-4])[:.](?P<cminute>[0-5][0-9])(?::[0-5][0-9])?(?P<cm>{_MERIDIEM})?(?![\d:%]|[.,]\d))
  | (?P<hour>\b(?P<hhour>1[0-2]|0?[1-9])(?P<hm>{_MERIDIEM}))
  | (?P<oclock>\b(?P<ohour>[0-9]{{1,2}}|[a-z]{{3,6}})[ ]o['’]clock\b)
  | (?P<zulu>\b(?P<zhour>[01][0-9]|2[0-3])(?P<zminute>[0-5][0-9])(?:(?=[ ](?:UTC|GMT)\b)
    | (?:(?<=\b0\d{{3}})|(?<=\b(?:at|by|to)[ ]\d{{4}})|(?<=\bfrom[ ]\d{{4}})|(?<=\b(?:until|about)[ ]\d{{4}}))(?=[ ](?:hours|hrs)\b)))
  | (?P<bc>\b(?P<bcyear>[0-9]{{1,3}}(?:,[0-9]{{3}})?|[0-9]{{4,6}}){_BC})
  | (?P<ad>\bA\.?D\.?[ ](?P<adyear>[0-9]{{1,4}})\b|\b(?P<ceyear>[0-9]{{1,4}})[ ](?:A\.?D\.?|C\.?E\.?)(?![A-Za-z]))
  | (?P<month>(?<![A-Za-z.])(?:January|February|March|April|May|June|July|August|September|October|November|December)\b)
    """,
    re.VERBOSE,
)
# No date begins elsewhere: most of a text is passed over unread.
START = re.compile(r"\b(?:[0-9ADFJMNOQST]|close|end|ei|el|fi|fo|ni|se|si|te|thi|tw|[a-z]{3,6} o['’])|['’]")
# A date is looked for only around these, no farther than the longest date reaches: so the cost stays linear.
HINT = re.compile(r"[0-9]+|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|centur|[Qq]uarter|[Hh]alf|first|FY|clock|Centur")
BEHIND, AHEAD = 32, 48

# Months that are nothing else are dates unless they begin a name; the others need a word that only a date follows.
SURE_MONTHS = frozenset({"January", "February", "September", "October", "November", "December", "July"})
BEFORE_MONTH = re.compile(
    r"\b(?:in|of|since|by|until|till|from|during|before|after|around|about|early|late|mid|last|next|this|starting|beginning|end of"
    r"|it['’]?s|the|between|through|to|and|or)[ -]$",
    re.IGNORECASE,
)
BEFORE_MARCH_OR_MAY = re.compile(
    r"\b(?:in|of|since|by|until|from|during|before|after|around|about|early|late|mid|last|next|this|starting|beginning|end of)[ -]$",
    re.IGNORECASE,
)
AFTER_MONTH = re.compile(r" (?:Day|Revolution|[A-Z][a-z]+(?: [A-Z]|['’]s| said))|['’]s [A-Z]")
AFTER_MARCH_OR_MAY = re.compile(r" (?:Day|[A-Z][a-z])|['’]s")
COUNTED = re.compile(r" (?:people|yuan|dollars|million|billion|meters|metres|tons|km|kilometers|students|words)\b")
