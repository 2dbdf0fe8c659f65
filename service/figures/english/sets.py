"""English words that decide what a number beside them is. Data only."""

SIGNS = frozenset({"$", "¥", "￥", "€", "£", "₩", "₹", "₽", "＄", "￡", "₫", "฿", "₺", "₦", "₱", "₪"})
HYPHENS = frozenset({"-", "–", "—"})

# "one" before these is a pronoun; after those it is one or an article.
AFTER_PRONOUN = frozenset(
    """
    another day s can must has time side hand way thing will should may might would could more needs does such reason more's not
    are what under thing's else""".split()
)
BEFORE_PRONOUN = frozenset(
    """
    no any every each this that the another which some a number first last big great new good long as other right wrong""".split()
)
STRESSES_ONE = frozenset({"only", "least", "exactly", "plus", "almost", "nearly"})

# "a" with a unit counts one after these: at least an hour, less than a mile.
BEFORE_ONE_UNIT = frozenset("least most than nearly almost about around roughly approximately under within just only exactly over".split())
POSSESSIVES = frozenset("his her their your my our its".split())
WEATHER = frozenset("temperature temperatures highs lows degrees mercury thermometer low high heat cold hot fahrenheit celsius".split())
SCORES = frozenset(
    """
    beat beats beaten beating won win wins winning lost lose loses losing defeat defeated defeats victory score scored draw drew led
    lead leads trail trailed tied tie fell""".split()
)
# A capital of these before a number is no name.
NOT_NAMING = frozenset(
    """
    january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov
    dec monday tuesday wednesday thursday friday saturday sunday nearly almost roughly approximately some least most least aged
    around under rmb""".split()
)
# Behind "60m" these are run, swum or won over metres.
RACED = frozenset(
    """
    hurdles indoors outdoors races sprints heats finals relays trials runners sprinters hurdlers swimmers champions medallists medalists
    titles events butterflies walks""".split()
)
AFTER_SCORE = frozenset("record win victory loss defeat draw scoreline triumph verdict decision".split())
RANGES = frozenset("range ranges ranging ranged vary varies varying anywhere".split())

# Before and after a year.
SURELY_BEFORE_YEAR = frozenset("in since by during until till late early spring summer autumn winter fall mid".split())
BEFORE_YEAR = SURELY_BEFORE_YEAR | frozenset("of from to before after for around and between through than year".split())
BESIDE_YEAR = frozenset({"(", "the", "late", "early", "mid", "fiscal", "year", "“", "-", "/", "–", ""})
YEARLY = frozenset(
    """
    levels figures prices elections games olympics paralympics results data estimates forecasts standards sales plans accords goals
    targets""".split()
)
# Things of one year, and what they do: a 2017 study finds.
YEARLY_ONE = frozenset(
    """
    study report survey law act election census budget agreement accord treaty referendum agenda constitution crisis crash edition
    film movie novel album song documentary comedy book paper article speech interview manifesto championship final tournament""".split()
)
SAYS = frozenset("finds shows says suggests reveals estimates reports warns concludes claims argues notes stars features sees".split())
AFTER_YEAR = frozenset({"is", "was", "will", "has", "saw", "marks", "marked"})

# These make two numbers a movement, not a range.
MOVES = frozenset(
    """
    increases decreases reduces raises cuts lifts extends improves expands lowers grows drops climbs jumps
    rose rise risen rising fell fall fallen falling grew grow grown growing increased increase increasing decreased decrease
    dropped drop declined decline climbed climb jumped jump narrowed cut lowered raised raise lifted reduced reduce reducing
    slashed expanded expand up down went going improved improve surged surge shrank shrunk extended extend lost won beat defeated
    win soared raising dropping declining gone changed shortened slowed accelerated rises falls moved boost boosted boosting
    boosts hike hiked revised adjusted upgraded progressed jumping soars tripled doubled""".split()
)

# Number words tied to these by a hyphen count; most others make a name: two-child, three-core, six-party, zero-carbon.
COUNTED_COMPOUNDS = frozenset(
    """
    member person man woman storey story point seat bed room part game match stage strong lane page goal run set term step tier
    car vehicle phase continent""".split()
)
NAMING_COMPOUNDS = frozenset("way dimensional time sided fold off piece and to on size stop in".split())
AFTER_TWICE = frozenset("as the that its their his her what more over size larger bigger higher amount number those usual".split())
BEFORE_TWICE = frozenset("than nearly almost about roughly over by around to at is was are were least".split())
AFTER_MULTIPLE = frozenset("as more the that higher larger greater bigger faster its over than what those".split())

# "first" that means "at first": what follows it, what stands before it.
AFTER_ADVERB = frozenset(
    """
    come came began appeared took met started became saw made went introduced responders responder family world""".split()
)
BEFORE_ADVERB = frozenset(
    """
    was were is are been had has have be without to who that which when not it they he she we i you must will can should time
    would could may might did does do""".split()
)
# Ordinals before these are names: third party, second world war, fifth avenue.
NAMED_BY_ORDINAL = frozenset("party parties industry amendment street avenue plenary estate".split())
# What is held again and again: the Fifth World Nomad Games have a number.
EDITIONS = frozenset(
    """
    games session conference congress meeting summit forum edition festival championship championships cup olympics anniversary
    exhibition expo fair round assembly plenum quarter half conference dialogue symposium fleet army brigade regiment division
    largest biggest battle term army war wars coalition crusade republic international period dynasty generation""".split()
)
CONGRESSES = frozenset({"cpc", "central", "npc", "cppcc", "party"})
RANKING = frozenset({"ranked", "ranking", "ranks", "rank", "the", "came", "placed"})
AFTER_FIRST_ALONE = frozenset({"of", "lady", "and", "aid", "name", "secretary", ","})
SUPERLATIVES = frozenset("most place placed ranked best worst degree round quarter half year ever time".split())
BEFORE_CODE_THAT_IS_NONE = frozenset({"mid", "pre", "post", "sub", "top", "under", "over", "and", "to"})
HALVES = frozenset("first second other last latter 1st 2nd top bottom better eastern western northern southern upper lower".split())
BEFORE_SHARE = frozenset("nearly about almost over than by around roughly only just approximately another some under".split())
# A fraction with an article: what ends it, and the words that another beside it has.
AFTER_SHARE = frozenset(", . ; ) of to in less more from since this last over on by as and or were was are is have has had said".split())
PARTS = frozenset("quarter third half fifth tenth quarters thirds fifths".split())
