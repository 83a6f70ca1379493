package nl.leernetwerk.requestlink;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.random.RandomGenerator;
import nl.leernetwerk.enrolment.Arrival;
import nl.leernetwerk.enrolment.EmailAddress;
import nl.leernetwerk.enrolment.Round;
import nl.leernetwerk.json.LinkJson;
import nl.leernetwerk.json.Reading;
import nl.leernetwerk.lambda.ApiGateway;
import nl.leernetwerk.lambda.Document;
import nl.leernetwerk.lambda.Environment;
import nl.leernetwerk.lambda.HttpRequest;
import nl.leernetwerk.lambda.HttpResponse;
import nl.leernetwerk.lambda.Problem;
import nl.leernetwerk.mail.MailId;
import nl.leernetwerk.mail.Mails;
import nl.leernetwerk.table.TableAddressIds;
import nl.leernetwerk.table.TableMails;
import nl.leernetwerk.table.TableRegistrations;
import nl.leernetwerk.table.TableRounds;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * {@code POST /api/personal-links}: mails somebody their links again. The answer, and the work that
 * is done before it, is the same whether the address is known or not.
 */
public final class RequestLink implements RequestStreamHandler {
  /** So many mails a day to one address, whoever asks for them. */
  private static final int A_DAY = 3;

  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuuMMdd");

  private final Mails mails;
  private final KnownAddresses known;

  /** As Lambda starts it. */
  public RequestLink() {
    this(System.getenv(), Environment.dynamo(), Clock.systemUTC(), new SecureRandom());
  }

  public RequestLink(
      Map<String, String> environment, DynamoDbClient dynamo, Clock clock, RandomGenerator random) {
    var table = Environment.table(environment, dynamo, clock);
    this.mails = new TableMails(table);
    this.known =
        new KnownAddresses(
            new TableRounds(table),
            new TableRegistrations(table),
            () -> new TableAddressIds(table).findOrMake(random));
  }

  @Override
  public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
    ApiGateway.answer(in, out, context, this::answer);
  }

  private HttpResponse answer(HttpRequest request) {
    return switch (Document.of(request)) {
      case Document.Unreadable(var problem) -> problem.response();
      case Document.Read(var json) ->
          switch (LinkJson.email(json)) {
            case Reading.Invalid<?>(var errors) ->
                new Problem(
                        422,
                        "invalid",
                        "Dit adres klopt niet",
                        "Schrijf het e-mailadres zoals naam@school.nl en probeer het opnieuw.")
                    .with(errors)
                    .response();
            case Reading.Valid<EmailAddress>(var email) -> asked(email, request.arrival());
          };
    };
  }

  private HttpResponse asked(EmailAddress email, Arrival arrival) {
    var address = known.id(email);
    boolean isKnown = known.has(address, arrival.at());
    int day = Integer.parseInt(DAY.format(arrival.at().atZone(Round.ZONE)));
    for (int n = 1; n <= A_DAY; n++) {
      if (mails.asked(new MailId.OwnLinks(address, day * 10 + n), isKnown, arrival.request())) {
        break;
      }
    }
    return HttpResponse.json(
        202,
        JsonNodeFactory.instance
            .objectNode()
            .put(
                "detail",
                "Als dit adres bij een aanmelding hoort, sturen we er binnen een paar minuten een"
                    + " mail met de link naartoe. Kijk ook bij de ongewenste mail. Dit kan %d keer"
                        .formatted(A_DAY)
                    + " per dag."));
  }
}
