package nl.leernetwerk.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nl.leernetwerk.acceptance.Api.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The last evening: everybody at the same moment. */
class RushTest {
  private static final List<Form> ALL =
      IntStream.rangeClosed(1, 400).mapToObj(RushTest::form).toList();

  private static Server server;
  private static List<Answer> forOneSchool;
  private static List<Answer> forAll;
  private static List<Api.Answer> afterwards;
  private static Mailbox mailbox;

  @BeforeAll
  static void the_last_evening() throws InterruptedException {
    server = Server.start("--now", "2024-10-01T21:00:00");
    var api = server.api();
    forOneSchool =
        api.postAtOnce(
            IntStream.rangeClosed(1001, 1064)
                .mapToObj(number -> Form.number(number).schools("96DC00").with("/network", "VO"))
                .toList());
    forAll = api.postAtOnce(ALL);
    api.moveTo("2024-10-02T00:05:00");
    mailbox = api.mailbox();
    afterwards =
        Stream.concat(forOneSchool.stream().filter(it -> it.status() == 201), forAll.stream())
            .map(answer -> api.get(answer.header("Location")))
            .toList();
  }

  @AfterAll
  static void stop() {
    if (server != null) {
      server.close();
    }
  }

  @Test
  void one_of_sixty_four_simultaneous_posts_for_one_school_is_accepted() {
    assertEquals(Map.of(201, 1L, 409, 63L), statuses(forOneSchool));
  }

  @Test
  void all_of_four_hundred_simultaneous_schools_are_accepted() {
    assertEquals(Map.of(201, 400L), statuses(forAll));
    assertEquals(400, forAll.stream().map(Answer::reference).distinct().count());
  }

  @Test
  void none_of_them_is_lost() {
    assertEquals(Map.of(200, 401L), statuses(afterwards));
    assertEquals(
        Map.of("seated PO", 12L, "seated VO", 12L, "waiting PO", 188L, "waiting VO", 189L),
        afterwards.stream()
            .map(answer -> answer.json())
            .collect(
                Collectors.groupingBy(
                    it -> it.path("state").asText() + " " + it.path("network").asText(),
                    TreeMap::new,
                    Collectors.counting())));
  }

  @Test
  void everybody_gets_each_mail_once() {
    for (var form : ALL) {
      assertEquals(2, mailbox.to(form.text("/leader/email")).size(), form.text("/leader/email"));
    }
    // One of the sixty-four registered, and its two people have two addresses. Four facilitators
    // and one organiser get mail too.
    assertEquals(400 * 2 + 4 + 4 + 1, mailbox.mails().size());
    assertEquals(mailbox.mails().size(), mailbox.outline().stream().distinct().count());
  }

  /** One address for both people, which halves the mails. */
  private static Form form(int number) {
    return Form.number(number)
        .with("/network", number % 2 == 0 ? "PO" : "VO")
        .with("/leader/email", "aafke" + number + "@school.example");
  }

  private static Map<Integer, Long> statuses(List<Answer> answers) {
    return answers.stream()
        .collect(Collectors.groupingBy(Answer::status, TreeMap::new, Collectors.counting()));
  }
}
