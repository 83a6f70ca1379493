package nl.leernetwerk.functions.privacy.handlepersonaldata;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import nl.leernetwerk.journal.ActKind;
import nl.leernetwerk.journal.table.TableOrganiserActs;
import nl.leernetwerk.kernel.Actor;
import nl.leernetwerk.kernel.EmailAddress;
import nl.leernetwerk.kernel.lambda.Command;
import nl.leernetwerk.kernel.lambda.LambdaEvent;
import nl.leernetwerk.kernel.lambda.Log;
import nl.leernetwerk.kernel.lambda.Surroundings;
import nl.leernetwerk.mailing.AddressIds;
import nl.leernetwerk.mailing.table.TableAddressIds;
import nl.leernetwerk.privacy.Erasure;
import nl.leernetwerk.privacy.Erasures;
import nl.leernetwerk.privacy.store.Erased;
import nl.leernetwerk.privacy.store.PersonalData;
import nl.leernetwerk.privacy.table.TableErasures;
import nl.leernetwerk.registration.PersonActs;
import nl.leernetwerk.registration.table.TableRegistrations;
import nl.leernetwerk.registry.StoredKinds;
import nl.leernetwerk.rounds.table.TableRounds;

/**
 * Does what a person may ask about their data, by their address, across all rounds. {@code
 * {"action": "export", "email": "…"}} answers everything that is stored about the person. {@code
 * {"action": "erase", …}} removes it, and answers what was removed and what a person must still do.
 */
public final class HandlePersonalData implements RequestStreamHandler {
  private final PersonalData data;
  private final PersonActs acts;
  private final TableAddressIds ids;
  private final Erasures erasures;
  private final Clock clock;

  /** The constructor that Lambda calls. */
  public HandlePersonalData() {
    this(Surroundings.ofLambda());
  }

  public HandlePersonalData(Surroundings surroundings) {
    var table = surroundings.table();
    this.data = StoredKinds.personalData(table);
    this.acts =
        new PersonActs(
            new TableRounds(table), new TableRegistrations(table), new TableOrganiserActs(table));
    this.ids = new TableAddressIds(table);
    this.erasures = new TableErasures(surroundings.table("ERASURES_TABLE_NAME"));
    this.clock = surroundings.clock();
  }

  @Override
  public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
    var asked = LambdaEvent.read(in);
    Command.carryOut(context, out, () -> answer(asked, context.getAwsRequestId(), Log.of(context)));
  }

  private JsonNode answer(JsonNode asked, String request, Log log) {
    var email = EmailAddress.parse(asked.path("email").asText(""));
    if (email.isEmpty()) {
      return refused("Dit is geen e-mailadres. Schrijf het als naam@school.nl.");
    }
    return switch (asked.path("action").asText()) {
      case "export" -> {
        var export = data.export(email.get(), ids.find());
        // Written last: when something cannot be read, nobody gets anything.
        write(PersonActs.EXPORT, email.get(), request, clock.instant());
        yield export;
      }
      case "erase" ->
          ids.find()
              .map(known -> erase(email.get(), known, request, log))
              .orElseGet(
                  () ->
                      refused(
                          "Er is nog geen enkele mail verstuurd, en zonder kan dit niet. Probeer"
                              + " het over een paar minuten nog eens."));
      default -> refused("Kies een action: export of erase.");
    };
  }

  private void write(ActKind kind, EmailAddress email, String request, Instant at) {
    acts.write(kind, email, Actor.Organiser.COMMAND_LINE, request, at);
  }

  private JsonNode erase(EmailAddress email, AddressIds known, String request, Log log) {
    var id = known.of(email);
    var now = clock.instant();
    // Recorded first: when the function is cut off after this, the daily purge finishes the work.
    erasures.add(id, now);
    write(PersonActs.ERASE, email, request, now);
    var erased = data.erase(new Erasure(known, Map.of(id, now)));
    log.event("PersonErased", Map.of("address", id.value(), "registrations", erased.size()));
    return answer(erased, data.stillNamed(email));
  }

  private static JsonNode answer(List<Erased> erased, List<String> stillNamed) {
    var json = JsonNodeFactory.instance.objectNode();
    var what = json.putArray("erased");
    var todo = json.putArray("todo");
    erased.forEach(
        one -> {
          what.add(one.what());
          one.todo().forEach(todo::add);
        });
    stillNamed.forEach(todo::add);
    return json.put(
        "detail",
        erased.isEmpty()
            ? "Er is geen aanmelding met dit adres."
            : "De gegevens zijn verwijderd uit %d aanmelding(en).".formatted(erased.size()));
  }

  private static JsonNode refused(String detail) {
    return JsonNodeFactory.instance.objectNode().put("detail", detail);
  }
}
