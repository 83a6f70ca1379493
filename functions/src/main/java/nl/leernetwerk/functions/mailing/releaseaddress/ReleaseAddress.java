package nl.leernetwerk.functions.mailing.releaseaddress;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.util.Map;
import nl.leernetwerk.journal.table.TableOrganiserActs;
import nl.leernetwerk.kernel.Actor;
import nl.leernetwerk.kernel.EmailAddress;
import nl.leernetwerk.kernel.lambda.Command;
import nl.leernetwerk.kernel.lambda.LambdaEvent;
import nl.leernetwerk.kernel.lambda.Log;
import nl.leernetwerk.kernel.lambda.Surroundings;
import nl.leernetwerk.mailing.AddressId;
import nl.leernetwerk.mailing.AddressState;
import nl.leernetwerk.mailing.Addresses;
import nl.leernetwerk.mailing.table.TableAddressIds;
import nl.leernetwerk.mailing.table.TableAddresses;
import nl.leernetwerk.registration.PersonActs;
import nl.leernetwerk.registration.table.TableRegistrations;
import nl.leernetwerk.rounds.table.TableRounds;

/**
 * Lets mail go to an address again, after a person has decided so, and queues again the mails that
 * did not arrive. The input is {@code {"email": "…"}}. The answer is {@code {"released": true,
 * "mails": […]}}, or {@code {"released": false, "detail": "…"}} with the reason why not.
 */
public final class ReleaseAddress implements RequestStreamHandler {
  private final TableAddressIds ids;
  private final Addresses addresses;
  private final PersonActs book;
  private final Clock clock;

  /** The constructor that Lambda calls. */
  public ReleaseAddress() {
    this(Surroundings.ofLambda());
  }

  public ReleaseAddress(Surroundings surroundings) {
    var table = surroundings.table();
    this.ids = new TableAddressIds(table);
    this.addresses = new TableAddresses(table);
    this.book =
        new PersonActs(
            new TableRounds(table), new TableRegistrations(table), new TableOrganiserActs(table));
    this.clock = surroundings.clock();
  }

  @Override
  public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
    var asked = LambdaEvent.read(in).path("email").asText("");
    Command.carryOut(context, out, () -> answer(asked, context.getAwsRequestId(), Log.of(context)));
  }

  private JsonNode answer(String typed, String request, Log log) {
    var email = EmailAddress.parse(typed);
    if (email.isEmpty()) {
      return refused("Dit is geen e-mailadres. Schrijf het als naam@school.nl.");
    }
    return email
        .flatMap(address -> ids.find().map(all -> all.of(address)))
        .filter(id -> !addresses.find(id).equals(AddressState.FINE))
        .map(
            id -> {
              // Written first: when the function is cut off after this, a repeat writes the act
              // again.
              book.write(
                  PersonActs.RELEASE,
                  email.get(),
                  Actor.Organiser.COMMAND_LINE,
                  request,
                  clock.instant());
              return release(id, log);
            })
        .orElseGet(() -> refused("Aan dit adres ging niets mis. Er is niets om vrij te geven."));
  }

  private JsonNode release(AddressId id, Log log) {
    var mails = addresses.release(id, clock.instant());
    log.event("AddressReleased", Map.of("address", id.value(), "mails", mails.size()));
    var answer = JsonNodeFactory.instance.objectNode().put("released", true);
    var list = answer.putArray("mails");
    mails.forEach(mail -> list.add(mail.text()));
    return answer;
  }

  private static JsonNode refused(String detail) {
    return JsonNodeFactory.instance.objectNode().put("released", false).put("detail", detail);
  }
}
