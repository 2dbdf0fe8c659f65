"""English words that tell where a noun phrase ends: verbs, and what may stand around them. Data only."""

AUXILIARIES = frozenset(
    """is are was were be been being am has have had having will would can could may might shall should must do does did cannot isn't
    aren't wasn't weren't hasn't haven't hadn't won't wouldn't""".split()
)
# Past forms without -ed. Some are nouns as well: cut, set, cost.
PASTS = frozenset(
    """rose risen fell fallen grew grown went gone took taken gave given got came saw seen said made held kept left lost met paid sent
    sold spent stood told won built brought bought began begun became ran shot swung wrote written fed hit cut put set cost costs
    shrank shrunk slid lent drew drawn drove driven broke knew known found caught taught thought felt fought rebuilt sought led dealt
    sank spread struck bore born chose chosen understood undertook laid swept shed swore threw thrown read sowed sown won slept""".split()
)
# Present forms that are verbs after a plural or a pronoun; before anything else they may be nouns.
BASES = frozenset(
    """accept account add agree aim allow amount answer appear apply ask attend average beat begin believe benefit build buy call care
    carry charge choose claim close collect come connect consider contain continue cost expand extend raise improve lift boost lower
    reduce increase upgrade invest cover create cut deal depend die do draw drive earn employ enjoy enter exceed exist expect face
    fall feel fill find fly follow get give go grow help hold hope include increase intend involve join keep know lack lead learn
    leave lie like link live look lose love make manage mean meet move need number offer open operate own pass pay plan play prefer
    produce provide put qualify rank reach read receive remain rent report represent require run save say see seek seem sell send
    serve set share show sit sleep spend stand start stay study suffer supply support take teach tell tend think total train travel
    treat try turn use visit vote wait want win wish work write""".split()
)
# Present forms in -s that are hardly ever nouns, and those that are nouns unless a number or an article follows.
SINGULARS = frozenset(
    """accepts allows amounts becomes believes brings carries comes connects contains depends earns employs enjoys exceeds exists expects
    gets gives goes grows holds includes intends involves keeps knows lies links makes means meets owns pays provides reaches receives
    remains represents requires says seeks seems sells sends serves spends stands suffers takes teaches tells tends thinks tries uses
    wants wins writes helps averages totals begins earns reads""".split()
)
SINGULARS_OR_PLURALS = frozenset(
    """accounts adds aims answers benefits builds calls charges claims costs covers creates cuts deals drives faces falls finds flies
    follows gains hopes increases joins leads links lives looks loses moves needs numbers offers opens operates passes plans plays
    produces ranks reports rises runs saves sees sets shares shows starts stays studies supplies supports targets totals trains
    travels treats turns visits votes waits works""".split()
)
# Words in -ed that are no pasts.
NO_PASTS = frozenset("aged hundred need speed seed feed indeed exceed proceed succeed breed bed shed united so-called red".split())
# Verbs that say what their subject is or comes to: the subject alone names the measure. Others name it together with their subject.
LINKING = frozenset(
    """is are was were be been being reach reaches reached reaching total totals totaled totalled totaling totalling amount amounts
    amounted amounting exceed exceeds exceeded exceeding stand stands stood came comes come hit hits surpass surpasses surpassed
    surpassing rose rise rises risen rising fell fall falls fallen falling grew grow grows grown growing increase increased increases
    increasing decrease decreased decreases decreasing decline declined declines dropped drops drop dropping climbed climb climbs
    jumped surged soared narrowed narrows account accounted accounts accounting make made makes making represent represented
    represents representing average averaged averages averaging remain remained remains keep kept keeps passed pass passes number
    numbers numbered rank ranked ranks ranking went goes go worth up down cut raised lowered reduced improved expanded set maintained
    expected estimated being slipped slid shrank shrunk edged topped tops doubled extend extended covering cover covers
    covered nearing swing swung swings stays stayed measures measured long valued priced starting start starts started""".split()
)
DETERMINERS = frozenset(
    """a an the this that these those its their his her our my your some any each every all both no another several many more most few
    such other what whose""".split()
)
PRONOUNS = frozenset("it they he she we you i them him us me who which that there this these those ones one nobody people's".split())
PREPOSITIONS = frozenset(
    """of in at for on from between among with within across along near under above below over aged per into against without behind
    beyond around through throughout outside inside toward towards""".split()
)
RELATIVES = frozenset("who which that whose whom where when".split())
CONJUNCTIONS = frozenset("""while but because although though if so than as when after before since unless until whereas where""".split())
# What may stand between a verb and its number.
FILLERS = frozenset(
    """by to at about around over nearly almost roughly approximately some more less than least most up down as high low many much just
    only under below above between from a an the total record another further additional estimated well close short virtually fewer
    greater higher lower no not exactly together altogether currently now also already further again even still mere maximum minimum
    the level of $ £ € ¥ ￥ us$ nt$ hk$ rmb until reach range ranging""".split()
)
ADVERBS = frozenset(
    "also already now not then still even only often always never once long again further currently about soon just".split()
)
# Nouns that say nothing of what is counted, unless something else does.
VAGUE_NOUNS = frozenset("people persons times places ones items points individuals units parts things cases them us".split())
# Nouns that name a number rather than a thing: what they are "of" is the subject.
MEASURE_NOUNS = frozenset(
    """number numbers total volume amount value rate ratio proportion share area output income scale population capacity density length
    cost price coverage investment spending revenue turnover sales size level count sum quantity production budget index coefficient
    percentage area weight height depth width age temperature speed distance supply demand trade gdp exports imports profit profits
    loss losses debt deficit surplus balance membership enrolment enrollment workforce pool attendance standard payment subsidy salary
    wage wages fee fees fine rent""".split()
)
CHANGE_NOUNS = frozenset(
    """increase rise growth gain jump surge decrease drop fall decline reduction cut change total average maximum minimum rate ratio
    record range sum figure rank ranking distance height length weight width depth age value""".split()
)
MONTHS = frozenset(
    """january february march april may june july august september october november december monday tuesday wednesday thursday friday
    saturday sunday""".split()
)
