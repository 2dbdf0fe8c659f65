"""English words around counted nouns: plurals, canonical names, words that end a noun phrase. Data only."""

IRREGULAR = {
    "people": "person", "persons": "person", "men": "man", "women": "woman", "children": "child", "personnel": "person", "staff": "person",
    "individuals": "person", "talents": "person", "residents": "resident", "policemen": "police_officer", "consortia": "consortium",
    "criteria": "criterion", "media": "medium", "phenomena": "phenomenon", "feet": "foot", "teeth": "tooth", "mice": "mouse",
    "lives": "life",
    "knives": "knife", "wives": "wife", "leaves": "leaf", "wolves": "wolf", "halves": "half", "shelves": "shelf", "thieves": "thief",
    "series": "series", "species": "species", "aircraft": "aircraft", "sheep": "sheep", "cattle": "cattle", "fish": "fish",
    "troops": "soldier", "crew": "crew_member",
    "police": "police_officer", "spacecraft": "spacecraft", "goods": "item", "centres": "center", "centers": "center",
    "theatres": "theater",
    "theaters": "theater", "programmes": "program", "analyses": "analysis", "crises": "crisis", "bases": "base", "theses": "thesis",
    "diagnoses": "diagnosis", "buses": "bus", "viruses": "virus", "campuses": "campus", "statuses": "status", "gases": "gas",
    "cases": "case",
    "houses": "house", "households": "household", "families": "household", "visits": "person_visit", "person-times": "person_visit",
    "visitors": "visitor",
    "person-visits": "person_visit", "seats": "seat", "movies": "movie", "cookies": "cookie", "dead": "dead_person",
    "injured": "injured_person",
    "homeless": "homeless_person", "elderly": "elderly_person", "unemployed": "unemployed_person", "Chinese": "person",
    "passersby": "passerby", "bacteria": "bacterium",
    "doses": "dose", "licenses": "license", "purposes": "purpose", "enterprises": "enterprise", "courses": "course",
    "universities": "university",
    "businesses": "business", "sons-in-law": "son_in_law", "octopuses": "octopus", "horses": "horse", "nurses": "nurse",
    "offenses": "offense",
    "responses": "response", "phrases": "phrase", "increases": "increase", "decreases": "decrease", "diseases": "disease",
    "purchases": "purchase",
    "axes": "axis", "heroes": "hero", "potatoes": "potato", "shoes": "shoe", "toes": "toe", "canoes": "canoe", "ties": "tie",
    "pies": "pie", "lies": "lie",
    "jobless": "jobless_person", "shots": "shot", "jabs": "dose", "caches": "cache", "headaches": "headache", "axles": "axle",
    "movie": "movie",
}  # fmt: skip

# These end a noun phrase: the noun stood before them.
STOPS = frozenset(
    """
    a an the of in on at by for from to with without within into onto over under between among during since until till after
    before as than that which who whom whose where when while if because so and or but nor yet is are was were be been being am
    has have had having do does did will would shall should can could may might must not no it its he she they them his her their
    we our us you your this these those such there per each every about around against through throughout across along via despite
    except including excluding according due out up down off also only even just still already then here today yesterday tomorrow
    ago later earlier respectively annually said says say told died won win made came went took got gave became began begin
    attended participated received reached totaled accounted what how why both either neither however therefore""".split()
)
# A plural that is no noun, or a noun too empty to name what is counted.
EMPTY = frozenset(
    {
        "others",
        "ones",
        "types",
        "kinds",
        "sorts",
        "varieties",
        "times",
        "pieces",
        "sets",
        "pairs",
        "s",
        "plus",
        "various",
        "numerous",
        "this",
        "its",
        "his",
        "us",
        "as",
        "is",
        "was",
        "has",
        "does",
        "across",
        "always",
        "perhaps",
        "overseas",
        "less",
        "previous",
        "famous",
        "serious",
        "religious",
        "continuous",
        "gross",
        "mass",
        "press",
        "business",
        "class",
        "news",
        "process",
        "access",
        "bus",
        "campus",
        "virus",
        "status",
        "census",
        "gas",
        "loss",
        "address",
        "princess",
        "hostess",
        "glass",
        "grass",
        "boss",
        "cross",
        "dress",
        "success",
        "progress",
        "congress",
        "express",
        "wireless",
        "senior",
        "indigenous",
        "anonymous",
        "dangerous",
        "generous",
        "joint",
        *"""retains excels sells includes remains becomes gets makes comes goes takes gives keeps says brings adds contains requires
        provides allows enables represents begins continues expects seems appears means happens""".split(),
    }
)
# Containers of the noun that is really counted: types of museums.
CONTAINERS = frozenset(
    {
        "types",
        "kinds",
        "sorts",
        "varieties",
        "type",
        "kind",
        "categories",
        "forms",
        "sets",
        "pieces",
        "items",
        "batches",
        "groups",
        "pairs",
        "copies",
        "members",
        "number",
        "numbers",
    }
)

# One canonical name for words that mean one thing.
CANONICAL = {
    "individual": "person", "people": "person", "resident": "resident", "talent": "person", "inhabitant": "person", "human": "person",
    "personnel": "person",
    "employee": "employee", "person": "person", "corporation": "company", "firm": "company", "childcare_spot": "spot",
    "visit": "person_visit", "person_time": "person_visit",
    "centre": "center", "theatre": "theater", "programme": "program", "automobile": "car", "kid": "child", "motion_picture": "film",
    "movie": "film",
    "organisation": "organization", "licence": "license", "meter": "metre", "clinic": "clinic", "jab": "dose", "shot": "dose",
    "family": "household",
    "nation": "country", "headcount": "person", "citizen": "citizen", "villager": "villager", "population": "person", "labourer": "laborer",
}  # fmt: skip
SINGULARS = frozenset(
    {"person", "man", "woman", "child", "hospital", "school", "center", "company", "city", "country", "province", "year", "day", "member"}
)
