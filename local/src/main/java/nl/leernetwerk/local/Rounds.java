package nl.leernetwerk.local;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.time.Year;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import nl.leernetwerk.kernel.Amsterdam;

/** The rounds that are opened when the command line names none. All people in them are invented. */
public final class Rounds {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Locale DUTCH = Locale.of("nl");

  private Rounds() {}

  /** Before 2025, the announcement's own round; after that, a round that opened yesterday. */
  public static ObjectNode at(Instant now) {
    var today = LocalDate.ofInstant(now, Amsterdam.ZONE);
    return today.getYear() < 2025
        ? round(LocalDate.of(2024, 6, 27), LocalDate.of(2024, 10, 1))
        : round(today.minusDays(1), today.plusDays(30));
  }

  private static ObjectNode round(LocalDate opens, LocalDate deadline) {
    // A school year begins in August; a registration in spring is for the next school year.
    int year = deadline.getMonthValue() < 5 ? deadline.getYear() - 1 : deadline.getYear();
    var id = "%d-%d".formatted(year, year + 1);
    var round =
        JSON.createObjectNode()
            .put("id", id)
            .put("name", "Werken aan een Inclusieve Leeromgeving " + id)
            .put("opens", opens.toString())
            .put("deadline", deadline.toString())
            .put("policy", "arrival")
            .put("capacityUnit", "schools")
            .put("contact", "leernetwerken@example.org");
    person(round.putArray("organisers"), "Noor Hartog");
    var networks = round.putArray("networks");
    network(networks, "PO", "Ilse Verhagen", "Bram Kuiper");
    network(networks, "VO", "Samira Bouzid", "Joost Terpstra");
    var meetings = round.putArray("meetings");
    meetings(deadline).forEach(meetings::add);
    return round.put("retentionUntil", deadline.plusYears(2).toString());
  }

  /** The months of the announcement: from two months after the deadline until the next autumn. */
  private static List<String> meetings(LocalDate deadline) {
    // For a deadline on 1 October the first month is November, as if the deadline were in
    // September.
    var first = deadline.minusDays(1).plusMonths(2);
    return List.of(
        "eind " + month(first),
        "half " + month(first.plusMonths(3)),
        "half " + month(first.plusMonths(5)),
        "eind " + month(first.plusMonths(7)),
        "eind " + month(first.plusMonths(10)));
  }

  private static String month(LocalDate date) {
    return Month.from(date).getDisplayName(TextStyle.FULL, DUTCH) + " " + Year.from(date);
  }

  private static void network(ArrayNode networks, String id, String... facilitators) {
    var network = networks.addObject().put("id", id).put("sector", id).put("capacity", 12);
    var people = network.putArray("facilitators");
    for (var name : facilitators) {
      person(people, name);
    }
  }

  private static void person(ArrayNode people, String name) {
    var address = name.toLowerCase(Locale.ROOT).replace(' ', '.') + "@example.org";
    people.addObject().put("name", name).put("email", address);
  }
}
