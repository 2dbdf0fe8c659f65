"""Things counted, by their canonical names, in sets of what translators take for one another. Data only.

Two names that share no set are different things. What is in no set says nothing, for readers differ on the heads of phrases: unit,
project, case, station, point.
"""

# Anybody may be called one of these, whatever their trade; and most houses one of those.
_PEOPLE = """person people resident villager citizen child woman man girl boy patient customer user tourist passenger visitor consumer
    volunteer official worker employee laborer expert refugee migrant victim voter elderly_person young_person participant guest candidate
    delegate party_member internet_user insured_person job_seeker trainee technician engineer migrant_worker medical_worker staff_member
    skilled_worker disabled_person poor_person pregnant_woman infant young_child teenager athlete player member
    injured_person suspect prisoner scientist researcher manager leader spectator fan academician veteran practitioner"""

_PLACES = "institution center"

KINDS: tuple[frozenset[str], ...] = tuple(
    frozenset(names.split())
    for names in (
        f"{_PEOPLE} doctor general_practitioner village_doctor",
        f"{_PEOPLE} nurse",
        f"{_PEOPLE} teacher professor principal",
        f"{_PEOPLE} student postgraduate graduate",
        f"{_PEOPLE} farmer herder fisherman",
        f"{_PEOPLE} soldier",
        f"{_PEOPLE} police_officer",
        f"{_PEOPLE} lawyer",
        f"{_PEOPLE} reporter",
        f"{_PEOPLE} driver",
        "household family poor_household home house apartment affordable_home building farmer",
        "bed",
        f"{_PLACES} hospital clinic health_center",
        f"{_PLACES} school middle_school primary_school university college",
        f"{_PLACES} kindergarten school",
        f"{_PLACES} library",
        f"{_PLACES} museum memorial_hall art_gallery science_museum exhibition_hall",
        f"{_PLACES} theater cinema",
        f"{_PLACES} stadium",
        f"{_PLACES} restaurant canteen hotel company enterprise firm business shop",
        f"{_PLACES} shop store supermarket bookshop pharmacy company enterprise firm business market",
        f"{_PLACES} bank company enterprise firm business",
        f"{_PLACES} factory company enterprise firm business",
        f"{_PLACES} farm",
        f"{_PLACES} court",
        f"{_PLACES} prison",
        f"{_PLACES} airport",
        f"{_PLACES} park",
        "vehicle car bus truck ambulance taxi new_energy_vehicle electric_vehicle train carriage",
        "ship fishing_boat warship freighter oil_tanker cruise_ship",
        "aircraft airliner helicopter drone fighter_jet",
        "bridge",
        "tunnel",
        "reservoir",
        "public_toilet",
        "country nation member_state member state",
        "province state",
        "city town county district",
        "village town",
        "island",
        "cow cattle animal",
        "sheep animal",
        "pig animal",
        "horse animal",
        "chicken bird animal",
        "dog animal",
        "cat animal",
        "fish animal",
        "tree",
        "book",
        "film",
        "satellite",
        "mobile_phone",
    )
)
