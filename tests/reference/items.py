"""The 204 statements of the five frameworks as data for tests/it/frameworks.rs; writes tests/data/items.json.

Run: python tests/reference/items.py CATALOGUE.json, where the catalogue is the list of instruments as the
content was agreed: per instrument its domains, each with kind (P, S, H, O), name, roles and items. It is no
part of the project: from here on items.json is the source, and this tells how it was made.
"""

import json
import sys
from pathlib import Path

FILES = {
    "I1": "kampung-tangguh-7d",
    "I2": "p2kp-proses-tahap-aktor",
    "I3": "strategi-aktor-hasil",
    "I4": "bkm-manajemen-aset-kearifan",
    "I5": "siklus-tindakan",
}
FAMILIES = {"P": "process", "S": "supporting", "H": "inhibiting", "O": "outcome"}


def line(indent, value):
    return " " * indent + json.dumps(value, ensure_ascii=False)


def written(instruments):
    """One item a line, so that a changed wording is one changed line."""
    blocks = []
    for instrument in instruments:
        domains = []
        for domain in instrument["domains"]:
            rows = ",\n".join(line(6, item) for item in domain["items"])
            head = json.dumps({k: v for k, v in domain.items() if k != "items"}, ensure_ascii=False)
            domains.append(f'    {head[:-1]}, "items": [\n{rows}\n    ]}}')
        head = json.dumps({k: v for k, v in instrument.items() if k != "domains"}, ensure_ascii=False)
        blocks.append(f'  {head[:-1]}, "domains": [\n' + ",\n".join(domains) + "\n  ]}")
    return "[\n" + ",\n".join(blocks) + "\n]\n"


catalogue = json.loads(Path(sys.argv[1]).read_text())
instruments = [
    {
        "instrument": FILES[instrument["code"]],
        "roles": instrument["roles"],
        "documents": len(instrument["documents"]),
        "domains": [
            {
                "domain": domain["id"],
                "family": FAMILIES[domain["kind"]],
                "label": domain["name"],
                "roles": domain["roles"],
                "items": [
                    {
                        "item": item["id"],
                        "reverse": item["reverse"],
                        "label": item["text"],
                        "source": item["source"],
                    }
                    for item in domain["items"]
                ],
            }
            for domain in instrument["domains"]
        ],
    }
    for instrument in catalogue
]
target = Path(__file__).parent.parent / "data" / "items.json"
target.write_text(written(instruments))
