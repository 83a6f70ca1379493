package nl.leernetwerk.seats.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;
import nl.leernetwerk.kernel.Reference;
import nl.leernetwerk.kernel.Sector;
import nl.leernetwerk.kernel.json.FieldErrors;
import nl.leernetwerk.kernel.json.Fields;
import nl.leernetwerk.kernel.json.Label;
import nl.leernetwerk.kernel.json.Pointer;
import nl.leernetwerk.kernel.json.Reading;
import nl.leernetwerk.rounds.json.RoundJson;
import nl.leernetwerk.seats.RosterCommand;

/** What an organiser asks of a roster, as a JSON document. */
public final class RosterCommandJson {
  private static final int MAX_WHY = 500;
  private static final int MAX_ID = 80;

  private static final Label DOCUMENT = Label.of("de opdracht");
  private static final Map<String, Sector> SECTORS = Map.of("PO", Sector.PO, "VO", Sector.VO);

  private final FieldErrors errors = new FieldErrors();

  private RosterCommandJson() {}

  /** What the organiser asks for, and why. */
  public record Asked(Sector sector, RosterCommand command, String why) {}

  /** The kinds of command, each with the way in which the rest of its document is read. */
  private enum Kind {
    ACCEPT,
    DECLINE,
    WITHDRAW,
    PUT_BACK,
    MOVE,
    RAISE_CAPACITY,
    OPEN_NETWORK,
    MERGE
  }

  private static final Map<String, Kind> KINDS =
      Map.of(
          "accept", Kind.ACCEPT,
          "decline", Kind.DECLINE,
          "withdraw", Kind.WITHDRAW,
          "put-back", Kind.PUT_BACK,
          "move", Kind.MOVE,
          "raise-capacity", Kind.RAISE_CAPACITY,
          "open-network", Kind.OPEN_NETWORK,
          "merge", Kind.MERGE);

  /** Reads a command, and finds all errors at once. It never throws. */
  public static Reading<Asked> read(JsonNode json) {
    var reader = new RosterCommandJson();
    var command = Fields.of(json, Pointer.ROOT, DOCUMENT, reader.errors).flatMap(reader::command);
    return reader.errors.isEmpty()
        ? new Reading.Valid<>(command.orElseThrow())
        : new Reading.Invalid<>(reader.errors.all());
  }

  private Optional<Asked> command(Fields fields) {
    var sector = fields.choice("sector", SECTORS, "Kies PO of VO.");
    var why = fields.lines("why", Label.of("waarom dit gebeurt"), MAX_WHY);
    var command =
        fields
            .choice(
                "command",
                KINDS,
                "Kies accept, decline, withdraw, put-back, move, raise-capacity, open-network of"
                    + " merge.")
            .flatMap(kind -> command(kind, fields));
    fields.refuseOthers();
    return errors.isEmpty()
        ? Optional.of(new Asked(sector.orElseThrow(), command.orElseThrow(), why.orElseThrow()))
        : Optional.empty();
  }

  private Optional<RosterCommand> command(Kind kind, Fields fields) {
    return switch (kind) {
      case ACCEPT -> reference(fields).map(RosterCommand.Accept::new);
      case DECLINE -> reference(fields).map(RosterCommand.Decline::new);
      case WITHDRAW -> reference(fields).map(RosterCommand.Withdraw::new);
      case PUT_BACK -> reference(fields).map(RosterCommand.PutBack::new);
      case MOVE -> both(reference(fields), network(fields, "to"), RosterCommand.Move::new);
      case MERGE ->
          both(network(fields, "from"), network(fields, "into"), RosterCommand.Merge::new);
      case RAISE_CAPACITY ->
          both(
              network(fields, "network"),
              RoundJson.capacity(fields, errors),
              RosterCommand.RaiseCapacity::new);
      case OPEN_NETWORK -> {
        var facilitators =
            RoundJson.contacts(fields, errors, "facilitators", "de procesbegeleiders");
        yield both(
            RoundJson.networkId(fields, errors, "network"),
            RoundJson.capacity(fields, errors),
            (network, capacity) -> new RosterCommand.OpenNetwork(network, capacity, facilitators));
      }
    };
  }

  private interface Maker<A, B> {
    RosterCommand make(A one, B other);
  }

  private static <A, B> Optional<RosterCommand> both(
      Optional<A> one, Optional<B> other, Maker<A, B> maker) {
    return one.flatMap(a -> other.map(b -> maker.make(a, b)));
  }

  private Optional<String> network(Fields fields, String field) {
    return fields.line(field, Label.of("de id van het leernetwerk"), MAX_ID);
  }

  private Optional<Reference> reference(Fields fields) {
    return fields
        .line("reference", Label.of("het kenmerk van de aanmelding"), MAX_ID)
        .flatMap(
            text -> {
              var reference = Reference.typed(text);
              if (reference.isEmpty()) {
                errors.add(fields.at("reference"), "Schrijf het kenmerk als 2024-2025-7K3F-9QXM.");
              }
              return reference;
            });
  }
}
