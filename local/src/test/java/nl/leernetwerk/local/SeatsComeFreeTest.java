package nl.leernetwerk.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** After the deadline, on the whole stack: from a free seat to a closed list. */
class SeatsComeFreeTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private WholeYear year;
  private String first;
  private String second;
  private String third;

  @BeforeEach
  void a_full_network_and_three_who_wait() throws Exception {
    year = WholeYear.start(Path.of(System.getProperty("project.root")));
    year.stack().open();
    var round = Rounds.at(year.stack().clock().instant());
    // A near date, because the clock passes every hour until then.
    new Setup(year.stack()).open(round.put("lastOfferDay", "2024-10-21"), "the test");
    register(WholeYear.twelveSchools());
    first = register(WholeYear.registration("16XY00"));
    second = register(WholeYear.registration("90AD00"));
    third = register(WholeYear.registration("92CV00"));
    year.moveTo("2024-10-02T00:05:00");
  }

  @AfterEach
  void stop() {
    year.close();
  }

  @Test
  void an_offer_goes_from_one_to_the_next_until_somebody_takes_it_and_then_the_list_closes()
      throws IOException {
    assertEquals(List.of("waiting PO", "waiting PO", "waiting PO"), states());
    change(WholeYear.roster("raise-capacity").put("network", "PO").put("capacity", 13));
    assertEquals(List.of("offered PO", "waiting PO", "waiting PO"), states());
    assertEquals(1, mails("Er is plek: antwoord uiterlijk 9 oktober 2024"));

    year.moveTo("2024-10-10T00:00:59");
    assertEquals(List.of("offered PO", "waiting PO", "waiting PO"), states());
    year.moveTo("2024-10-10T00:07:01");
    assertEquals(List.of("expired PO", "offered PO", "waiting PO"), states());

    change(WholeYear.roster("accept").put("reference", second));
    assertEquals(List.of("expired PO", "accepted PO", "waiting PO"), states());
    change(WholeYear.roster("put-back").put("reference", first));

    year.moveTo("2024-10-22T01:00:00");
    assertEquals(List.of("waiting PO", "accepted PO", "waiting PO"), states());
    assertEquals(2, mails("De wachtlijst is gesloten"));
    assertEquals(0, year.stack().setAside());
    everyMailOnce();
  }

  @Test
  void an_extra_network_seats_the_list_and_its_facilitator_gets_it() throws IOException {
    var open = WholeYear.roster("open-network").put("network", "PO-2").put("capacity", 2);
    open.putArray("facilitators").addObject().put("name", "Jo").put("email", "jo@example.org");
    change(open);
    assertEquals(List.of("seated PO-2", "seated PO-2", "waiting PO"), states());
    assertEquals(2, mails("Jullie hebben een plek in een extra leernetwerk"));
    var news =
        mailbox().stream().filter(it -> it.path("to").asText().equals("jo@example.org")).toList();
    assertEquals(1, news.size());
    assertTrue(news.getFirst().path("text").asText().contains(first));
    assertEquals(1, news.getFirst().path("attachments").size());
    everyMailOnce();
  }

  @Test
  void a_late_school_comes_last_and_its_people_read_who_entered_them_and_may_use_their_own_link()
      throws IOException {
    var body =
        WholeYear.registration("X")
            .replace("{\"code\": \"X\"}", "{\"name\": \"Laat\", \"place\": \"Urk\"}")
            .replace("anna@", "laat@");
    var late = year.enter(body).path("reference").asText();
    assertEquals(late, year.enter(body).path("reference").asText());
    assertEquals("waiting PO", state(late));
    assertEquals(1, mails("Jullie zijn aangemeld door de organisatie"));
    var mail =
        mailbox().stream()
            .filter(it -> it.path("to").asText().equals("laat@example.org"))
            .findFirst()
            .orElseThrow();
    assertTrue(mail.path("text").asText().contains("Plaats op de wachtlijst: 4"), mail.toString());
    var shown = year.own(late);
    assertTrue(shown.path("enteredLater").asBoolean());
    assertEquals(4, shown.path("place").asInt());
    assertTrue(
        shown.path("explanation").toString().contains("De organisatie heeft jullie op 2 oktober"));
    var open = WholeYear.roster("raise-capacity").put("network", "PO").put("capacity", 16);
    change(open);
    assertEquals("offered PO", state(late));
    everyMailOnce();
  }

  @Test
  void totals_and_lists_that_are_sent_again_say_what_the_allocation_was() throws IOException {
    year.enter(
        WholeYear.registration("X")
            .replace("{\"code\": \"X\"}", "{\"name\": \"Laat\", \"place\": \"Urk\"}"));
    for (var mail :
        List.of("2024-2025/organiser-1.totals.1", "2024-2025.PO/facilitator-1.list.1")) {
      var again =
          JSON.createObjectNode()
              .put("mail", mail)
              .put("command", "send-again")
              .put("why", "De e-mail is weg.");
      year.ask("POST", "/mails", again);
      year.settle();
    }
    for (var subject : List.of("Plekken verdeeld", "Leernetwerk PO")) {
      var copies =
          mailbox().stream()
              .filter(it -> it.path("subject").asText().startsWith(subject))
              .collect(
                  Collectors.groupingBy(
                      it -> it.path("to").asText(),
                      Collectors.mapping(it -> it.path("text").asText(), Collectors.toSet())));
      assertTrue(!copies.isEmpty(), subject);
      copies.forEach((to, texts) -> assertEquals(1, texts.size(), to + texts));
    }
  }

  private String register(String body) throws IOException {
    var answer = year.post(body);
    assertEquals(201, answer.statusCode(), answer.body());
    // Each registers with its own people, a minute after the one before.
    year.moveTo(year.stack().clock().instant().plusSeconds(60).toString());
    return JSON.readTree(answer.body()).path("reference").asText();
  }

  private void change(ObjectNode command) {
    var answer = year.changeRoster(command);
    assertTrue(answer.path("changed").asBoolean(), answer.toString());
  }

  private List<String> states() throws IOException {
    return List.of(state(first), state(second), state(third));
  }

  private String state(String reference) throws IOException {
    var answer = JSON.readTree(year.get("/api/registrations/" + reference).body());
    return answer.path("state").asText() + " " + answer.path("network").asText();
  }

  /** How many initiatives got that mail; both people of a pair must have got it equally often. */
  private long mails(String title) throws IOException {
    long mails =
        mailbox().stream().filter(it -> it.path("subject").asText().startsWith(title)).count();
    assertEquals(0, mails % 2);
    return mails / 2;
  }

  private void everyMailOnce() throws IOException {
    var counts = new TreeMap<String, Integer>();
    mailbox()
        .forEach(
            it ->
                counts.merge(
                    it.path("to").asText() + " " + it.path("subject").asText(), 1, Integer::sum));
    counts.values().removeIf(count -> count == 1);
    // Two changes of one network give its facilitators two mails.
    counts.keySet().removeIf(mail -> mail.contains("is gewijzigd"));
    assertEquals(Map.of(), counts);
  }

  private List<JsonNode> mailbox() throws IOException {
    var mails = JSON.readTree(year.get("/local/mailbox").body());
    return StreamSupport.stream(mails.spliterator(), false).toList();
  }
}
