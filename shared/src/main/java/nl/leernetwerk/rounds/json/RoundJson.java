package nl.leernetwerk.rounds.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import nl.leernetwerk.beacon.BeaconSource;
import nl.leernetwerk.beacon.json.BeaconJson;
import nl.leernetwerk.kernel.Contact;
import nl.leernetwerk.kernel.FieldError;
import nl.leernetwerk.kernel.Sector;
import nl.leernetwerk.kernel.TypedText;
import nl.leernetwerk.kernel.Word;
import nl.leernetwerk.kernel.json.FieldErrors;
import nl.leernetwerk.kernel.json.Fields;
import nl.leernetwerk.kernel.json.Label;
import nl.leernetwerk.kernel.json.Pointer;
import nl.leernetwerk.rounds.CapacityUnit;
import nl.leernetwerk.rounds.DrawRules;
import nl.leernetwerk.rounds.Enrolment;
import nl.leernetwerk.rounds.Network;
import nl.leernetwerk.rounds.Offers;
import nl.leernetwerk.rounds.Organisation;
import nl.leernetwerk.rounds.Period;
import nl.leernetwerk.rounds.PlannedMeeting;
import nl.leernetwerk.rounds.Policy;
import nl.leernetwerk.rounds.Round;
import nl.leernetwerk.rounds.RoundValidity;
import nl.leernetwerk.rounds.Rule;
import nl.leernetwerk.rounds.RunningRound;
import nl.leernetwerk.rounds.Seating;

/**
 * A round as a JSON document: the complete round for its organisers, a part of it for everybody
 * else.
 */
public final class RoundJson {
  private static final int MAX_NAME = 200;
  private static final int MAX_PARAGRAPH = 1000;
  private static final String PARAGRAPHS = "paragraphs";

  private static final Label DOCUMENT = Label.of("de ronde");
  private static final Label NAME = Label.of("de naam van de ronde");
  private static final Label CONTACT = Label.of("het contactadres van de ronde");
  private static final Label PERSON_NAME = Label.of("de naam van deze persoon");
  private static final Label PERSON_EMAIL = Label.of("het e-mailadres van deze persoon");

  private static final Map<String, Policy> POLICIES =
      Map.of("arrival", Policy.ARRIVAL, "draw", Policy.DRAW);
  private static final Map<String, CapacityUnit> UNITS =
      Map.of("schools", CapacityUnit.SCHOOLS, "initiatives", CapacityUnit.INITIATIVES);
  private static final Map<String, Sector> SECTORS = Map.of("PO", Sector.PO, "VO", Sector.VO);

  private final FieldErrors errors = new FieldErrors();
  private final BeaconSource standard;
  private final Predicate<String> kinds;

  private RoundJson(BeaconSource standard, Predicate<String> kinds) {
    this.standard = standard;
    this.kinds = kinds;
  }

  /** The result of reading the JSON. */
  public sealed interface Result permits Valid, Invalid {}

  /** A round that can be opened. */
  public record Valid(Round round) implements Result {}

  /**
   * No round.
   *
   * @param errors all errors, at least one
   */
  public record Invalid(List<FieldError> errors) implements Result {
    public Invalid {
      errors = List.copyOf(errors);
    }
  }

  /** Reads a round that is stored, and finds all errors at once. It never throws. */
  public static Result read(JsonNode json) {
    // A kind of mail may be gone since the round was stored; nobody prints its paragraph any more.
    return read(json, BeaconSource.DRAND, _ -> true);
  }

  /**
   * The same of a round that somebody sends.
   *
   * @param standard the source of a beacon that names no chain
   * @param kinds the kinds of mail that may have a paragraph of the round's own
   */
  public static Result read(JsonNode json, BeaconSource standard, Predicate<String> kinds) {
    var reader = new RoundJson(standard, kinds);
    var round = Fields.of(json, Pointer.ROOT, DOCUMENT, reader.errors).flatMap(reader::round);
    return reader.errors.isEmpty()
        ? new Valid(round.orElseThrow())
        : new Invalid(reader.errors.all());
  }

