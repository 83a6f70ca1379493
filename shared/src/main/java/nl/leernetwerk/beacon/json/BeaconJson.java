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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongPredicate;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import nl.leernetwerk.beacon.Beacon;
import nl.leernetwerk.beacon.BeaconSource;
import nl.leernetwerk.beacon.Chain;
import nl.leernetwerk.beacon.RelayAddress;
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
  private static final List<String> DESCRIPTION =
      List.of("publicKey", "genesis", "period", "groupHash", "id");
  private static final String TOO_LATE = "Kies een eerder moment, vóór het jaar 10000.";

  /** A year of four digits; the rest is for Java to read. */
  private static final Pattern MOMENT = Pattern.compile("[0-9]{4}-.*");

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
        RelayAddress.parse(
                environment.getOrDefault("BEACON_ADDRESS", BeaconSource.DRAND.address().toString()))
            .orElseThrow(() -> new IllegalArgumentException("BEACON_ADDRESS is no relay's"));
    var info = environment.getOrDefault("BEACON_CHAIN", "");
    if (info.isBlank()) {
      return new BeaconSource(address, Chain.QUICKNET);
    }
    try {
      var json = new ObjectMapper().readTree(info);
      return new BeaconSource(
          address,
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
                          .flatMap(number -> round(number, it, fields, errors))
                          .or(() -> time.flatMap(moment -> roundFrom(moment, it, fields, errors)))
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
        .flatMap(
            typed -> {
              var address = RelayAddress.parse(typed);
              if (address.isEmpty()) {
                errors.add(
                    fields.at("address"),
                    "Schrijf het adres zoals https://api.drand.sh, in hooguit %d tekens."
                        .formatted(RelayAddress.MAX_LENGTH));
              }
              return address;
            });
  }

  private static Optional<Chain> chain(Fields fields, BeaconSource standard, FieldErrors errors) {
    boolean described = DESCRIPTION.stream().anyMatch(it -> fields.optional(it).isPresent());
    var hash = fields.optional("chain").flatMap(it -> fields.typed(it, fields.at("chain"), CHAIN));
    if (fields.optional("chain").isPresent() && hash.isEmpty()) {
      return Optional.empty();
    }
    var chain = described ? described(fields, errors) : Optional.of(known(hash, standard));
    var named = chain.filter(it -> hash.isEmpty() || it.hash().equals(hash.get()));
    if (chain.isPresent() && named.isEmpty()) {
      errors.add(
          fields.at("chain"),
          "Deze keten kennen we niet. Laat chain weg voor quicknet, of beschrijf de keten helemaal:"
              + " publicKey, genesis, period, groupHash en id.");
    }
    return named;
  }

  private static Chain known(Optional<String> hash, BeaconSource standard) {
    return hash.equals(Optional.of(Chain.QUICKNET.hash())) ? Chain.QUICKNET : standard.chain();
  }

  private static Optional<Chain> described(Fields fields, FieldErrors errors) {
    var publicKey =
        text(
            fields,
            "publicKey",
            Chain::isPublicKey,
            "De publieke sleutel van de keten (publicKey) heeft 192 tekens: cijfers en de letters a"
                + " tot en met f.",
            errors);
    var genesis =
        seconds(
            fields,
            "genesis",
            Chain::isGenesis,
            "Het begin van de keten (genesis) is een heel getal: de seconden sinds 1970, van 0 tot"
                + " en met %d.".formatted(Chain.LAST_GENESIS.getEpochSecond()),
            errors);
    var period =
        seconds(
            fields,
            "period",
            Chain::isPeriod,
            "De tijd tussen twee rondes van de keten (period) is een heel aantal seconden, van 1"
                + " tot"
                + " en met %d: veertien dagen.".formatted(Chain.LONGEST_PERIOD.toSeconds()),
            errors);
    var groupHash =
        text(
            fields,
            "groupHash",
            Chain::isGroupHash,
            "De hash van de groep (groupHash) heeft 64 tekens: cijfers en de letters a tot en met"
                + " f.",
            errors);
    var id =
        text(
            fields,
            "id",
            Chain::isId,
            "De naam van de keten (id) heeft hooguit 40 kleine letters, cijfers en streepjes.",
            errors);
    return publicKey.isPresent()
            && genesis.isPresent()
            && period.isPresent()
            && groupHash.isPresent()
            && id.isPresent()
        ? Optional.of(
            new Chain(
                publicKey.get(),
                Instant.ofEpochSecond(genesis.get()),
                Duration.ofSeconds(period.get()),
                groupHash.get(),
                id.get()))
        : Optional.empty();
  }

  private static Optional<String> text(
      Fields fields, String name, Predicate<String> rule, String detail, FieldErrors errors) {
    var value =
        fields.optional(name).filter(JsonNode::isTextual).map(JsonNode::textValue).filter(rule);
    if (value.isEmpty()) {
      errors.add(fields.at(name), detail);
    }
    return value;
  }

  private static Optional<Long> seconds(
      Fields fields, String name, LongPredicate rule, String detail, FieldErrors errors) {
    var value = fields.optional(name).flatMap(BeaconJson::whole).filter(rule::test);
    if (value.isEmpty()) {
      errors.add(fields.at(name), detail);
    }
    return value;
  }

  private static Optional<Long> whole(JsonNode number) {
    return number.isIntegralNumber() && number.canConvertToLong()
        ? Optional.of(number.longValue())
        : Optional.empty();
  }

  private static Optional<Long> round(
      JsonNode number, Chain chain, Fields fields, FieldErrors errors) {
    var round = whole(number).filter(chain::has);
    if (round.isEmpty()) {
      errors.add(
          fields.at("round"),
          "De ronde van het baken is een heel getal, minstens 1, van een ronde vóór het jaar"
              + " 10000.");
    }
    return round;
  }

  private static Optional<Long> roundFrom(
      Instant moment, Chain chain, Fields fields, FieldErrors errors) {
    var round = Optional.of(chain.roundFrom(moment)).filter(chain::has);
    if (round.isEmpty()) {
      errors.add(fields.at("time"), TOO_LATE);
    }
    return round;
  }

  private static Optional<Instant> time(String typed, Fields fields, FieldErrors errors) {
    try {
      if (!MOMENT.matcher(typed).matches()) {
        throw new DateTimeException("not a year of four digits");
      }
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
