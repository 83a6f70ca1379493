package nl.leernetwerk.meetings.table;

import static nl.leernetwerk.kernel.table.Attributes.text;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import nl.leernetwerk.kernel.table.Attributes;
import nl.leernetwerk.meetings.Appointment;
import nl.leernetwerk.meetings.Place;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** When and where a meeting is, as attributes. */
final class AppointmentItem {
  private static final String DAY = "day";
  private static final String START = "start";
  private static final String END = "end";
  private static final String PLACE = "place";
  private static final String ADDRESS = "placeAddress";
  private static final String TRAVEL = "travel";

  private AppointmentItem() {}

  static Map<String, AttributeValue> write(Appointment appointment) {
    var item = new LinkedHashMap<String, AttributeValue>();
    item.put(DAY, text(appointment.day().toString()));
    item.put(START, text(appointment.start().toString()));
    item.put(END, text(appointment.end().toString()));
    item.put(PLACE, text(appointment.place().name()));
    item.put(ADDRESS, text(appointment.place().address()));
    appointment.place().travel().ifPresent(it -> item.put(TRAVEL, text(it)));
    return item;
  }

  static Appointment read(Map<String, AttributeValue> item) {
    return new Appointment(
        LocalDate.parse(item.get(DAY).s()),
        LocalTime.parse(item.get(START).s()),
        LocalTime.parse(item.get(END).s()),
        new Place(
            Objects.requireNonNull(item.get(PLACE).s()),
            Objects.requireNonNull(item.get(ADDRESS).s()),
            Attributes.optional(item, TRAVEL)));
  }
}
