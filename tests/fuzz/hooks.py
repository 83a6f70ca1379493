"""What Schemathesis cannot know from the contract: who asks, and what a change must have in sight."""

import os
import urllib.error
import urllib.request

import schemathesis

LINK = os.environ["FUZZ_LINK"]
# A link dies when its owner hands over, so that act has links of its own.
TO_GIVE = os.environ["FUZZ_LINKS_TO_GIVE"].split()
TOKEN = os.environ["FUZZ_TOKEN"]
asked = 0


@schemathesis.auth()
class Organiser:
    """Organisers' routes are asked by an organiser."""

    def get(self, case, context):
        return TOKEN

    def set(self, case, data, context):
        case.headers = case.headers or {}
        case.headers["Authorization"] = f"Bearer {data}"


@schemathesis.hook
def before_call(context, case, kwargs):
    """Three in four headers that name a link or a version name the real one; the others stay as they were made."""
    global asked
    asked += 1
    headers = case.headers or {}
    if "Personal-Link" in headers and asked % 4:
        headers["Personal-Link"] = TO_GIVE[asked % len(TO_GIVE)] if case.path.endswith("/hand-over") else LINK
    if "If-Match" in headers and asked % 4:
        tag = present(case)
        if tag:
            headers["If-Match"] = tag


def present(case):
    """The ETag of what a change is about."""
    path = case.formatted_path.removesuffix("/withdrawal").removesuffix("/hand-over")
    own = {"Personal-Link": case.headers.get("Personal-Link", LINK)} if path.startswith("/api/my-registration") else {"Authorization": f"Bearer {TOKEN}"}
    try:
        with urllib.request.urlopen(urllib.request.Request(os.environ["FUZZ_SITE"] + path, headers=own)) as answer:
            return answer.headers["ETag"]
    except (urllib.error.HTTPError, ValueError):
        return None
