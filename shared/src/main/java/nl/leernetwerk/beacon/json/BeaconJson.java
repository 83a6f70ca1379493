package nl.leernetwerk.beacon.json;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import nl.leernetwerk.beacon.Beacon;
import nl.leernetwerk.beacon.BeaconSource;
import nl.leernetwerk.beacon.Chain;
import nl.leernetwerk.kernel.Amsterdam;
import nl.leernetwerk.kernel.json.FieldErrors;
import nl.leernetwerk.kernel.json.Fields;
import nl.leernetwerk.kernel.json.Label;
import nl.leernetwerk.kernel.json.Pointer;

/**
 * The beacon of a round as JSON. An organiser writes the number of a round or a time; the rest
 * follows. A chain other than the usual one is written in full.
 */
public final class BeaconJson {
  private static final Label BEACON = Label.of("het baken");
  private static final Label ADDRESS = Label.of("het adres van het baken");
  private static final Label TIME = Label.of("het moment van het baken");
  private static final Label CHAIN = Label.of("de keten van het baken");
  private static final long LAST_ROUND = 1L << 40;

  private BeaconJson() {}

  /** The whole beacon. {@link #read} reads it back, whatever the usual chain is. */
  public static ObjectNode write(Beacon beacon) {
    var chain = beacon.chain();
    var json =
        JsonNodeFactory.instance
            .objectNode()
            .put("address", beacon.address().toString())
            .put("chain", chain.hash())
            .put("round", beacon.round());
    if (!chain.equals(Chain.QUICKNET)) {
      json.put("publicKey", chain.publicKey())
          .put("genesis", chain.genesis().getEpochSecond())
          .put("period", chain.period().toSeconds())
          .put("groupHash", chain.groupHash())
          .put("id", chain.id());
    }
    return json;
  }

  /**
   * The source that a function's environment names: the address of a relay, and the chain as
   * drand's own {@code /info} describes one. An environment without these means drand's quicknet.
   */
  public static BeaconSource source(Map<String, String> environment) {
    var address =
        environment.getOrDefault("BEACON_ADDRESS", BeaconSource.DRAND.address().toString());
    var info = environment.getOrDefault("BEACON_CHAIN", "");
    if (info.isBlank()) {
      return new BeaconSource(URI.create(address), Chain.QUICKNET);
    }
    try {
      var json = new ObjectMapper().readTree(info);
      return new BeaconSource(
          URI.create(address),
          new Chain(
              json.path("public_key").asText(),
              Instant.ofEpochSecond(json.path("genesis_time").asLong()),
              Duration.ofSeconds(json.path("period").asLong()),
              json.path("groupHash").asText(),
              json.at("/metadata/beaconID").asText()));
    } catch (JacksonException e) {
      throw new IllegalArgumentException("the chain is not described in JSON", e);
    }
  }

  /** The chain in the form that {@link #source} reads. */
  public static String info(Chain chain) {
    var json =
        JsonNodeFactory.instance
            .objectNode()
            .put("public_key", chain.publicKey())
            .put("period", chain.period().toSeconds())
            .put("genesis_time", chain.genesis().getEpochSecond())
            .put("hash", chain.hash())
            .put("groupHash", chain.groupHash())
            .put("schemeID", Chain.SCHEME);
    json.putObject("metadata").put("beaconID", chain.id());
    return json.toString();
  }

  public static Optional<Beacon> read(
      JsonNode json, BeaconSource standard, Pointer at, FieldErrors errors) {
    return Fields.of(json, at, BEACON, errors)
        .flatMap(
            fields -> {
              var address = address(fields, standard, errors);
              var chain = chain(fields, standard, errors);
              var round = fields.optional("round");
              var time =
                  fields
                      .optional("time")
                      .flatMap(it -> fields.typed(it, fields.at("time"), TIME))
                      .flatMap(it -> time(it, fields, errors));
              fields.refuseOthers();
              if (round.isPresent() == fields.optional("time").isPresent()) {
                errors.add(at, "Geef van het baken de ronde (round) of het moment (time).");
              }
              return chain.flatMap(
                  it ->
                      round
                          .flatMap(number -> round(number, fields, errors))
                          .or(() -> time.map(it::roundFrom))
                          .flatMap(number -> address.map(uri -> new Beacon(uri, it, number))));
            });
  }

  private static Optional<URI> address(Fields fields, BeaconSource standard, FieldErrors errors) {
    var given = fields.optional("address");
    if (given.isEmpty()) {
      return Optional.of(standard.address());
    }
    return fields
        .typed(given.get(), fields.at("address"), ADDRESS)
        .filter(
            it -> {
              boolean right =
                  it.matches("https?://[A-Za-z0-9.-]+(:[0-9]{1,5})?(/[A-Za-z0-9./_-]*)?");
              if (!right) {
                errors.add(fields.at("address"), "Schrijf het adres zoals https://api.drand.sh.");
              }
              return right;
            })
        .map(URI::create);
  }

  private static Optional<Chain> chain(Fields fields, BeaconSource standard, FieldErrors errors) {
    var hash = fields.optional("chain").flatMap(it -> fields.typed(it, fields.at("chain"), CHAIN));
    var publicKey = fields.optional("publicKey").map(JsonNode::asText);
    var genesis = fields.optional("genesis").map(JsonNode::asLong);
    var period = fields.optional("period").map(JsonNode::asLong);
    var groupHash = fields.optional("groupHash").map(JsonNode::asText);
    var id = fields.optional("id").map(JsonNode::asText);
    var chain = Optional.of(standard.chain());
    if (publicKey.isPresent()) {
      try {
        chain =
            Optional.of(
                new Chain(
                    publicKey.get(),
                    Instant.ofEpochSecond(genesis.orElse(0L)),
                    Duration.ofSeconds(period.orElse(0L)),
                    groupHash.orElse(""),
                    id.orElse("")));
      } catch (IllegalArgumentException _) {
        chain = Optional.empty();
      }
    } else if (hash.isPresent() && hash.get().equals(Chain.QUICKNET.hash())) {
      chain = Optional.of(Chain.QUICKNET);
    }
    var named = chain.filter(it -> hash.isEmpty() || it.hash().equals(hash.get()));
    if (named.isEmpty()) {
      errors.add(
          fields.at("chain"),
          "Deze keten kennen we niet. Laat chain weg voor quicknet, of beschrijf de keten helemaal:"
              + " publicKey, genesis, period, groupHash en id.");
    }
    return named;
  }

  private static Optional<Long> round(JsonNode number, Fields fields, FieldErrors errors) {
    boolean right =
        number.isIntegralNumber()
            && number.canConvertToLong()
            && number.longValue() >= 1
            && number.longValue() < LAST_ROUND;
    if (!right) {
      errors.add(fields.at("round"), "De ronde van het baken is een heel getal, minstens 1.");
    }
    return right ? Optional.of(number.longValue()) : Optional.empty();
  }

  private static Optional<Instant> time(String typed, Fields fields, FieldErrors errors) {
    try {
      return Optional.of(
          typed.matches(".*(Z|[+-][0-9]{2}:[0-9]{2})")
              ? OffsetDateTime.parse(typed).toInstant()
              : LocalDateTime.parse(typed).atZone(Amsterdam.ZONE).toInstant());
    } catch (DateTimeException _) {
      errors.add(fields.at("time"), "Schrijf het moment van het baken zoals 2024-10-02T12:00:00.");
      return Optional.empty();
    }
  }
}