  /** The complete round; {@link #read} reads it back. */
  public static ObjectNode write(Round round) {
    var json = JsonNodeFactory.instance.objectNode();
    json.put("id", round.id());
    json.put("name", round.name());
    json.put("opens", round.opens().toString());
    json.put("deadline", round.deadline().toString());
    json.put("policy", Word.of(round.policy()));
    json.put("capacityUnit", Word.of(round.capacityUnit()));
    json.put("contact", round.contact().value());
    write(json, "organisers", round.organisers());
    var networks = json.putArray("networks");
    for (var network : round.networks()) {
      var member = networks.addObject();
      write(member, network);
      write(member, "facilitators", network.facilitators());
    }
    round.meetings().forEach(json.putArray("meetings")::add);
    if (round.planned().stream().anyMatch(it -> it.given().isPresent())) {
      var periods = json.putArray("periods");
      round
          .planned()
          .forEach(
              it ->
                  it.given()
                      .ifPresentOrElse(days -> write(periods.addObject(), days), periods::addNull));
    }
    var usual = Offers.usual(round.deadline(), round.retentionUntil());
    if (!round.offers().lastDay().equals(usual.lastDay())) {
      json.put("lastOfferDay", round.offers().lastDay().toString());
    }
    if (round.offers().schoolDays() != usual.schoolDays()) {
      json.put("offerSchoolDays", round.offers().schoolDays());
    }
    if (round.callSchoolDays() != Organisation.CALL_SCHOOL_DAYS) {
      json.put("callSchoolDays", round.callSchoolDays());
    }
    if (!round.organisation().paragraphs().isEmpty()) {
      var paragraphs = json.putObject(PARAGRAPHS);
      round.organisation().paragraphs().forEach(paragraphs::put);
    }
    round.beacon().ifPresent(beacon -> json.set("beacon", BeaconJson.write(beacon)));
    json.put("retentionUntil", round.retentionUntil().toString());
    return json;
  }

  /** What everybody may know about a round at that moment, without organisers and facilitators. */
  public static ObjectNode current(RunningRound running, Instant now) {
    var round = running.round();
    var json = JsonNodeFactory.instance.objectNode();
    json.put("id", round.id());
    json.put("name", round.name());
    json.put("opens", round.opens().toString());
    json.put("deadline", round.deadline().toString());
    json.put("state", Word.of(running.state(now)));
    json.put("policy", Word.of(round.policy()));
    json.put("capacityUnit", Word.of(round.capacityUnit()));
    json.put("contact", round.contact().value());
    var networks = json.putArray("networks");
    round.networks().forEach(network -> write(networks.addObject(), network));
    round.meetings().forEach(json.putArray("meetings")::add);
    json.put("retentionUntil", round.retentionUntil().toString());
    if (round.policy() == Policy.DRAW) {
      json.set("draw", draw(round));
    }
    return json;
  }

  private static ObjectNode draw(Round round) {
    var json =
        JsonNodeFactory.instance
            .objectNode()
            .put("rules", "/" + DrawRules.PATH)
            .put("rulesHash", DrawRules.HASH)
            .put("record", "/api/rounds/" + round.id() + "/draw");
    round
        .beacon()
        .ifPresent(
            beacon ->
                json.putObject("beacon")
                    .put("address", beacon.address().toString())
                    .put("chain", beacon.chain().hash())
                    .put("round", beacon.round())
                    .put("at", beacon.at().toString()));
    return json;
  }

  /** What signed-in people are told about a round, with the networks that they may see. */
  public static ObjectNode visible(RunningRound running, Instant now, Predicate<Network> networks) {
    var round = running.round();
    var json =
        JsonNodeFactory.instance
            .objectNode()
            .put("id", round.id())
            .put("name", round.name())
            .put("opens", round.opens().toString())
            .put("deadline", round.deadline().toString())
            .put("state", Word.of(running.state(now)))
            .put("policy", Word.of(round.policy()))
            .put("capacityUnit", Word.of(round.capacityUnit()))
            .put("retentionUntil", round.retentionUntil().toString());
    var array = json.putArray("networks");
    round.networks().stream().filter(networks).forEach(it -> write(array.addObject(), it));
    return json;
  }

  private static void write(ObjectNode json, Network network) {
    json.put("id", network.id());
    json.put("sector", network.sector().name());
    json.put("capacity", network.capacity());
  }

  private static void write(ObjectNode json, Period days) {
    json.put("first", days.first().toString()).put("last", days.last().toString());
  }

  private static void write(ObjectNode json, String field, List<Contact> contacts) {
    var array = json.putArray(field);
    for (var contact : contacts) {
      array.addObject().put("name", contact.name()).put("email", contact.email().value());
    }
  }

