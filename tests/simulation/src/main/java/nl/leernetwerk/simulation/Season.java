package nl.leernetwerk.simulation;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nl.leernetwerk.kernel.Amsterdam;

/** The round of one schedule: its days, its rules and its people, by seed. */
record Season(
    String id,
    LocalDate opens,
    LocalDate deadline,
    LocalDate extended,
    LocalDate retention,
    boolean draw,
    boolean beacon,
    boolean countsSchools,
    int primarySeats,
    int secondarySeats,
    boolean twoPrimaryNetworks) {

  /** Some of these nights have 23 or 25 hours. */
  private static final List<LocalDate> DEADLINES =
      List.of(
          LocalDate.of(2024, 9, 20),
          LocalDate.of(2024, 10, 1),
          LocalDate.of(2024, 10, 26),
          LocalDate.of(2024, 10, 27),
          LocalDate.of(2025, 1, 31),
          LocalDate.of(2025, 3, 29),
          LocalDate.of(2025, 3, 30));

  static Season of(Dice dice) {
    var deadline = dice.pick("deadline", DEADLINES);
    boolean draw = dice.happens("draw", 0.3);
    return new Season(
        "2024-2025",
        deadline.minusDays(dice.between("opens", 4, 15)),
        deadline,
        deadline.plusDays(dice.between("extended", 1, 4)),
        deadline.plusDays(dice.between("retention", 150, 200)),
        draw,
        draw && dice.happens("beacon", 0.6),
        dice.happens("unit", 0.75),
        (int) dice.between("primary", 2, 6),
        (int) dice.between("secondary", 1, 5),
        dice.happens("two", 0.3));
  }

  /**
   * Whether this is a schedule of narrow moments: many press send within the last second, several
   * change one roster within the same hundredths of a second, and calls are slow just then.
   */
  static boolean tight(Dice dice) {
    return dice.happens("tight", 0.25);
  }

  Instant opensAt() {
    return Amsterdam.startOf(opens);
  }

  /** Midnight after a last day. */
  static Instant endOf(LocalDate day) {
    return Amsterdam.startOf(day.plusDays(1));
  }

  /** When a draw's beacon tells. */
  Instant beaconAt() {
    return endOf(extended).plusSeconds(14 * 3600);
  }

  /** The document with which an organiser opens it. */
  ObjectNode document() {
    var json =
        JsonNodeFactory.instance
            .objectNode()
            .put("id", id)
            .put("name", "Ronde " + id)
            .put("opens", opens.toString())
            .put("deadline", deadline.toString())
            .put("policy", draw ? "draw" : "arrival")
            .put("capacityUnit", countsSchools ? "schools" : "initiatives")
            .put("contact", "leernetwerken@example.org");
    person(json.putArray("organisers"), "organiser1");
    var networks = json.putArray("networks");
    network(networks, "PO", "PO", primarySeats, "guide1", "guide2");
    if (twoPrimaryNetworks) {
      network(networks, "PO-2", "PO", Math.max(1, primarySeats - 1), "guide3");
    }
    network(networks, "VO", "VO", secondarySeats, "guide4");
    json.putArray("meetings").add("eind november 2025");
    json.put("retentionUntil", retention.toString());
    if (beacon) {
      var time = beaconAt().atZone(Amsterdam.ZONE).toLocalDateTime().withNano(0);
      json.putObject("beacon")
          .put("time", time.toString().length() == 16 ? time + ":00" : time.toString());
    }
    return json;
  }

  /** How many seats each network has before an organiser changes that. */
  Map<String, Integer> capacities() {
    var seats = new LinkedHashMap<String, Integer>();
    for (var network : document().path("networks")) {
      seats.put(network.path("id").asText(), network.path("capacity").asInt());
    }
    return seats;
  }

  private static void network(
      ArrayNode networks, String id, String sector, int capacity, String... guides) {
    var network =
        networks.addObject().put("id", id).put("sector", sector).put("capacity", capacity);
    var facilitators = network.putArray("facilitators");
    for (var guide : guides) {
      person(facilitators, guide);
    }
  }

  static void person(ArrayNode people, String who) {
    people.addObject().put("name", who + " " + Witness.PERSONAL).put("email", email(who));
  }

  static String email(String who) {
    return who + "." + Witness.PERSONAL + "@example.org";
  }

  /** How many seats an initiative takes. */
  int seats(int schools) {
    return countsSchools ? schools : 1;
  }
}
