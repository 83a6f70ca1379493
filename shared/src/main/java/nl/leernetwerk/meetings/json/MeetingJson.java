package nl.leernetwerk.meetings.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Pattern;
import nl.leernetwerk.kernel.Word;
import nl.leernetwerk.kernel.json.FieldErrors;
import nl.leernetwerk.kernel.json.Fields;
import nl.leernetwerk.kernel.json.Label;
import nl.leernetwerk.kernel.json.Pointer;
import nl.leernetwerk.kernel.json.Reading;
import nl.leernetwerk.meetings.Appointment;
import nl.leernetwerk.meetings.Meeting;
import nl.leernetwerk.meetings.Meeting.State;
import nl.leernetwerk.meetings.MeetingView;
import nl.leernetwerk.meetings.Place;

/** Meetings as JSON documents. */
public final class MeetingJson {
  private static final int MAX_LINE = 200;
  private static final int MAX_TRAVEL = 500;
  private static final int MAX_PROGRAMME = 5000;
  private static final Pattern TIME = Pattern.compile("([01][0-9]|2[0-3]):[0-5][0-9]");

  private MeetingJson() {}

  /**
   * What somebody settles of a meeting.
   *
   * @param appointment empty when only the programme is written
   */
  public record Settling(Optional<Appointment> appointment, Optional<String> programme) {}

  /** Reads what somebody settles, and finds all errors at once. It never throws. */
  public static Reading<Settling> read(JsonNode json) {
    var errors = new FieldErrors();
    var read =
        Fields.of(json, Pointer.ROOT, Label.of("de bijeenkomst"), errors)
            .flatMap(fields -> settling(fields, errors));
    return read.filter(_ -> errors.isEmpty())
        .<Reading<Settling>>map(Reading.Valid::new)
        .orElseGet(() -> new Reading.Invalid<>(errors.all()));
  }

  private static Optional<Settling> settling(Fields fields, FieldErrors errors) {
    var programme = fields.optionalLines("programme", Label.of("het programma"), MAX_PROGRAMME);
    var day = fields.optional("day");
    var place = fields.optional("place");
    boolean settles = day.isPresent() || place.isPresent();
    var appointment = settles ? appointment(fields, errors) : Optional.<Appointment>empty();
    if (!settles) {
      fields.optional("start");
      fields.optional("end");
    }
    fields.refuseOthers();
    return Optional.of(new Settling(appointment, programme));
  }

  private static Optional<Appointment> appointment(Fields fields, FieldErrors errors) {
    var day = fields.date("day", Label.of("de dag"));
    var start =
        time(fields, errors, "start", "Vul in hoe laat de bijeenkomst begint, zoals 12:00.");
    var end = time(fields, errors, "end", "Vul in hoe laat de bijeenkomst eindigt, zoals 16:00.");
    var from = start.orElse(Appointment.USUAL_START);
    var until = end.orElse(Appointment.LATEST_END);
    if (until.isAfter(Appointment.LATEST_END)) {
      errors.add(fields.at("end"), "Een bijeenkomst eindigt uiterlijk om 16.00 uur.");
    } else if (!from.isBefore(until)) {
      errors.add(
          fields.at("end"), "Een bijeenkomst eindigt na het begin. Pas een van de twee aan.");
    }
    var place =
        fields
            .required("place", "Vul in waar de bijeenkomst is.")
            .flatMap(
                value ->
                    Fields.of(value, fields.at("place"), Label.of("de plaats"), errors)
                        .flatMap(MeetingJson::place));
    return day.isPresent() && place.isPresent()
        ? Optional.of(new Appointment(day.get(), from, until, place.get()))
        : Optional.empty();
  }

  private static Optional<Place> place(Fields fields) {
    var name = fields.line("name", Label.of("de naam van de plaats"), MAX_LINE);
    var address = fields.line("address", Label.of("het adres"), MAX_LINE);
    var travel =
        fields.optionalLines(
            "travel", Label.of("hoe je er komt met het openbaar vervoer"), MAX_TRAVEL);
    fields.refuseOthers();
    return name.isPresent() && address.isPresent()
        ? Optional.of(new Place(name.get(), address.get(), travel))
        : Optional.empty();
  }

  /** Empty when it is left to the usual. */
  private static Optional<LocalTime> time(
      Fields fields, FieldErrors errors, String name, String detail) {
    return fields
        .optional(name)
        .flatMap(
            value -> {
              var time = value.isTextual() ? time(value.textValue()) : Optional.<LocalTime>empty();
              if (time.isEmpty()) {
                errors.add(fields.at(name), detail);
              }
              return time;
            });
  }

  private static Optional<LocalTime> time(String typed) {
    try {
      return TIME.matcher(typed).matches() ? Optional.of(LocalTime.parse(typed)) : Optional.empty();
    } catch (DateTimeParseException _) {
      return Optional.empty();
    }
  }

  /** The meetings of a network, with what a day may collide with. */
  public static ObjectNode write(MeetingView view, Instant now) {
    var json =
        JsonNodeFactory.instance
            .objectNode()
            .put("round", view.round().id())
            .put("network", view.network().id())
            .put("version", view.version());
    var meetings = json.putArray("meetings");
    view.meetings().forEach(it -> write(view, it, now, meetings.addObject()));
    var days = json.putObject("days");
    days.put("knownFrom", view.calendar().knownFrom().toString())
        .put("knownUntil", view.calendar().knownUntil().toString());
    var closed = days.putArray("closed");
    view.closed()
        .forEach(
            it -> {
              var day =
                  closed
                      .addObject()
                      .put("first", it.first().toString())
                      .put("last", it.last().toString());
              day.put("name", it.name());
              it.regions().forEach(region -> day.withArray("regions").add(Word.of(region)));
            });
    var taken = days.putArray("taken");
    view.taken()
        .forEach(
            it ->
                taken
                    .addObject()
                    .put("day", it.day().toString())
                    .put("network", it.network())
                    .put("facilitator", it.facilitator())
                    .put("place", it.place()));
    return json;
  }

  private static void write(MeetingView view, Meeting meeting, Instant now, ObjectNode json) {
    json.put("number", meeting.number());
    view.planned(meeting.number())
        .ifPresent(
            planned -> {
              json.put("words", planned.words());
              planned
                  .period()
                  .ifPresent(
                      it ->
                          json.putObject("period")
                              .put("first", it.first().toString())
                              .put("last", it.last().toString()));
            });
    json.put(
        "state",
        switch (meeting.state()) {
          case State.Planned _ -> "planned";
          case State.Settled(var it) -> now.isBefore(it.over()) ? "settled" : "held";
          case State.Cancelled _ -> "cancelled";
        });
    meeting
        .appointment()
        .ifPresent(
            it -> {
              json.put("day", it.day().toString())
                  .put("start", it.start().toString())
                  .put("end", it.end().toString());
              var place =
                  json.putObject("place")
                      .put("name", it.place().name())
                      .put("address", it.place().address());
              it.place().travel().ifPresent(travel -> place.put("travel", travel));
            });
    meeting.programme().ifPresent(it -> json.put("programme", it));
    meeting
        .appointment()
        .ifPresent(
            it ->
                view.warnings(meeting.number(), it)
                    .forEach(warning -> json.withArray("warnings").add(warning)));
  }
}
