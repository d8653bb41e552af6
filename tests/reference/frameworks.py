"""Worked interviews of the five frameworks for tests/it/framework_scores.rs; writes tests/data/frameworks.json.

Run: python tests/reference/frameworks.py

Each interview is worked twice: by hand (`hand`, typed in as fractions) and by the rules below, which know the
content (tests/data/items.json) and nothing of the program. The file holds the answers, what they come to, and
the arithmetic, line by line.

An answer is 1 to 5, TT, TB or TM, or None where it is blank. What is worked here:
- an answer is 25 * (x - 1); of a reversed statement 25 * (5 - x)
- a factor is the mean of its answers, if max(2, ceil(k / 2)) of them are there; k leaves TB out
- an index is the mean of a family's factors, if half of those that were asked have a score
- N = S - H and B = 100 * S / (S + H)
- ratios of the loan books in per cent, rounded to two decimals (half up), blank where nothing can be divided by
"""

import json
from fractions import Fraction as F
from math import floor
from pathlib import Path

DATA = Path(__file__).parent.parent / "data"
CONTENT = {c["instrument"]: c for c in json.loads((DATA / "items.json").read_text())}
# An ordered classification, no factor.
NO_FACTOR = {("p2kp-proses-tahap-aktor", "F")}
FAMILIES = ["process", "supporting", "inhibiting", "outcome"]


def plain(value):
    """As people write it: 83.3333, 75."""
    return f"{float(value):.4f}".rstrip("0").rstrip(".")


