package nl.leernetwerk.rounds.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import nl.leernetwerk.beacon.Beacon;
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
import nl.leernetwerk.rounds.Network;
import nl.leernetwerk.rounds.Offers;
import nl.leernetwerk.rounds.Policy;
import nl.leernetwerk.rounds.Round;
import nl.leernetwerk.rounds.RunningRound;

/** A round as a JSON document: the whole of it for its organisers, a part of it for the world. */
public final class RoundJson {
  private static final int MAX_NAME = 200;
  private static final int MAX_OFFER_DAYS = 30;

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

  /**
   * The id stands in references, keys and addresses, so it keeps to what is plain there. In two
   * addresses another word has its place.
   */
  private static final Pattern ROUND_ID =
      Pattern.compile("(?!current$|preview$)[A-Za-z0-9][A-Za-z0-9-]{0,39}");

  private static final Pattern NETWORK_ID = Pattern.compile("[A-Z0-9-]{1,20}");
  private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");

  private final FieldErrors errors = new FieldErrors();
  private final BeaconSource standard;

  private RoundJson(BeaconSource standard) {
    this.standard = standard;
  }

  /** What the JSON turned out to hold. */
  public sealed interface Result permits Valid, Invalid {}

  /** A round that can be opened. */
  public record Valid(Round round) implements Result {}

  /**
   * No round.
   *
   * @param errors everything that is wrong, at least one
   */
  public record Invalid(List<FieldError> errors) implements Result {
    public Invalid {
      errors = List.copyOf(errors);
    }
  }

  /** Reads a round, and finds everything that is wrong with it at once; it never throws. */
  public static Result read(JsonNode json) {
    return read(json, BeaconSource.DRAND);
  }

  /** The same, where a beacon that names no chain is of this source. */
  public static Result read(JsonNode json, BeaconSource standard) {
    var reader = new RoundJson(standard);
    var round = Fields.of(json, Pointer.ROOT, DOCUMENT, reader.errors).flatMap(reader::round);
    return reader.errors.isEmpty()
        ? new Valid(round.orElseThrow())
        : new Invalid(reader.errors.all());
  }

