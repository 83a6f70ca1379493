"""Reads MIME messages with Python's own library and prints what a mail program would show, as JSON."""

import json
import sys
from email import message_from_bytes, policy

SHOWN = ["From", "To", "Reply-To", "Subject", "Auto-Submitted", "X-Auto-Response-Suppress"]


def part(entity):
    content = entity.get_content()
    return {
        "type": entity.get_content_type(),
        "method": entity.get_param("method"),
        "filename": entity.get_filename(),
        "disposition": entity.get_content_disposition(),
        "content": content if isinstance(content, str) else content.hex(),
    }


def read(file):
    with open(file, "rb") as opened:
        message = message_from_bytes(opened.read(), policy=policy.default)
    for entity in message.walk():
        assert entity.defects == [], entity.defects
    mixed = [entity for entity in message.iter_parts()]
    assert message.get_content_type() == "multipart/mixed"
    assert mixed[0].get_content_type() == "multipart/alternative"
    return {
        "headers": {name: str(message[name]) for name in SHOWN},
        "names": message.keys(),
        "alternatives": [part(entity) for entity in mixed[0].iter_parts()],
        "attachments": [part(entity) for entity in mixed[1:]],
    }


print(json.dumps([read(file) for file in sys.argv[1:]]))
