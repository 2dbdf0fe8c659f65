"""English abbreviations that end in a full stop, by what the stop then means; written as in print, without the last stop."""

# A name or an example follows: the stop never ends a sentence.
NEVER_LAST = frozenset(
    "Dr Mr Mrs Ms Mx Prof Gen Col Maj Capt Cmdr Lt Sgt Rev Hon Pres Gov Sen Rep Adm Messrs Mme Mlle St Ste Mt Ft Supt Insp"
    " v vs viz cf e.g i.e E.g I.e approx ca incl excl esp".split()
)
# A number follows and belongs to it; before anything else the stop ends the sentence ("The answer is No.").
BEFORE_NUMBERS = frozenset(
    "No Nos NO no nos Art Arts art Fig Figs fig Vol Vols vol Sec sec Ch ch Chap p P pp para Para paras Eq eq Ref ref Tab App"
    " Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec est max tel Tel ext".split()
)
# The stop may be both: it ends the sentence only where the next word is one that begins sentences.
PERHAPS_LAST = frozenset(
    "Inc Ltd Co Corp Bros LLC Univ Dept Assn Jr Sr Esq Ave Rd Blvd Bldg Hwy al"
    " Ph.D M.D B.A M.A B.S M.S M.B.A D.C P.R.C B.C.E C.E a.m p.m A.M P.M"
    " Mon Tue Tues Wed Thu Thur Thurs Fri Sat Sun".split()
)
# Words that begin English sentences far more often than they stand capitalised inside one.
SENTENCE_STARTERS = frozenset(
    "the a an it its this that these those he she they we you i his her their our my there here then in on at by for"
    " from with without under over after before during since until as while when where what who why how if although though"
    " because but and or so yet however moreover meanwhile also besides therefore thus instead still now today yesterday"
    " tomorrow last next some many most more all each every both such no not nearly about according".split()
)
# What follows a dot in names of files and sites.
EXTENSIONS = frozenset(
    "PDF DOC DOCX XLS XLSX PPT PPTX TXT CSV JSON JPG JPEG PNG GIF ZIP COM CN NET ORG GOV EDU HTML HTM PHP ASP JS".split()
)
