package nl.leernetwerk.seats.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.StreamSupport;
import nl.leernetwerk.beacon.Beacon;
import nl.leernetwerk.beacon.Chain;
import nl.leernetwerk.beacon.Pulse;
import nl.leernetwerk.beacon.Seed;
import nl.leernetwerk.kernel.Reference;
import nl.leernetwerk.kernel.Sector;
import nl.leernetwerk.kernel.Word;
import nl.leernetwerk.kernel.json.Reading;
import nl.leernetwerk.registration.Outcome;
import nl.leernetwerk.rounds.CapacityUnit;
import nl.leernetwerk.rounds.Network;
import nl.leernetwerk.seats.Allocation;
import nl.leernetwerk.seats.Allocator;
import nl.leernetwerk.seats.Ballot;
import nl.leernetwerk.seats.DrawList;
import nl.leernetwerk.seats.DrawRecord;

/** The record of a draw as JSON; docs/draw.md explains each field. */
public final class DrawRecordJson {
  private static final String FORMAT = "leernetwerk-draw 1";

  private DrawRecordJson() {}

  /** Writes the record: the list, and the result if it is known. */
  public static ObjectNode write(DrawRecord record) {
    var list = record.list();
    var json =
        JsonNodeFactory.instance
            .objectNode()
            .put("format", FORMAT)
            .put("round", list.round())
            .put("rules", list.rules())
            .put("unit", Word.of(list.unit()));
    var networks = json.putArray("networks");
    list.networks()
        .forEach(
            it ->
                networks
                    .addObject()
                    .put("id", it.id())
                    .put("sector", it.sector().name())
                    .put("capacity", it.capacity()));
    json.put("seedFrom", list.beacon().isPresent() ? "beacon" : "system");
    list.beacon().ifPresent(it -> write(json.putObject("beacon"), it));
    var entries = json.putArray("list");
    list.ballots()
        .forEach(
            it ->
                entries
                    .addObject()
                    .put("reference", it.reference().text())
                    .put("sector", it.sector().name())
                    .put("schools", it.schools()));
    json.put("listHash", list.hash());
    record.drawn().ifPresent(it -> write(json, it));
    return json;
  }

  private static void write(ObjectNode json, Beacon beacon) {
    var chain = beacon.chain();
    json.put("address", beacon.address().toString());
    json.putObject("chain")
        .put("hash", chain.hash())
        .put("scheme", Chain.SCHEME)
        .put("publicKey", chain.publicKey())
        .put("genesis", chain.genesis().getEpochSecond())
        .put("period", chain.period().toSeconds())
        .put("groupHash", chain.groupHash())
        .put("id", chain.id());
    json.put("round", beacon.round()).put("at", beacon.at().toString());
  }

  private static void write(ObjectNode json, DrawRecord.Drawn drawn) {
    drawn
        .pulse()
        .ifPresent(
            it ->
                json.putObject("pulse")
                    .put("round", it.round())
                    .put("signature", it.signature())
                    .put("randomness", HexFormat.of().formatHex(it.randomness())));
    json.put("seed", drawn.seed().hex());
    var order = json.putObject("order");
    var seats = json.putObject("seats");
    var waiting = json.putObject("waiting");
    for (var sector : drawn.allocation().sectors()) {
      var name = sector.sector().name();
      var turns = order.putArray(name);
      var seated = seats.putArray(name);
      var wait = waiting.putArray(name);
      for (var outcome : sector.outcomes()) {
        var reference = outcome.reference().text();
        turns.add(reference);
        switch (outcome) {
          case Outcome.Seated it ->
              seated.addObject().put("reference", reference).put("network", it.network());
          case Outcome.Waiting _ -> wait.add(reference);
          case Outcome.Entered _ -> throw new IllegalArgumentException("came after the draw");
        }
      }
    }
  }

  /** The record does not have the form that this program knows; the message says where. */
  public static final class Unreadable extends Exception {
    private static final long serialVersionUID = 1;

