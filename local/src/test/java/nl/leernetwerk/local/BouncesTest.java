package nl.leernetwerk.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import nl.leernetwerk.mailing.AddressState;
import nl.leernetwerk.mailing.AddressState.Reason;
import nl.leernetwerk.mailing.table.TableAddresses;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The whole way of a report from SES: from the mail to the marked address, and back by a person's
 * decision.
 */
class BouncesTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String BOUNCES = "bounce@simulator.amazonses.com";
  private static final String COMPLAINS = "complaint@simulator.amazonses.com";

  private final HttpClient http = HttpClient.newHttpClient();
  private Stack stack;

  @BeforeEach
  void start() throws Complaint {
    stack = StackTest.start(Optional.empty());
    stack.open();
  }

  @AfterEach
  void stop() {
    stack.close();
    http.close();
  }

  @Test
  void an_address_that_bounced_gets_no_more_mail_until_an_organiser_decides() throws Exception {
    register("16XY00", BOUNCES);
    move("{}");
    assertEquals(List.of(Optional.of(Reason.BOUNCED)), reasons());
    move("{\"now\": \"2024-10-02T00:05:00\"}");
    assertEquals(1, to(BOUNCES), "the confirmation; the decision is withheld");
    assertEquals(2, to("bas@example.org"));
    assertTrue(mails().anyMatch(mail -> mail.path("text").asText().contains("Bel deze persoon")));

    var answer = stack.invoke("ReleaseAddress", JSON.createObjectNode().put("email", BOUNCES));
    assertEquals(2, answer.path("mails").size(), answer.toString());
    move("{}");
    assertTrue(to(BOUNCES) > 1, "sent again, and it bounces again");
    assertEquals(List.of(Optional.of(Reason.BOUNCED)), reasons());
    assertEquals(
        List.of(2),
        new TableAddresses(stack.table())
            .all().values().stream().map(it -> it.undelivered().size()).toList());
    assertEquals(0, stack.setAside());
  }

  @Test
  void a_complaint_stops_mail_and_an_automatic_answer_does_not() throws Exception {
    register("16XY00", COMPLAINS);
    register("90AD00", "ooto@simulator.amazonses.com");
    move("{\"now\": \"2024-10-02T00:05:00\"}");
    assertEquals(1, to(COMPLAINS));
    assertEquals(2, to("ooto@simulator.amazonses.com"));
    assertEquals(
        List.of(Optional.empty(), Optional.of(Reason.COMPLAINED)),
        reasons().stream()
            .sorted((a, b) -> Boolean.compare(a.isPresent(), b.isPresent()))
            .toList());
    assertFalse(
        new TableAddresses(stack.table()).all().toString().contains("@"), "ids, not addresses");
  }

  private List<Optional<Reason>> reasons() {
    return new TableAddresses(stack.table())
        .all().values().stream()
            .map(AddressState::suppression)
            .map(it -> it.map(AddressState.Suppression::reason))
            .toList();
  }

  private long to(String address) throws Exception {
    return mails().filter(mail -> mail.path("to").asText().equals(address)).count();
  }

  private Stream<JsonNode> mails() throws Exception {
    var mails = JSON.readTree(send(request("/local/mailbox").GET()).body());
    return StreamSupport.stream(mails.spliterator(), false);
  }

  private void register(String school, String practitioner) throws Exception {
    var body =
        RestartTest.registration(school)
            .replaceFirst("\"email\": *\"[^\"]*\"", "\"email\": \"" + practitioner + "\"");
    var answer =
        send(
            request("/api/registrations")
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", school)
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    assertEquals(201, answer.statusCode(), answer.body());
  }

  private void move(String body) throws Exception {
    assertEquals(
        200,
        send(request("/local/clock").POST(HttpRequest.BodyPublishers.ofString(body))).statusCode());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(stack.address().resolve(path));
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }
}