def factor(domain, answers):
    """Score, answered, k and the line that tells how."""
    points, reversed_ = [], []
    k = sum(answer != "TB" for answer in answers)
    for item, answer in zip(domain["items"], answers, strict=True):
        if isinstance(answer, int):
            points.append(25 * (5 - answer if item["reverse"] else answer - 1))
            if item["reverse"]:
                reversed_.append(f"{item['item']} is reversed, {answer} counts as {6 - answer}")
    needed = max(2, -(-k // 2))
    given = f"{len(points)} of {k} answered, {needed} needed"
    if len(points) < needed:
        return None, len(points), k, f"{domain['domain']}: {given}: no score"
    score = F(sum(points), len(points))
    terms = " + ".join(map(str, points))
    told = "".join(f"; {note}" for note in reversed_)
    return score, len(points), k, f"{domain['domain']}: ({terms}) / {len(points)} = {plain(score)}; {given}{told}"


def scored(instrument, role, ratings):
    content = CONTENT[instrument]
    assert role in content["roles"], role
    factors, lines = [], []
    asked = [d for d in content["domains"] if role in d["roles"]]
    names = [d["domain"] for d in asked]
    assert set(ratings) <= set(names), set(ratings) - set(names)
    for domain in asked:
        name = domain["domain"]
        answers = ratings.get(name, [None] * len(domain["items"]))
        if answers == "skipped":
            lines.append(f"{name}: not asked by the rules of the form, so not there")
        elif (instrument, name) not in NO_FACTOR:
            score, answered, k, line = factor(domain, answers)
            factors.append((domain, score, answered, k))
            lines.append(line)
    indices = {}
    for family in FAMILIES:
        parts = [(d["domain"], s) for d, s, _, _ in factors if d["family"] == family]
        there = [s for _, s in parts if s is not None]
        if not parts:
            continue
        enough = 2 * len(there) >= len(parts)
        value = sum(there) / len(there) if enough else None
        indices[family] = (value, F(len(there), len(parts)))
        mean = " + ".join(map(plain, there))
        told = f"({mean}) / {len(there)} = {plain(value)}" if enough else "no index"
        lines.append(f"{family}: {told}; {len(there)} of {len(parts)} factors have a score")
    support, inhibit = (indices.get(f, (None,))[0] for f in ("supporting", "inhibiting"))
    field = None
    if support is not None and inhibit is not None:
        total = support + inhibit
        field = (support - inhibit, 100 * support / total if total else None)
        lines.append(f"N: {plain(support)} - {plain(inhibit)} = {plain(field[0])}")
    else:
        lines.append("N: none, since an index lacks")
    return factors, indices, field, lines


# --- What the forms reckon ---


def rounded(value):
    """To two decimals, half up; as the program writes numbers."""
    return plain(F(floor(abs(value) * 100 + F(1, 2)), 100) * (1 if value >= 0 else -1))


def divided(over, under):
    return rounded(F(100) * over / under) if under is not None and over is not None and under > 0 else ""


def band(value, good, least, up):
    if value == "":
        return ""
    value = F(value)
    if value > good if up else value < good:
        return "memuaskan"
    return "minimum" if (value >= least if up else value <= least) else "tidak_memadai"


def books(groups, months, income, costs, capital):
    """The steps that enter the books, what they come to, and the lines that tell how.

    A group is (balance, months in arrears, arrears); None is a figure that nobody knows.
    """
    steps = [("buku_ada", "ya"), ("buku_tanggal", "2026-02-28")]
    for n, (balance, late, arrears) in enumerate(groups, 1):
        steps.append({"add": "ksm"})
        figures = [("nomor", n), ("saldo", balance), ("bulan", late)]
        if late:
            figures.append(("tunggakan", arrears))
        steps += [(f"ksm[{n}]/ksm_{name}", "TT" if it is None else str(it)) for name, it in figures]
    for name, figure in [("bulan", months), ("pendapatan", income), ("biaya", costs), ("modal", capital)]:
        steps.append((f"buku_{name}", str(figure)))
    known = all(b is not None and late is not None and (not late or a is not None) for b, late, a in groups)
    active = [g for g in groups if g[0]]
    bad = [g for g in active if g[1] is not None and g[1] >= 3]
    balance = sum(g[0] or 0 for g in groups) if known else None
    bad_balance = sum(g[0] for g in bad) if known else None
    bad_arrears = sum(g[2] for g in bad) if known else None
    ratios = {
        "lar": divided(len(bad) if known else None, len(active)),
        "par": divided(bad_balance, balance),
        "ccr": divided(income, costs),
        "roi": divided(F(income - costs) * 12 / months, capital),
        "rr": divided(balance - bad_arrears if known else None, balance),
    }
    lines = [
        f"LAR: {len(bad)} of {len(active)} active groups: {ratios['lar'] or 'blank'}",
        f"PAR: {bad_balance} of {balance}: {ratios['par'] or 'blank'}",
        f"CCr: {income} over {costs}: {ratios['ccr'] or 'blank'}",
        f"ROI: ({income} - {costs}) * 12 / {months} over {capital}: {ratios['roi'] or 'blank'}",
        f"RR: ({balance} - {bad_arrears}) of {balance}: {ratios['rr'] or 'blank'}",
    ]
    limits = {
        "lar": (10, 20, False),
        "par": (10, 20, False),
        "ccr": (125, 100, True),
        "roi": (10, 0, True),
        "rr": (90, 80, True),
    }
    computed = dict(ratios)
    computed.update({f"{name}_golongan": band(ratios[name], *limit) for name, limit in limits.items()})
    return steps, computed, lines


def phase(answers):
    """The highest phase whose statements come to 60 of 100 or more, the last two of them together."""
    first, second, *last = [25 * (a - 1) if isinstance(a, int) else None for a in answers]
    last = [point for point in last if point is not None]
    ladder = [first, second, F(sum(last), len(last)) if last else None]
    reached = [n for n, point in enumerate(ladder, 1) if point is not None and point >= 60]
    told = ", ".join("none" if point is None else plain(point) for point in ladder)
    found = str(reached[-1]) if reached else ""
    return {"fase": found}, [f"phase: initial, participatory, emancipatory at {told}: {found or 'none'}"]


# --- The interviews ---

EXAMPLES = []


def example(name, note, instrument, role, ratings, hand, steps=(), computed=None, lines=()):
    factors, indices, field, told = scored(instrument, role, ratings)
    figures = {d["domain"]: s for d, s, _, _ in factors}
    figures.update({family: value for family, (value, _) in indices.items()})
    figures.update({f"coverage {family}": share for family, (_, share) in indices.items()})
    figures["N"] = field[0] if field else None
    for figure, expected in hand.items():
        if figure in figures:
            assert figures[figure] == expected, (name, figure, figures[figure], expected)
        else:
            assert computed[figure] == expected, (name, figure, computed[figure], expected)
    content = {d["domain"]: d for d in CONTENT[instrument]["domains"]}
    edits = list(steps)
    for domain, answers in ratings.items():
        if answers != "skipped":
            items = zip(content[domain]["items"], answers, strict=True)
            edits += [(i["item"], str(a)) for i, a in items if a is not None]
    def edit(step):
        if isinstance(step, dict):
            return step
        item, value = step
        return {"item": item, "missing" if value in ("TT", "TB", "TM") else "value": value}

    number = lambda value: None if value is None else float(value)
    EXAMPLES.append(
        {
            "name": name,
            "note": note,
            "instrument": instrument,
            "role": role,
            "edits": [edit(step) for step in edits],
            "factors": [
                {"id": d["domain"], "score": number(s), "answered": n, "applicable": k}
                for family in FAMILIES
                for d, s, n, k in factors
                if d["family"] == family
            ],
            "indices": [
                {"family": f, "value": number(v), "coverage": number(c)} for f, (v, c) in indices.items()
            ],
            "force_field": field and {"net": number(field[0]), "balance": number(field[1])},
            "computed": computed or {},
            "arithmetic": [*told, *lines],
        }
    )


# Kampung Tangguh 7D

example(
    "7d-mandek",
    "The study's conclusion: the process is strong, the facilitator's programme stalled, the economy improves.",
    "kampung-tangguh-7d",
    "W",
    {
        "D1": [5, 4, 4], "D2": [4, 4, 5], "D3": [4, 5, 4], "D4": [4, 4, 4], "D6": [5, 5, 4], "D7": [4, 4, 3],
        "S1": [5, 5, 5], "S2": [5, 4, 5], "S3": [4, 4, 4],
        "H1": [4, 4, 5], "H2": [2, 3, 2], "H3": [4, 4, 3], "H4": [5, 5, 4], "O1": [4, 5, 4],
    },
    {
        "D1": F(250, 3), "D7": F(200, 3), "process": F(725, 9), "S2": F(275, 3), "supporting": F(800, 9),
        "H4": F(275, 3), "inhibiting": F(275, 4), "outcome": F(250, 3), "N": F(725, 36),
    },
)
example(
    "7d-setengah",
    "An outside patron: the half rule is not met here and there, TB leaves k, and too little of H is there.",
    "kampung-tangguh-7d",
    "Z",
    {
        "D1": [4, None, "TT"], "D5": [4, 4, None], "D6": ["TB", "TB", 3], "D7": [3, 3, 3],
        "S1": [3, "TM", 3], "S2": [None, None, 4], "S3": [5, 5, 5],
        "H1": ["TT", "TT", "TT"], "H2": [4, None, None], "H3": [2, 2, 2],
    },
    {
        "D1": None, "D5": 75, "D6": None, "process": F(125, 2), "coverage process": F(1, 2), "S2": None,
        "supporting": 75, "coverage supporting": F(2, 3), "inhibiting": None,
        "coverage inhibiting": F(1, 3), "N": None,
    },
)

example(
    "7d-tanpa-gaya",
    "An organiser who strongly disagrees with everything: neither side has any force, so there is no balance.",
    "kampung-tangguh-7d",
    "K",
    {name: [1, 1, 1] for name in ["D1", "D5", "D7", "S1", "S2", "S3", "H1", "H2", "H3", "H4", "O1"]},
    {"D5": 0, "process": None, "coverage process": F(3, 7), "supporting": 0, "inhibiting": 0, "N": 0, "outcome": 0},
)

# P2KP

F_ANSWERS = [1, 3, 4, 5]
found, lines = phase(F_ANSWERS)
example(
    "p2kp-dipaksa",
    "Kedungkandang: primary above secondary; each stage above the one before it, which seems forced; "
    "emancipatory, yet the kelurahan is left out.",
    "p2kp-proses-tahap-aktor",
    "B",
    {
        "A": [5, 4, 4], "B": [2, 3, 2], "C": [2, 2, 3], "D": [3, 3, 3], "E": [4, 4, 4], "F": F_ANSWERS,
        "G": [3, 4, 4], "S1": [1, 2, 1], "S2": [4, 3, "TT"], "O1": [4, 3, 3],
        "H1": [4, 4, 5, 3, 4, 5], "H2": [5, 3, 5, 2, 2],
    },
    {
        "A": F(250, 3), "B": F(100, 3), "C": F(100, 3), "D": 50, "E": 75, "G": F(200, 3),
        "process": F(1025, 18), "S1": F(25, 3), "S2": F(125, 2), "supporting": F(425, 12),
        "H1": F(475, 6), "H2": 60, "inhibiting": F(835, 12), "N": F(-205, 6), "outcome": F(175, 3),
        "fase": "3",
    },
    [("aktor_perencanaan", "faskel bkm"), ("aktor_pengawasan", "tidak_ada")],
    found,
    lines,
)
F_ANSWERS = [2, 4, "TT", 2]
found, lines = phase(F_ANSWERS)
example(
    "p2kp-setengah",
    "A resident: two of six internal problems are no score; TB leaves two external ones out; half of H is there.",
    "p2kp-proses-tahap-aktor",
    "W",
    {
        "A": [4, 4, 4], "B": [4, 4, 4], "C": [4, 4, 4], "D": [3, 3, 3], "E": [2, 2, 2], "F": F_ANSWERS,
        "G": [4, "TB", "TB"], "S1": [4, 4, 4], "S2": [4, 4, 4], "O1": [None, None, 3],
        "H1": [4, None, "TT", 5, None, None], "H2": [4, 4, "TB", "TB", 4],
    },
    {
        "G": None, "process": 60, "coverage process": F(5, 6), "H1": None, "H2": 75, "inhibiting": 75,
        "coverage inhibiting": F(1, 2), "supporting": 75, "N": 0, "outcome": None, "fase": "2",
    },
    [("daftar_miskin", "TM")],
    found,
    lines,
)
example(
    "p2kp-tokoh",
    "A neighbourhood head is asked about support alone: an index, and no force field.",
    "p2kp-proses-tahap-aktor",
    "R",
    {"S1": [2, 2, 2], "S2": [5, 5, 4]},
    {"S1": 25, "S2": F(275, 3), "supporting": F(175, 3), "N": None},
)
F_ANSWERS = [3, 3, "TM", None]
found, lines = phase(F_ANSWERS)
example(
    "p2kp-tanpa-fase",
    "An official who agrees with none of the phases, and leaves the rest blank.",
    "p2kp-proses-tahap-aktor",
    "G",
    {"F": F_ANSWERS, "C": [4, 4, None]},
    {"C": 75, "process": None, "coverage process": F(1, 4), "supporting": None, "N": None, "fase": ""},
    [],
    found,
    lines,
)

# Strategies, actors, outcomes

example(
    "strategi-tanpa-lsm",
    "Neither an NGO nor a company is there: their factors are not there either, and lower no coverage.",
    "strategi-aktor-hasil",
    "W",
    {
        "K": [3, 3, 3], "T1": [4, 4, 4], "T2": [2, 3, 2], "T3": [4, 4, 3, 5, 3],
        "S1": [4, 4, 3], "S2": "skipped", "S3": "skipped", "S4": [5, 4, 4],
        "O1": [3, 2, 3], "O2": [4, 4, 4, 5], "O3": [5, 5, 5], "H1": [4, 3, 4], "H2": [3, 3, 3],
    },
    {
        "T3": 70, "process": F(685, 12), "supporting": 75, "coverage supporting": 1,
        "inhibiting": F(175, 3), "N": F(50, 3), "O1": F(125, 3), "O2": F(325, 4), "outcome": F(2675, 36),
    },
    [
        ("ada_lsm", "tidak"), ("ada_perusahaan", "tidak"),
        ("strategi_ekonomi", "ekonomi"), ("strategi_sosial", "partisipasi"), ("strategi_budaya", "TB"),
    ],
)
example(
    "strategi-kelurahan",
    "An official, who is not asked about the kelurahan itself, and knows of no NGO: half of the support is left.",
    "strategi-aktor-hasil",
    "G",
    {
        "T1": [4, 5, 4], "T2": [3, 3, "TT"], "T3": [5, 5, 4, None, None],
        "S2": "skipped", "S3": ["TB", 3, 3], "S4": [4, None, "TM"], "H1": [5, 4, 4], "H2": [2, None, 2],
    },
    {
        "T1": F(250, 3), "T2": 50, "T3": F(275, 3), "process": 75, "S3": 50, "S4": None,
        "supporting": 50, "coverage supporting": F(1, 2), "H1": F(250, 3), "H2": 25,
        "inhibiting": F(325, 6), "N": F(-25, 6),
    },
    [("ada_lsm", "TT"), ("ada_perusahaan", "ya")],
)
example(
    "strategi-tidak-berlaku",
    "An NGO is there, and nothing of what is said of it applies: it was asked about, so a third of the support "
    "is too little.",
    "strategi-aktor-hasil",
    "R",
    {"K": [4, 4, 4], "S1": [3, 3, 3], "S2": ["TB"] * 3, "S3": "skipped", "S4": [None, None, 5], "H1": [2, 2, 2]},
    {
        "K": 75, "process": None, "coverage process": F(1, 4), "S1": 50, "S2": None, "S4": None,
        "supporting": None, "coverage supporting": F(1, 3), "inhibiting": 25, "N": None,
    },
    [("ada_lsm", "ya"), ("ada_perusahaan", "tidak")],
)

# BKM

entered, reckoned, told = books(
    [(10_000_000, 0, None), (5_000_000, 4, 2_000_000), (3_000_000, 3, 500_000), (2_000_000, 1, 200_000), (0, 0, None)],
    6, 6_000_000, 5_000_000, 40_000_000,
)
reckoned["perubahan_organisasi"] = "2"
example(
    "bkm-dipermalukan",
    "An officer: gruduk masal works and shames, which the reversed statement counts against it; kambing gulir "
    "is not practised, so its factor is not there; two of four groups are in arrears.",
    "bkm-manajemen-aset-kearifan",
    "B",
    {
        "M": [5, 5, 4, 4, 3], "A": [3, 4, 2, 3], "P": [4, 4, 4, 4], "S1": [4, 5, 4], "S2": [4, 4, 4],
        "S3": "skipped", "S4": [4, 4, 5], "S5": [3, 2, "TB", 2],
        "H1": [4, 2, 4], "H2": [5, 5, 4], "H3": [3, 4, "TT"],
    },
    {
        "M": 80, "A": 50, "P": 75, "process": F(205, 3), "S1": F(250, 3), "S4": 50, "S5": F(100, 3),
        "supporting": F(725, 12), "coverage supporting": 1, "H1": F(175, 3), "H2": F(275, 3),
        "H3": F(125, 2), "inhibiting": F(425, 6), "N": F(-125, 12),
        "lar": "50", "par": "40", "ccr": "120", "roi": "5", "rr": "87.5",
        "lar_golongan": "tidak_memadai", "par_golongan": "tidak_memadai", "ccr_golongan": "minimum",
        "roi_golongan": "minimum", "rr_golongan": "minimum",
    },
    [
        ("pelatihan_organisasi", "ya"), ("sebelum_organisasi", "2"), ("sesudah_organisasi", "4"),
        ("pelatihan_ekonomi", "tidak"), ("ada_nek_kanane", "ada"), ("ada_kambing_gulir", "tidak"),
        ("ada_gruduk_masal", "ada"), *entered,
    ],
    reckoned,
    [*told, "change by training: 4 - 2 = 2"],
)
entered, reckoned, told = books([], 3, 0, 0, 0)
example(
    "bkm-buku-kosong",
    "A facilitator with books in which nothing can be divided by: every ratio is blank. Of four statements on "
    "openness one is answered; the reversed one at 1 counts as 5.",
    "bkm-manajemen-aset-kearifan",
    "F",
    {
        "A": [3, 3, None, None], "S3": [3, 3, "TB"], "S4": [2, "TT", 1], "S5": [None, 3, None, None],
        "H1": [5, 5, 5], "H3": [4, 4, 4],
    },
    {
        "A": 50, "S3": 50, "S4": F(125, 2), "S5": None, "supporting": F(225, 4),
        "coverage supporting": F(2, 3), "H2": None, "inhibiting": F(175, 2), "N": F(-125, 4),
        "process": 50, "coverage process": F(1, 2), "lar": "", "par": "", "ccr": "", "roi": "", "rr": "", "rr_golongan": "",
    },
    [("ada_kambing_gulir", "ada"), ("ada_gruduk_masal", "ada"), *entered],
    reckoned,
    told,
)

example(
    "bkm-anggota",
    "A member: two local ways are not known or no longer practised, so half of the support is not there and "
    "lowers no coverage; understanding fell by one, or is not known.",
    "bkm-manajemen-aset-kearifan",
    "M",
    {
        "A": [2, 2, 2, 2], "P": [4, 4, 4, 4], "S1": [5, 5, 5], "S2": "skipped", "S3": [4, 4, 4],
        "S4": "skipped", "S5": [3, 3, 3, 3], "H1": [2, 3, 2],
    },
    {
        "process": 50, "supporting": 75, "coverage supporting": 1, "inhibiting": F(100, 3), "N": F(125, 3),
        "perubahan_organisasi": "", "perubahan_ekonomi": "-1",
    },
    [
        ("pelatihan_organisasi", "ya"), ("sebelum_organisasi", "4"), ("sesudah_organisasi", "TT"),
        ("pelatihan_ekonomi", "ya"), ("sebelum_ekonomi", "3"), ("sesudah_ekonomi", "2"),
        ("ada_nek_kanane", "TT"), ("ada_kambing_gulir", "ada"), ("ada_gruduk_masal", "pernah"),
        ("cara_lain", "ya"), ("cara[1]/cara_sebutan", "jimpitan"), ("cara[1]/cara_guna", "aset other"),
        ("cara[1]/cara_guna_other", "bekal saat sakit"),
    ],
    {"perubahan_organisasi": "", "perubahan_ekonomi": "-1"},
    ["change by training: organisation blank, business 2 - 3 = -1"],
)

# Action cycle

entered, reckoned, told = books(
    [(1_000_000, 3, 1_000_000), *[(1_000_000, 0, None)] * 9], 6, 5_000_000, 4_000_000, 20_000_000
)
reckoned.update({"langkah_lalu_jumlah": "2", "langkah_lalu_selesai": "1"})
example(
    "siklus-batas",
    "An officer whose ratios stand exactly at the bounds, which belong to the band between; one of two "
    "earlier steps is finished; one of three obstacles is without a score.",
    "siklus-tindakan",
    "B",
    {
        "L": [4, 4, 4], "T": [3, 3, 3], "B": [4, 3, 2, 1], "S1": [3, 2, 4, 3], "S2": [4, 4, "TB", 4],
        "S3": [5, 5, 5], "S4": [2, 2, 2], "O1": [4, 3, 4, 3],
        "H1": [5, 5, 4], "H2": [4, "TT", None], "H3": [2, 2, 2],
    },
    {
        "B": F(75, 2), "process": F(325, 6), "S1": 50, "S2": 75, "supporting": F(125, 2), "H2": None,
        "inhibiting": F(175, 3), "coverage inhibiting": F(2, 3), "N": F(25, 6), "outcome": F(125, 2),
        "lar": "10", "par": "10", "ccr": "125", "roi": "10", "rr": "90",
        "lar_golongan": "minimum", "par_golongan": "minimum", "ccr_golongan": "minimum",
        "roi_golongan": "minimum", "rr_golongan": "minimum",
    },
    [
        *entered,
        ("ada_putaran_lalu", "ya"),
        ("langkah_lalu[1]/langkah_lalu_apa", "Membersihkan saluran air"),
        ("langkah_lalu[1]/langkah_lalu_keadaan", "selesai"),
        {"add": "langkah_lalu"},
        ("langkah_lalu[2]/langkah_lalu_apa", "Memperbarui data warga miskin"),
        ("langkah_lalu[2]/langkah_lalu_keadaan", "belum"),
        ("langkah[1]/langkah_apa", "Mendata ulang bersama warga"),
        ("langkah[1]/langkah_oleh", "bkm"),
        ("langkah[1]/langkah_kapan", "2026-06-30"),
    ],
    reckoned,
    [*told, "earlier steps: 1 of 2 finished"],
)
example(
    "siklus-warga",
    "A resident is asked about no support: no force field. One of four on acting is no score, two of four are.",
    "siklus-tindakan",
    "W",
    {
        "L": [2, 2, 2], "T": [3, "TM", 4], "B": [4, None, None, "TT"], "O1": [3, 3, None, None],
        "H2": [5, 4, 4],
    },
    {
        "L": 25, "T": F(125, 2), "B": None, "process": F(175, 4), "coverage process": F(2, 3),
        "O1": 50, "H2": F(250, 3), "inhibiting": F(250, 3), "N": None,
    },
)
entered, reckoned, told = books([(None, 5, 400_000), (6_000_000, 0, None)], 12, 4_000_000, 5_000_000, 10_000_000)
example(
    "siklus-rugi",
    "A facilitator: the balance of a group is not known, so what rests on it is blank; a loss.",
    "siklus-tindakan",
    "F",
    {"L": [3, 3, 3], "S1": [4, 4, 4, 4], "S3": [4, 4, 4], "H1": [3, 3, 3], "H3": [4, 4, 4]},
    {
        "process": None, "supporting": 75, "coverage supporting": F(1, 2), "inhibiting": F(125, 2),
        "coverage inhibiting": 1, "N": F(25, 2), "lar": "", "par": "", "rr": "", "ccr": "80",
        "roi": "-10", "ccr_golongan": "tidak_memadai", "roi_golongan": "tidak_memadai",
    },
    entered,
    reckoned,
    told,
)

(DATA / "frameworks.json").write_text(json.dumps(EXAMPLES, ensure_ascii=False, indent=1) + "\n")
