"""Reads calendar files in order, as a calendar does that knows the zones by name, and prints what it saw as JSON."""

import json
import sys
from datetime import datetime, timezone

from icalendar import Calendar

ONCE = ["UID", "DTSTAMP", "SEQUENCE", "STATUS", "DTSTART", "DTEND", "SUMMARY", "DESCRIPTION", "ORGANIZER", "ATTENDEE"]


def instant(moment):
    return moment.astimezone(timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")


def by_its_own_zone(calendar, moment):
    """When that is in the zone as the file itself describes it, for who does not know its name."""
    for zone in calendar.walk("VTIMEZONE"):
        return instant(datetime.combine(moment.date(), moment.time(), zone.to_tz(lookup_tzid=False)))
    return None


def read(content):
    (calendar,) = Calendar.from_ical(content, multiple=True)
    for part in calendar.walk():
        assert part.errors == [], part.errors
    assert calendar["VERSION"] == "2.0" and calendar["PRODID"]
    (event,) = calendar.walk("VEVENT")
    assert event.subcomponents == []
    for name in ONCE:
        assert not isinstance(event[name], list), name
    start, end = event["DTSTART"].dt, event["DTEND"].dt
    attendee = event["ATTENDEE"]
    return {
        "method": str(calendar["METHOD"]),
        "uid": str(event["UID"]),
        "sequence": int(event["SEQUENCE"]),
        "status": str(event["STATUS"]),
        "stamp": instant(event["DTSTAMP"].dt),
        "zone": event["DTSTART"].params["TZID"],
        "start": instant(start),
        "end": instant(end),
        "startByItsOwnZone": by_its_own_zone(calendar, start),
        "summary": str(event["SUMMARY"]),
        "description": str(event["DESCRIPTION"]),
        "location": str(event.get("LOCATION", "")),
        "organiser": str(event["ORGANIZER"]),
        "organiserName": event["ORGANIZER"].params.get("CN"),
        "attendee": str(attendee),
        "attendeeName": attendee.params.get("CN"),
        "answer": attendee.params.get("PARTSTAT"),
        "rsvp": attendee.params.get("RSVP"),
    }


def main(files):
    kept, events = {}, []
    for file in files:
        with open(file, "rb") as opened:
            event = read(opened.read())
        events.append(event)
        if event["sequence"] >= kept.get(event["uid"], event)["sequence"]:
            kept[event["uid"]] = event
    standing = [event for event in kept.values() if event["status"] != "CANCELLED"]
    print(json.dumps({"read": events, "standing": standing}))


main(sys.argv[1:])
