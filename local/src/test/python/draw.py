"""Computes the record of a draw anew, without anything of the program that made it.

    python3 draw.py FILE             0 when it agrees, 1 when it differs and where
    python3 draw.py --sample SIGNATURE RULES
                                     a record of invented entries, decided by round 657413 of quicknet

Written from docs/draw.md with nothing but the standard library, and so without the signature, for which it knows no curves.
"""

import collections
import hashlib
import json
import sys
from datetime import datetime, timezone

FORMAT = "leernetwerk-draw 1"


def sha(data):
    return hashlib.sha256(data).digest()


def list_bytes(record):
    lines = [FORMAT, "round " + record["round"], "rules " + record["rules"], "unit " + record["unit"]]
    for network in record["networks"]:
        lines.append("network {id} {sector} {capacity}".format(**network))
    beacon = record.get("beacon")
    if beacon:
        lines.append("beacon {address} {round}".format(**beacon))
        chain = dict(beacon["chain"], hash=chain_hash(beacon["chain"]))
        lines.append("chain {hash} {publicKey} {genesis} {period} {groupHash} {id}".format(**chain))
    else:
        lines.append("beacon none")
    lines.append("entries %d" % len(record["list"]))
    for entry in sorted(record["list"], key=lambda it: it["reference"]):
        lines.append("{reference} {sector} {schools}".format(**entry))
    return "".join(line + "\n" for line in lines).encode()


def chain_hash(chain):
    return sha(
        chain["period"].to_bytes(4, "big")
        + chain["genesis"].to_bytes(8, "big")
        + bytes.fromhex(chain["publicKey"])
        + bytes.fromhex(chain["groupHash"])
        + chain["id"].encode()
    ).hex()


def computed(record):
    """What follows from the list, the beacon and its signature; of a draw without a beacon also from its seed."""
    result = {key: record[key] for key in ("format", "round", "rules", "unit", "networks")}
    result["list"] = sorted(record["list"], key=lambda it: it["reference"])
    result["listHash"] = sha(list_bytes(record)).hex()
    result["seedFrom"] = "system"
    seed = record.get("seed")
    if "beacon" in record:
        beacon = record["beacon"]
        chain = dict(beacon["chain"], hash=chain_hash(beacon["chain"]), scheme="bls-unchained-g1-rfc9380")
        at = chain["genesis"] + (beacon["round"] - 1) * chain["period"]
        result["seedFrom"] = "beacon"
        result["beacon"] = dict(
            beacon, chain=chain, at=datetime.fromtimestamp(at, timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")
        )
        if "pulse" in record:
            randomness = sha(bytes.fromhex(record["pulse"]["signature"]))
            result["pulse"] = dict(record["pulse"], randomness=randomness.hex())
            seed = sha(sha(list_bytes(record)) + randomness).hex()
    if seed is None:
        return result
    result["seed"] = seed
    result.update(order={}, seats={}, waiting={})
    for sector in ("PO", "VO"):
        turns = sorted(
            (entry for entry in record["list"] if entry["sector"] == sector),
            key=lambda it: sha(bytes.fromhex(seed) + it["reference"].encode()),
        )
        free = [[network["id"], network["capacity"]] for network in record["networks"] if network["sector"] == sector]
        result["order"][sector] = [entry["reference"] for entry in turns]
        result["seats"][sector], result["waiting"][sector] = [], []
        for entry in turns:
            seats = entry["schools"] if record["unit"] == "schools" else 1
            room = next((network for network in free if network[1] >= seats), None)
            if room:
                room[1] -= seats
                result["seats"][sector].append({"reference": entry["reference"], "network": room[0]})
            else:
                result["waiting"][sector].append(entry["reference"])
    return result


def differences(at, found, expected):
    if isinstance(found, dict) and isinstance(expected, dict):
        for name in sorted(set(found) | set(expected)):
            yield from differences(at + "/" + name, found.get(name), expected.get(name))
    elif isinstance(found, list) and isinstance(expected, list):
        for i in range(max(len(found), len(expected))):
            yield from differences(
                "%s/%d" % (at, i), found[i] if i < len(found) else None, expected[i] if i < len(expected) else None
            )
    elif found != expected:
        yield "%s: the file says %s, computed is %s" % (at, json.dumps(found), json.dumps(expected))


def sample(signature, rules):
    digits = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
    entries = []
    for number in range(60):
        serial = "".join(digits[byte % 32] for byte in sha(b"entry %d" % number)[:8])
        entries.append(
            {
                "reference": "2022-2023-%s-%s" % (serial[:4], serial[4:]),
                "sector": "PO" if number % 3 else "VO",
                "schools": 1 + number % 4,
            }
        )
    return computed(
        {
            "format": FORMAT,
            "round": "2022-2023",
            "rules": rules,
            "unit": "schools",
            "networks": [
                {"id": "PO", "sector": "PO", "capacity": 12},
                {"id": "PO-2", "sector": "PO", "capacity": 7},
                {"id": "VO", "sector": "VO", "capacity": 12},
            ],
            "beacon": {
                "address": "https://api.drand.sh",
                "round": 657413,
                "chain": {
                    "publicKey": "83cf0f2896adee7eb8b5f01fcad3912212c437e0073e911fb90022d3e760183c8c4b450b6a0a6c3ac6a5776a2d106451"
                    "0d1fec758c921cc22b0e17e63aaf4bcb5ed66304de9cf809bd274ca73bab4af5a6e9c76a4bc09e76eae8991ef5ece45a",
                    "genesis": 1692803367,
                    "period": 3,
                    "groupHash": "f477d5c89f21a17c863a7f937c6a6d15859414d2be09cd448d4279af331c5d3e",
                    "id": "quicknet",
                },
            },
            "list": entries,
            "pulse": {"round": 657413, "signature": signature},
        }
    )


def main(arguments):
    if arguments[0] == "--sample":
        print(json.dumps(sample(*arguments[1:]), indent=1))
        return 0
    with open(arguments[0], encoding="utf-8") as file:
        record = json.load(file)
    found = list(differences("", record, computed(record)))
    times = collections.Counter(entry["reference"] for entry in record["list"])
    found += ["/list: %s is on it twice" % reference for reference, many in times.items() if many > 1]
    for difference in found:
        print("differs: " + difference)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
