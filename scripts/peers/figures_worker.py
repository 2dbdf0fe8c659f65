"""Runs in a peer's own environment: lines of text to the values and units that the peer finds, with seconds. JSON in, JSON out."""

import json
import re
import sys
import time


def recognizers(language):
    from recognizers_number import Culture, NumberRecognizer
    from recognizers_number_with_unit import NumberWithUnitRecognizer

    culture = Culture.Chinese if language == "zh" else Culture.English
    numbers, units = NumberRecognizer(culture), NumberWithUnitRecognizer(culture)
    # Made once: the functions recognize_number and the like make them anew for each text, which takes most of their time.
    models = [
        numbers.get_percentage_model(culture),
        units.get_currency_model(culture),
        units.get_dimension_model(culture),
        units.get_age_model(culture),
        numbers.get_number_model(culture),
    ]

    def find(text):
        spans = []
        for model in models:
            for found in model.parse(text):
                value = (found.resolution or {}).get("value")
                overlaps = any(found.start <= end and start <= found.end for start, end, _, _ in spans)
                if value is not None and not overlaps:
                    spans.append((found.start, found.end, str(value).rstrip("%"), (found.resolution or {}).get("unit")))
        return [(value, unit) for _, _, value, unit in spans]

    return find


def quantulum(_language):
    from quantulum3 import parser

    return lambda text: [(found.value, None if found.unit.name == "dimensionless" else found.unit.name) for found in parser.parse(text)]


def cn2an(_language):
    import cn2an as peer

    runs = re.compile(r"[-负]?[零〇一二两三四五六七八九十百千万亿点0-9.,]+")

    def find(text):
        values = []
        for run in runs.finditer(text):
            try:
                values.append((peer.cn2an(run.group().replace(",", ""), "smart"), None))
            except (ValueError, KeyError, IndexError):
                continue
        return values

    return find


def jionlp(_language):
    import jionlp as peer

    def find(text):
        found = []
        for money in peer.ner.extract_money(text, with_parsing=True):
            number = money["detail"]["num"]
            found.append((number[0] if isinstance(number, list) else number, money["detail"]["case"]))
        return found

    return find


PEERS = {"recognizers": recognizers, "quantulum3": quantulum, "cn2an": cn2an, "jionlp": jionlp}


def main():
    """Answer {"peer", "language", "lines"} with {"found": [[value, unit]…] per line, "seconds"}."""
    order = json.load(sys.stdin)
    find = PEERS[order["peer"]](order["language"])
    find(order["lines"][0])
    start = time.process_time()
    found = []
    for line in order["lines"]:
        try:
            found.append([[str(value), unit] for value, unit in find(line)])
        except Exception:
            found.append([])
    json.dump({"found": found, "seconds": time.process_time() - start}, sys.stdout, default=str)


if __name__ == "__main__":
    main()