  private Optional<Round> round(Fields fields) {
    var id = id(fields, errors, "id", RoundValidity.ID);
    var name = fields.line("name", NAME, MAX_NAME);
    var opens = fields.date("opens", Label.of("de eerste dag van de aanmelding"));
    var deadline = fields.date("deadline", Label.of("de laatste dag van de aanmelding"));
    var policy =
        fields.choice(
            "policy", POLICIES, "Kies arrival (volgorde van binnenkomst) of draw (loting).");
    var unit =
        fields.choice(
            "capacityUnit", UNITS, "Kies schools (scholen) of initiatives (initiatieven).");
    var contact = fields.email("contact", CONTACT);
    var organisers = contacts(fields, errors, "organisers", "de organisatoren");
    var networks = networks(fields);
    var planned = planned(fields, meetings(fields));
    var retention =
        fields.date("retentionUntil", Label.of("de dag waarop de gegevens worden gewist"));
    var lastOfferDay =
        fields
            .optional("lastOfferDay")
            .flatMap(
                _ ->
                    fields.date(
                        "lastOfferDay",
                        Label.of("de laatste dag waarop plekken worden aangeboden")));
    int offerDays =
        days(fields, "offerSchoolDays", RoundValidity.OFFER_SCHOOL_DAYS, Offers.SCHOOL_DAYS);
    int callDays =
        days(
            fields,
            "callSchoolDays",
            RoundValidity.CALL_SCHOOL_DAYS,
            Organisation.CALL_SCHOOL_DAYS);
    var beacon =
        fields
            .optional("beacon")
            .flatMap(it -> BeaconJson.read(it, standard, fields.at("beacon"), errors));
    var paragraphs = paragraphs(fields);
    fields.refuseOthers();
    errors.addAll(
        new RoundValidity.Parts(opens, deadline, lastOfferDay, retention, policy, beacon).errors());
    if (!errors.isEmpty()) {
      return Optional.empty();
    }
    var offers =
        new Offers(
            offerDays,
            lastOfferDay.orElseGet(
                () -> Offers.usual(deadline.orElseThrow(), retention.orElseThrow()).lastDay()));
    return Optional.of(
        new Round(
            id.orElseThrow(),
            name.orElseThrow(),
            new Enrolment(opens.orElseThrow(), deadline.orElseThrow()),
            new Seating(policy.orElseThrow(), unit.orElseThrow(), beacon, offers),
            new Organisation(contact.orElseThrow(), organisers, callDays, paragraphs),
            networks,
            planned,
            retention.orElseThrow()));
  }

  private SortedMap<String, String> paragraphs(Fields fields) {
    var paragraphs = new TreeMap<String, String>();
    fields
        .optional(PARAGRAPHS)
        .ifPresent(
            value ->
                Fields.of(value, fields.at(PARAGRAPHS), Label.of("de eigen alinea's"), errors)
                    .ifPresent(
                        given -> {
                          for (var kind : (Iterable<String>) value::fieldNames) {
                            if (kinds.test(kind)) {
                              given
                                  .optionalLines(kind, Label.of("de eigen alinea"), MAX_PARAGRAPH)
                                  .ifPresent(text -> paragraphs.put(kind, text));
                            }
                          }
                          given.refuseOthers();
                        }));
    return paragraphs;
  }

  private int days(Fields fields, String name, Rule<Integer> rule, int usual) {
    return fields
        .optional(name)
        .flatMap(value -> wholeNumber(value, fields.at(name), errors, rule))
        .orElse(usual);
  }

  private List<Network> networks(Fields fields) {
    var networks = new ArrayList<Optional<Network>>();
    var values = list(fields, errors, "networks", "de leernetwerken");
    each(
        values,
        fields.at("networks"),
        (value, at) ->
            networks.add(
                Fields.of(value, at, Label.of("het leernetwerk"), errors).flatMap(this::network)));
    if (values.isPresent()) {
      errors.addAll(RoundValidity.networks(networks));
    }
    return networks.stream().flatMap(Optional::stream).toList();
  }

  private Optional<Network> network(Fields fields) {
    var id = networkId(fields, errors, "id");
    var sector = fields.choice("sector", SECTORS, "Kies PO of VO.");
    var capacity = capacity(fields, errors);
    var facilitators = contacts(fields, errors, "facilitators", "de procesbegeleiders");
    fields.refuseOthers();
    return id.isPresent() && sector.isPresent() && capacity.isPresent()
        ? Optional.of(new Network(id.get(), sector.get(), capacity.get(), facilitators))
        : Optional.empty();
  }

  /** The id of a network, read from that field. */
  public static Optional<String> networkId(Fields fields, FieldErrors errors, String field) {
    return id(fields, errors, field, RoundValidity.NETWORK_ID);
  }