  /** The whole round, as {@link #read} reads it. */
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
    var usual = Offers.usual(round.deadline(), round.retentionUntil());
    if (!round.offers().lastDay().equals(usual.lastDay())) {
      json.put("lastOfferDay", round.offers().lastDay().toString());
    }
    if (round.offers().schoolDays() != usual.schoolDays()) {
      json.put("offerSchoolDays", round.offers().schoolDays());
    }
    round.beacon().ifPresent(beacon -> json.set("beacon", BeaconJson.write(beacon)));
    json.put("retentionUntil", round.retentionUntil().toString());
    return json;
  }

  /** What everybody may know of a round at that moment: no organiser and no facilitator. */
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

  /** What people who signed in are told of a round, with those of its networks they may see. */
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

  private static void write(ObjectNode json, String field, List<Contact> contacts) {
    var array = json.putArray(field);
    for (var contact : contacts) {
      array.addObject().put("name", contact.name()).put("email", contact.email().value());
    }
  }

  private Optional<Round> round(Fields fields) {
    var id = id(fields, errors, "id", ROUND_ID, "cijfers, letters en streepjes, zoals 2024-2025");
    var name = fields.line("name", NAME, MAX_NAME);
    var opens = date(fields, "opens", "de eerste dag van de aanmelding");
    var deadline = date(fields, "deadline", "de laatste dag van de aanmelding");
    var policy =
        fields.choice(
            "policy", POLICIES, "Kies arrival (volgorde van binnenkomst) of draw (loting).");
    var unit =
        fields.choice(
            "capacityUnit", UNITS, "Kies schools (scholen) of initiatives (initiatieven).");
    var contact = fields.email("contact", CONTACT);
    var organisers = contacts(fields, errors, "organisers", "de organisatoren");
    var networks = networks(fields);
    var meetings = meetings(fields);
    var retention = date(fields, "retentionUntil", "de dag waarop de gegevens worden gewist");
    var lastOfferDay =
        fields
            .optional("lastOfferDay")
            .flatMap(
                _ ->
                    date(
                        fields, "lastOfferDay", "de laatste dag waarop plekken worden aangeboden"));
    int offerDays = offerDays(fields);
    var beacon =
        fields
            .optional("beacon")
            .flatMap(it -> BeaconJson.read(it, standard, fields.at("beacon"), errors));
    fields.refuseOthers();
    if (beacon.isPresent() && policy.isPresent() && policy.get() != Policy.DRAW) {
      errors.add(
          fields.at("beacon"),
          "Alleen een ronde met loting (policy draw) heeft een baken. Laat beacon weg.");
    }
    if (beacon.isPresent()
        && deadline.isPresent()
        && beacon.get().at().isBefore(Round.endsAt(deadline.get()).plus(Beacon.AFTER_DEADLINE))) {
      errors.add(
          fields.at("beacon"),
          "De ronde van het baken moet minstens een uur na de sluiting bekend worden. Kies een"
              + " later moment, of een eerdere laatste dag.");
    }
    if (beacon.isPresent()
        && retention.isPresent()
        && !beacon.get().at().isBefore(retention.get().atStartOfDay(Round.ZONE).toInstant())) {
      errors.add(
          fields.at("beacon"),
          "De ronde van het baken moet bekend worden voordat de gegevens worden gewist. Kies een"
              + " eerder moment.");
    }
    if (opens.isPresent() && deadline.isPresent() && opens.get().isAfter(deadline.get())) {
      errors.add(
          fields.at("deadline"),
          "De laatste dag van de aanmelding ligt vóór de eerste. Verander een van de twee.");
    }
    if (deadline.isPresent() && retention.isPresent() && !retention.get().isAfter(deadline.get())) {
      errors.add(
          fields.at("retentionUntil"),
          "De gegevens zijn na de laatste dag van de aanmelding nog nodig. Kies een latere dag.");
    }
    if (lastOfferDay.isPresent()
        && deadline.isPresent()
        && retention.isPresent()
        && !(lastOfferDay.get().isAfter(deadline.get())
            && lastOfferDay.get().isBefore(retention.get()))) {
      errors.add(
          fields.at("lastOfferDay"),
          "Kies een dag na de laatste dag van de aanmelding, en voordat de gegevens worden"
              + " gewist.");
    }
    if (!errors.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Round(
            id.orElseThrow(),
            name.orElseThrow(),
            opens.orElseThrow(),
            deadline.orElseThrow(),
            policy.orElseThrow(),
            unit.orElseThrow(),
            contact.orElseThrow(),
            organisers,
            networks,
            meetings,
            new Offers(
                offerDays,
                lastOfferDay.orElseGet(
                    () -> Offers.usual(deadline.orElseThrow(), retention.orElseThrow()).lastDay())),
            beacon,
            retention.orElseThrow()));
  }

  private int offerDays(Fields fields) {
    var value = fields.optional("offerSchoolDays");
    if (value.isEmpty()) {
      return Offers.SCHOOL_DAYS;
    }
    if (!value.get().isIntegralNumber()
        || !value.get().canConvertToInt()
        || value.get().intValue() < 1
        || value.get().intValue() > MAX_OFFER_DAYS) {
      errors.add(
          fields.at("offerSchoolDays"),
          "Het aantal schooldagen om te antwoorden is een heel getal van 1 tot en met %d."
              .formatted(MAX_OFFER_DAYS));
      return Offers.SCHOOL_DAYS;
    }
    return value.get().intValue();
  }

  private List<Network> networks(Fields fields) {
    var networks = new ArrayList<Network>();
    var ids = new HashSet<String>();
    var values = list(fields, errors, "networks", "de leernetwerken");
    if (values.isPresent() && values.get().isEmpty()) {
      errors.add(fields.at("networks"), "Noem minstens één leernetwerk.");
    }
    each(
        values,
        fields.at("networks"),
        (value, at) ->
            Fields.of(value, at, Label.of("het leernetwerk"), errors)
                .flatMap(this::network)
                .ifPresent(
                    network -> {
                      if (!ids.add(network.id())) {
                        errors.add(
                            at.field("id"),
                            "Deze id heeft een eerder leernetwerk al. Kies een andere.");
                      }
                      networks.add(network);
                    }));
    return networks;
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

  /** The id of a network, in that field. */
  public static Optional<String> networkId(Fields fields, FieldErrors errors, String field) {
    return id(fields, errors, field, NETWORK_ID, "hoofdletters, cijfers en streepjes, zoals PO-2");
  }

  /** How many seats a network has. */
  public static Optional<Integer> capacity(Fields fields, FieldErrors errors) {
    var value = fields.required("capacity", "Vul in hoeveel plekken het leernetwerk heeft.");
    if (value.isEmpty()) {
      return Optional.empty();
    }
    if (!value.get().isIntegralNumber()
        || !value.get().canConvertToInt()
        || value.get().intValue() < 1) {
      errors.add(fields.at("capacity"), "Het aantal plekken moet een heel getal zijn, minstens 1.");
      return Optional.empty();
    }
    return Optional.of(value.get().intValue());
  }

  /** People with a name and an address, in a list in that field. */
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
      Fields fields, FieldErrors errors, String field, Pattern form, String made) {
    var label = Label.of("de id");
    return fields
        .required(field, label.fillIn())
        .flatMap(value -> fields.typed(value, fields.at(field), label))
        .filter(
            typed -> {
              boolean right = form.matcher(typed).matches();
              if (!right) {
                errors.add(fields.at(field), "Maak de id van %s.".formatted(made));
              }
              return right;
            });
  }

  private Optional<LocalDate> date(Fields fields, String field, String what) {
    var label = Label.of(what);
    return fields
        .required(field, label.fillIn())
        .flatMap(value -> fields.typed(value, fields.at(field), label))
        .flatMap(
            typed -> {
              var date = date(typed);
              if (date.isEmpty()) {
                errors.add(
                    fields.at(field),
                    "Schrijf %s als jaar-maand-dag, zoals 2024-10-01.".formatted(what));
              }
              return date;
            });
  }

  private static Optional<LocalDate> date(String typed) {
    try {
      return DATE.matcher(typed).matches() ? Optional.of(LocalDate.parse(typed)) : Optional.empty();
    } catch (DateTimeParseException _) {
      return Optional.empty();
    }
  }
}
