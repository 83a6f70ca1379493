/* Reads calendar files in order, as a calendar does that knows no zone but the one in each file, and prints what it saw as JSON. */
import { readFileSync } from "node:fs";

const { default: ICAL } = await import(process.env.ICAL_JS);

const instant = (/** @type {any} */ time) => time.toJSDate().toISOString().replace(".000Z", "Z");

function read(/** @type {string} */ file) {
  const calendar = new ICAL.Component(ICAL.parse(readFileSync(file, "utf8")));
  const component = calendar.getFirstSubcomponent("vevent");
  const event = new ICAL.Event(component);
  const one = (/** @type {string} */ name) => {
    const all = component.getAllProperties(name);
    if (all.length > 1) throw new Error(`${name} stands there ${all.length} times`);
    return all[0];
  };
  const organiser = one("organizer");
  const attendee = one("attendee");
  return {
    method: calendar.getFirstPropertyValue("method"),
    uid: event.uid,
    sequence: event.sequence,
    status: one("status").getFirstValue(),
    stamp: instant(one("dtstamp").getFirstValue()),
    zone: one("dtstart").getParameter("tzid"),
    start: instant(event.startDate),
    end: instant(event.endDate),
    startByItsOwnZone: instant(event.startDate),
    summary: event.summary,
    description: event.description,
    location: event.location ?? "",
    organiser: organiser.getFirstValue(),
    organiserName: organiser.getParameter("cn"),
    attendee: attendee.getFirstValue(),
    attendeeName: attendee.getParameter("cn"),
    answer: attendee.getParameter("partstat") ?? null,
    rsvp: attendee.getParameter("rsvp") ?? null,
  };
}

const kept = new Map();
const events = process.argv.slice(2).map(read);
for (const event of events) {
  if (event.sequence >= (kept.get(event.uid)?.sequence ?? 0)) kept.set(event.uid, event);
}
const standing = [...kept.values()].filter((event) => event.status !== "CANCELLED");
console.log(JSON.stringify({ read: events, standing }));