  /** How many seats a network has. */
  public static Optional<Integer> capacity(Fields fields, FieldErrors errors) {
    return fields
        .required("capacity", "Vul in hoeveel plekken het leernetwerk heeft.")
        .flatMap(
            value -> wholeNumber(value, fields.at("capacity"), errors, RoundValidity.CAPACITY));
  }

  private static Optional<Integer> wholeNumber(
      JsonNode value, Pointer at, FieldErrors errors, Rule<Integer> rule) {
    if (value.isIntegralNumber()
        && value.canConvertToInt()
        && rule.holds().test(value.intValue())) {
      return Optional.of(value.intValue());
    }
    errors.add(at, rule.detail());
    return Optional.empty();
  }

  /** The people in a list in that field, each with a name and an address. */
  public static List<Contact> contacts(
      Fields fields, FieldErrors errors, String field, String who) {
    var contacts = new ArrayList<Contact>();
    each(
        list(fields, errors, field, who),
        fields.at(field),
        (value, at) ->
            Fields.of(value, at, Label.of("deze persoon"), errors)
                .ifPresent(
                    person -> {
                      var name = person.line("name", PERSON_NAME, TypedText.MAX_PERSON_NAME);
                      var email = person.email("email", PERSON_EMAIL);
                      person.refuseOthers();
                      name.ifPresent(n -> email.ifPresent(e -> contacts.add(new Contact(n, e))));
                    }));
    return contacts;
  }

  private List<String> meetings(Fields fields) {
    var meetings = new ArrayList<String>();
    each(
        list(fields, errors, "meetings", "de bijeenkomsten"),
        fields.at("meetings"),
        (value, at) ->
            fields
                .line(value, at, Label.of("de periode van de bijeenkomst"), MAX_NAME)
                .ifPresent(meetings::add));
    return meetings;
  }

  /** The meetings with the days between which they are, where the round names them. */
  private List<PlannedMeeting> planned(Fields fields, List<String> words) {
    var values = fields.optional("periods");
    if (values.isEmpty()) {
      return words.stream().map(PlannedMeeting::in).toList();
    }
    if (!values.get().isArray() || values.get().size() != words.size()) {
      errors.add(
          fields.at("periods"),
          "Geef voor elke bijeenkomst een periode met first en last, of null als de woorden genoeg"
              + " zeggen.");
      return List.of();
    }
    var planned = new ArrayList<PlannedMeeting>();
    each(
        values,
        fields.at("periods"),
        (value, at) ->
            planned.add(new PlannedMeeting(words.get(planned.size()), period(value, at))));
    return planned;
  }

  private Optional<Period> period(JsonNode value, Pointer at) {
    if (value.isNull()) {
      return Optional.empty();
    }
    return Fields.of(value, at, Label.of("de periode van de bijeenkomst"), errors)
        .flatMap(
            days -> {
              var first = days.date("first", Label.of("de eerste dag van de periode"));
              var last = days.date("last", Label.of("de laatste dag van de periode"));
              days.refuseOthers();
              if (first.isEmpty() || last.isEmpty()) {
                return Optional.empty();
              }
              if (last.get().isBefore(first.get())) {
                errors.add(
                    days.at("last"),
                    "De laatste dag van deze periode ligt vóór de eerste. Pas een van de twee"
                        + " aan.");
                return Optional.empty();
              }
              return Optional.of(new Period(first.get(), last.get()));
            });
  }

  private static Optional<JsonNode> list(
      Fields fields, FieldErrors errors, String field, String what) {
    var value = fields.required(field, "Geef %s in een lijst, tussen [ en ].".formatted(what));
    if (value.isPresent() && !value.get().isArray()) {
      errors.add(fields.at(field), "Zet %s in een lijst, tussen [ en ].".formatted(what));
    }
    return value.filter(JsonNode::isArray);
  }

  private interface ItemReader {
    void read(JsonNode value, Pointer at);
  }

  private static void each(Optional<JsonNode> list, Pointer at, ItemReader reader) {
    list.ifPresent(
        values -> {
          for (int i = 0; i < values.size(); i++) {
            reader.read(values.get(i), at.item(i));
          }
        });
  }

  private static Optional<String> id(
      Fields fields, FieldErrors errors, String field, Rule<String> rule) {
    var label = Label.of("de id");
    return fields
        .required(field, label.fillIn())
        .flatMap(value -> fields.typed(value, fields.at(field), label))
        .filter(
            typed -> {
              boolean right = rule.holds().test(typed);
              if (!right) {
                errors.add(fields.at(field), rule.detail());
              }
              return right;
            });
  }
}
