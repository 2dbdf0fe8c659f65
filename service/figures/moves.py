"""English words for going up and going down, as parts of patterns. Data only."""

UP = (
    r"increas(?:e|es|ed|ing)|ris(?:e|es|en|ing)|rose|grow(?:s|n|ing|th)?|grew|climb(?:s|ed|ing)?|jump(?:s|ed|ing)?|surg(?:e|es|ed|ing)"
    r"|soar(?:s|ed|ing)?|gain(?:s|ed|ing)?|up|rais(?:e|es|ed|ing)|improv(?:e|es|ed|ing|ement)|expand(?:s|ed|ing)?|lift(?:s|ed|ing)?"
    r"|boost(?:s|ed|ing)?|extend(?:s|ed|ing)?|add(?:s|ed|ing)?|hike|increment|upgrad(?:ed|ing)"
)
DOWN = (
    r"decreas(?:e|es|ed|ing)|fall(?:s|en|ing)?|fell|drop(?:s|ped|ping)?|declin(?:e|es|ed|ing)|down|reduc(?:e|es|ed|ing|tion)|cut(?:s"
    r"|ting)?|lower(?:s|ed|ing)?|shr(?:ink|ank|unk)(?:s|ing)?|slash(?:ed|es|ing)?|narrow(?:s|ed|ing)?|slid(?:e|es)?|plung(?:e|ed|es)"
    r"|tumbl(?:e|ed|es)|dip(?:s|ped)?|lost|shed|slump(?:ed|s)?|shorten(?:ed|s|ing)?|eas(?:e|ed|es) (?:by|to)"
)