    Unreadable(String where) {
      super(where);
    }
  }

  /**
   * The record as it should be: everything that follows from other values in it is computed again.
   */
  public static DrawRecord recompute(JsonNode json) throws Unreadable {
    if (!json.path("format").asText().equals(FORMAT)) {
      throw new Unreadable("/format");
    }
    var list = list(json);
    return new DrawRecord(
        list, json.has("seed") ? Optional.of(drawn(json, list)) : Optional.empty());
  }

  private static DrawRecord.Drawn drawn(JsonNode json, DrawList list) throws Unreadable {
    var pulse = Optional.<Pulse>empty();
    if (list.beacon().isPresent()) {
      pulse =
          Optional.of(
              readable(
                  "/pulse",
                  () ->
                      new Pulse(
                          json.at("/pulse/round").asLong(), json.at("/pulse/signature").asText())));
    }
    var seed =
        pulse.isPresent()
            ? list.seed(pulse.get())
            : readable("/seed", () -> new Seed(json.path("seed").asText()));
    Allocation allocation = Allocator.draw(list, seed);
    return new DrawRecord.Drawn(pulse, seed, allocation);
  }

  private static DrawList list(JsonNode json) throws Unreadable {
    var networks = new ArrayList<Network>();
    for (var it : each(json, "networks")) {
      networks.add(
          readable(
              "/networks/" + networks.size(),
              () -> new Network(text(it, "id"), sector(it), positive(it, "capacity"), List.of())));
    }
    var ballots = new ArrayList<Ballot>();
    for (var it : each(json, "list")) {
      ballots.add(
          readable(
              "/list/" + ballots.size(),
              () ->
                  new Ballot(
                      Reference.parse(text(it, "reference")).orElseThrow(),
                      sector(it),
                      positive(it, "schools"))));
    }
    var beacon =
        json.has("beacon")
            ? Optional.of(readable("/beacon", () -> beacon(json.get("beacon"))))
            : Optional.<Beacon>empty();
    return readable(
        "",
        () ->
            new DrawList(
                text(json, "round"),
                text(json, "rules"),
                CapacityUnit.valueOf(text(json, "unit").toUpperCase(Locale.ROOT)),
                networks,
                beacon,
                ballots));
  }

  private static Beacon beacon(JsonNode json) {
    var chain = json.path("chain");
    return new Beacon(
        URI.create(text(json, "address")),
        new Chain(
            text(chain, "publicKey"),
            Instant.ofEpochSecond(chain.path("genesis").asLong()),
            Duration.ofSeconds(positive(chain, "period")),
            text(chain, "groupHash"),
            text(chain, "id")),
        json.path("round").asLong());
  }

  private static Iterable<JsonNode> each(JsonNode json, String field) throws Unreadable {
    if (!json.path(field).isArray()) {
      throw new Unreadable("/" + field);
    }
    return () -> StreamSupport.stream(json.get(field).spliterator(), false).iterator();
  }

  private static Sector sector(JsonNode json) {
    return Sector.valueOf(text(json, "sector"));
  }

  private static String text(JsonNode json, String field) {
    var value = json.path(field);
    // A text with a space or a line break would make other lines of the list.
    if (!value.isTextual() || !value.asText().matches("[!-~]+")) {
      throw new IllegalArgumentException(field);
    }
    return value.asText();
  }

  private static int positive(JsonNode json, String field) {
    var value = json.path(field);
    if (!value.isIntegralNumber() || !value.canConvertToInt() || value.intValue() < 1) {
      throw new IllegalArgumentException(field);
    }
    return value.intValue();
  }

  private interface Reading<T> {
    T read();
  }

  private static <T> T readable(String where, Reading<T> reading) throws Unreadable {
    try {
      return reading.read();
    } catch (RuntimeException _) {
      throw new Unreadable(where);
    }
  }
}
