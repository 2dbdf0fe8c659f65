"""English words for going up and going down, as parts of patterns. Data only."""

UP = (
    r"increas(?:e|es|ed|ing)|ris(?:e|es|en|ing)|rose|(?<!negative )grow(?:s|n|ing|th)?|grew|climb(?:s|ed|ing)?|jump(?:s|ed|ing)?"
    r"|surg(?:e|es|ed|ing)|soar(?:s|ed|ing)?|gain(?:s|ed|ing)?|up(?! to\b)|rais(?:e|es|ed|ing)|improv(?:e|es|ed|ing|ement)"
    r"|expand(?:s|ed|ing)?|lift(?:s|ed|ing)?|boost(?:s|ed|ing)?|extend(?:s|ed|ing)?|add(?:s|ed|ing)?|hike|increment|upgrad(?:ed|ing)"
)
DOWN = (
    r"negative growth|decreas(?:e|es|ed|ing)|fall(?:s|en|ing)?|fell|drop(?:s|ped|ping)?|declin(?:e|es|ed|ing)|down"
    r"|reduc(?:e|es|ed|ing|tion)|cut(?:s|ting)?|lower(?:s|ed|ing)?|shr(?:ink|ank|unk)(?:s|ing)?|slash(?:ed|es|ing)?|narrow(?:s|ed|ing)?|slid(?:e|es)?|plung(?:e|ed|es)"
    r"|tumbl(?:e|ed|es)|dip(?:s|ped)?|lost|shed|slump(?:ed|s)?|shorten(?:ed|s|ing)?|eas(?:e|ed|es) (?:by|to)"
    r"|slow(?:s|ed|ing)|contract(?:ed|ing)|slip(?:s|ped)?|weaken(?:s|ed|ing)?|retreat(?:s|ed)|cool(?:s|ed|ing)|moderat(?:es|ed|ing)"
)
