package nl.leernetwerk.functions.registration.requestlink;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Map;
import nl.leernetwerk.kernel.Arrival;
import nl.leernetwerk.kernel.EmailAddress;
import nl.leernetwerk.kernel.http.HttpFunction;
import nl.leernetwerk.kernel.http.HttpRequest;
import nl.leernetwerk.kernel.http.HttpResponse;
import nl.leernetwerk.kernel.http.RequestBody;
import nl.leernetwerk.kernel.http.Routes;
import nl.leernetwerk.kernel.lambda.Surroundings;
import nl.leernetwerk.mailing.Mails;
import nl.leernetwerk.mailing.table.TableAddressIds;
import nl.leernetwerk.mailing.table.TableMails;
import nl.leernetwerk.registration.RegistrationMails;
import nl.leernetwerk.registration.json.LinkJson;
import nl.leernetwerk.registration.table.TableRegistrations;
import nl.leernetwerk.rounds.table.TableRounds;

/**
 * {@code POST /api/personal-links}: mails somebody their links again. The answer, and the work
 * before the answer, are the same whether the address is known or not.
 */
public final class RequestLink implements HttpFunction {
  /** The most mails in a day to one address, whoever asks for them. */
  private static final int A_DAY = 3;

  private final Mails mails;
  private final KnownAddresses known;

  /** The constructor that Lambda calls. */
  public RequestLink() {
    this(Surroundings.ofLambda());
  }

  public RequestLink(Surroundings surroundings) {
    var table = surroundings.table();
    this.mails = new TableMails(table);
    this.known =
        new KnownAddresses(
            new TableRounds(table),
            new TableRegistrations(table),
            () -> new TableAddressIds(table).findOrMake(surroundings.secrets()));
  }

  @Override
  public Routes routes() {
    return new Routes(Map.of("POST /api/personal-links", (request, _) -> answer(request)));
  }

  private HttpResponse answer(HttpRequest request) {
    return RequestBody.read(request, LinkJson::email, email -> asked(email, request.arrival()));
  }

  private HttpResponse asked(EmailAddress email, Arrival arrival) {
    var address = known.id(email);
    boolean isKnown = known.has(address, arrival.at());
    for (int n = 1; n <= A_DAY; n++) {
      if (mails.asked(
          RegistrationMails.links(address, arrival.at(), n), isKnown, arrival.request())) {
        break;
      }
    }
    return HttpResponse.json(
        202,
        JsonNodeFactory.instance
            .objectNode()
            .put(
                "detail",
                ("Als dit adres bij een aanmelding hoort, sturen we er binnen een paar minuten een"
                     + " e-mail met de link naartoe. Kijk ook bij de ongewenste e-mail. Dit kan %d"
                     + " keer per dag. Komt er geen e-mail, zoek dan naar een eerdere e-mail van"
                     + " ons: daarin staat je link ook.")
                    .formatted(A_DAY)));
  }
}
