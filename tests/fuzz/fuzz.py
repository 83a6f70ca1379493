"""Attacks the running stack with what openapi.yaml allows and what it does not: public, link and organisers' routes.

Schemathesis makes the requests from the contract, and compares each answer with it. It does so twice: while the round is open,
and after its seats are allocated. What it may not complain about stands in schemathesis.toml, each time with the reason.

Usage: fuzz.py SCHEMATHESIS [--seed N] [--examples N], with the path of the schemathesis program.
"""

import argparse
import base64
import hashlib
import json
import os
import re
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.parse
import urllib.request
from pathlib import Path

HERE = Path(__file__).resolve().parent
PROJECT = HERE.parent.parent
ROUND = "2024-2025"
VERIFIER = "a-verifier-of-at-least-forty-three-characters-long"


class NoRedirect(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_):
        return None


def call(url, body=None, headers=None):
    data = None if body is None else body if isinstance(body, bytes) else json.dumps(body).encode()
    request = urllib.request.Request(url, data=data, headers={"Content-Type": "application/json", **(headers or {})})
    try:
        return urllib.request.build_opener(NoRedirect).open(request)
    except urllib.error.HTTPError as answer:
        if answer.code >= 400:
            raise RuntimeError(f"{url}: {answer.code} {answer.read().decode()}") from None
        return answer


def asked(url, body=None, headers=None):
    return json.load(call(url, body, headers))


def registration(number):
    return {
        "network": "PO",
        "initiative": {"name": f"Initiatief {number}"},
        "schools": [{"name": f"De Bonte Specht {number}", "place": "Meppel"}],
        "practitioner": {"name": "Aafke Lindeman", "email": f"aafke{number}@school.example", "role": "leerkracht"},
        "leader": {"name": "Wessel Brouwer", "email": f"wessel{number}@school.example", "role": "directeur"},
        "learningQuestions": ["Hoe doen wij dit beter?"],
        "expectations": "Voorbeelden.",
    }


def token(site):
    """The ID token of an organiser, by the sign-in page."""
    settings = asked(f"{site}/sign-in.json")
    challenge = base64.urlsafe_b64encode(hashlib.sha256(VERIFIER.encode()).digest()).rstrip(b"=").decode()
    client = {"client_id": settings["clientId"], "redirect_uri": f"{site}/beheer/"}
    query = {"response_type": "code", "scope": "openid email", "state": "s", "code_challenge_method": "S256", "code_challenge": challenge}
    form = {"Content-Type": "application/x-www-form-urlencoded"}
    who = urllib.parse.urlencode({"who": "", "email": "organisator@example.org", "organiser": "yes"}).encode()
    answer = call(settings["authorize"] + "?" + urllib.parse.urlencode({**query, **client}), who, form)
    code = urllib.parse.parse_qs(urllib.parse.urlparse(answer.headers["Location"]).query)["code"][0]
    body = {"grant_type": "authorization_code", "code": code, "code_verifier": VERIFIER, **client}
    return asked(settings["token"], urllib.parse.urlencode(body).encode(), form)["id_token"]


def link(site, address):
    """The personal link that was mailed to somebody."""
    texts = [mail["text"] for mail in asked(f"{site}/local/mailbox") if mail["to"] == address]
    return re.search(r"/mijn-aanmelding/#(\S+)", "".join(texts)).group(1)


def attack(program, site, known, seed, examples):
    command = [program, "--config-file", str(HERE / "schemathesis.toml"), "run", f"{site}/api/openapi.yaml", "--url", site,
               "--seed", str(seed), "--max-examples", str(examples)]
    own = {"SCHEMATHESIS_HOOKS": "hooks", "PYTHONPATH": str(HERE), "PYTHONDONTWRITEBYTECODE": "1"}
    # It leaves what it found where it runs; what is to be found again follows from the seed.
    with tempfile.TemporaryDirectory() as folder:
        return subprocess.run(command, cwd=folder, env={**os.environ, **known, **own}).returncode


def main():
    words = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    words.add_argument("program")
    words.add_argument("--seed", type=int, default=2024)
    words.add_argument("--examples", type=int, default=30)
    words.add_argument("--site", help="a stack that runs already, in memory and new; otherwise one is started")
    given = words.parse_args()
    stack = None
    site = given.site
    if not site:
        log = open(os.environ.get("FUZZ_LOG", os.devnull), "w")
        stack = subprocess.Popen([str(PROJECT / "run"), "--in-memory", "--port", "0", "--now", "2024-09-12T12:00:00"],
                                 stdout=subprocess.PIPE, stderr=log, text=True)
        for line in stack.stdout:
            if line.startswith("ready: "):
                site = line.removeprefix("ready: ").strip()
                break
        else:
            sys.exit("The stack does not start.")
    try:
        started = time.monotonic()
        references = [asked(f"{site}/api/registrations", registration(n), {"Idempotency-Key": f"key-{n}"})["reference"] for n in range(16)]
        asked(f"{site}/local/clock", {})
        known = {
            "FUZZ_SITE": site,
            "FUZZ_TOKEN": token(site),
            "FUZZ_LINK": link(site, "wessel0@school.example"),
            "FUZZ_LINKS_TO_GIVE": " ".join(link(site, f"aafke{n}@school.example") for n in range(2, 16)),
            "FUZZ_REFERENCE": references[1],
            "FUZZ_ROUND": ROUND,
        }
        outcome = attack(given.program, site, known, given.seed, given.examples)
        asked(f"{site}/local/clock", {"now": "2024-10-02T00:05:00"})
        outcome |= attack(given.program, site, known, given.seed + 1, given.examples)
        print(f"attacked for {time.monotonic() - started:.0f} seconds", file=sys.stderr)
        sys.exit(outcome)
    finally:
        if stack:
            stack.terminate()
            stack.wait(20)


if __name__ == "__main__":
    main()
