package nl.leernetwerk.peers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.Component;
import net.fortuna.ical4j.model.Parameter;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.property.DateProperty;
import nl.leernetwerk.kernel.lambda.Invocation;

/**
 * A program of somebody else that reads calendar files. Each gives the same JSON: {@code read}, the
 * entry of each file, and {@code standing}, what stands in a calendar that got the files in order.
 */
enum CalendarReader {
  /** In Java; it also checks the files by the rules of the standard. */
  ICAL4J {
    @Override
    JsonNode read(List<Path> files) {
      return Ical4j.read(files);
    }
  },
  /** In Python. */
  ICALENDAR {
    @Override
    JsonNode read(List<Path> files) {
      return Invocation.parse(Scripts.python("calendar_reader.py", files));
    }
  },
  /** In JavaScript; it knows no zone by its name. */
  ICAL_JS {
    @Override
    JsonNode read(List<Path> files) {
      return Invocation.parse(Scripts.javascript("calendar-reader.mjs", files));
    }
  };

  abstract JsonNode read(List<Path> files);

  private static final class Ical4j {
    static {
      // The zones it knows are enough; it never asks the internet.
      System.setProperty("net.fortuna.ical4j.timezone.update.enabled", "false");
    }

    static JsonNode read(List<Path> files) {
      var answer = JsonNodeFactory.instance.objectNode();
      var read = answer.putArray("read");
      var kept = new LinkedHashMap<String, ObjectNode>();
      for (var file : files) {
        var entry = entry(calendar(file));
        read.add(entry);
        kept.merge(
            entry.path("uid").asText(),
            entry,
            (old, next) ->
                next.path("sequence").asInt() >= old.path("sequence").asInt() ? next : old);
      }
      var standing = answer.putArray("standing");
      kept.values().stream()
          .filter(entry -> !entry.path("status").asText().equals("CANCELLED"))
          .forEach(standing::add);
      return answer;
    }

    private static Calendar calendar(Path file) {
      try {
        var calendar =
            new CalendarBuilder().build(new ByteArrayInputStream(Files.readAllBytes(file)));
        var wrong = new ArrayList<Object>(calendar.validate(true).getEntries());
        wrong.addAll(event(calendar).validate(calendar.getMethod()).getEntries());
        if (!wrong.isEmpty()) {
          throw new AssertionError(file + ": " + wrong);
        }
        return calendar;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (ParserException e) {
        throw new AssertionError(file.toString(), e);
      }
    }

    private static VEvent event(Calendar calendar) {
      return calendar.<VEvent>getComponents(Component.VEVENT).getFirst();
    }

    private static ObjectNode entry(Calendar calendar) {
      var event = event(calendar);
      var start = instant(event, Property.DTSTART);
      return JsonNodeFactory.instance
          .objectNode()
          .put("method", calendar.getMethod().getValue())
          .put("uid", one(event, Property.UID).getValue())
          .put("sequence", Integer.parseInt(one(event, Property.SEQUENCE).getValue()))
          .put("status", one(event, Property.STATUS).getValue())
          .put("stamp", instant(event, Property.DTSTAMP))
          .put("zone", parameter(event, Property.DTSTART, Parameter.TZID))
          .put("start", start)
          .put("end", instant(event, Property.DTEND))
          .put("startByItsOwnZone", start)
          .put("summary", one(event, Property.SUMMARY).getValue())
          .put("description", one(event, Property.DESCRIPTION).getValue())
          .put("location", event.getProperty(Property.LOCATION).map(Property::getValue).orElse(""))
          .put("organiser", one(event, Property.ORGANIZER).getValue())
          .put("organiserName", parameter(event, Property.ORGANIZER, Parameter.CN))
          .put("attendee", one(event, Property.ATTENDEE).getValue())
          .put("attendeeName", parameter(event, Property.ATTENDEE, Parameter.CN))
          .put("answer", parameter(event, Property.ATTENDEE, Parameter.PARTSTAT))
          .put("rsvp", parameter(event, Property.ATTENDEE, Parameter.RSVP));
    }

    private static Property one(VEvent event, String name) {
      var all = event.getProperties(name);
      if (all.size() != 1) {
        throw new AssertionError(name + " stands there " + all.size() + " times");
      }
      return all.getFirst();
    }

    private static String instant(VEvent event, String name) {
      var when = ((DateProperty<?>) one(event, name)).getDate();
      var instant = when instanceof ZonedDateTime zoned ? zoned.toInstant() : Instant.from(when);
      return instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private static String parameter(VEvent event, String property, String name) {
      return one(event, property).getParameter(name).map(Parameter::getValue).orElse(null);
    }
  }
}
