package nl.leernetwerk.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a school can do itself, through the link in its mails. */
class OwnLinkTest {
  private static Server open;
  private static Server closed;
  private static Api api;
  private static Api later;
  private static String waiting;

  @BeforeAll
  static void start() {
    open = Server.start("--now", "2024-09-30T12:00:00");
    api = open.api();
    // The clock only goes forward, so the tests of the time after the deadline have a system of
    // their own.
    closed = Server.start("--now", "2024-09-30T12:00:00");
    later = closed.api();
    later.register(Form.number(5));
    assertEquals(
        200,
        later
            .byLink(later.mailbox().link("aafke5@school.example"), "PUT", "/withdrawal", "")
            .status());
    later.register(Form.number(7));
    later.register(Form.number(8).ofSchools(12).with("/network", "VO"));
    waiting = later.register(Form.number(9).with("/network", "VO"));
    later.moveTo("2024-10-02T00:05:00");
  }

  @AfterAll
  static void stop() {
    for (var server : Arrays.asList(open, closed)) {
      if (server != null) {
        server.close();
      }
    }
  }

  @Test
  void each_of_a_pair_has_a_link_of_their_own_and_a_change_is_told_to_both() {
    var reference = api.register(Form.number(1));
    var mailbox = api.mailbox();
    var one = mailbox.link("aafke1@school.example");
    var other = mailbox.link("wessel1@school.example");
    assertNotEquals(one, other);
    assertEquals("practitioner", api.own(one).json().path("role").asText());

    var wanted = (ObjectNode) api.own(one).json().path("registration").deepCopy();
    ((ArrayNode) wanted.path("schools")).addObject().put("name", "De Overkant").put("place", "Ede");
    var changed = api.byLink(one, "PUT", "", wanted.toString());
    assertEquals(200, changed.status(), changed.body());
    assertTrue(changed.json().path("changes").toString().contains("nieuw moment van ontvangst"));
    for (var address : List.of("aafke1@school.example", "wessel1@school.example")) {
      var told = api.mailbox().to(address).getLast();
      assertTrue(told.subject().startsWith("Jullie aanmelding is gewijzigd: "), told.subject());
      assertTrue(told.text().contains("-   De scholen\n"), told.text());
    }
    var taken = Form.number(2).andSchool("de overkant", "EDE");
    assertEquals(409, api.post(taken).status());
    assertEquals("submitted", api.state(reference));
  }

  @Test
  void two_people_who_change_a_registration_at_once_overwrite_nothing_of_each_other() {
    api.register(Form.number(3));
    var one = api.mailbox().link("aafke3@school.example");
    var other = api.mailbox().link("wessel3@school.example");
    var seen = api.own(one);
    var first = ((ObjectNode) seen.json().path("registration")).deepCopy();
    var second = first.deepCopy();
    first.put("expectations", "Van de een");
    second.put("contribution", "Van de ander");
    assertEquals(200, api.byLink(one, "PUT", "", first.toString(), seen.header("ETag")).status());
    var stale = api.byLink(other, "PUT", "", second.toString(), seen.header("ETag"));
    assertEquals(412, stale.status());
    assertEquals(api.own(other).header("ETag"), stale.header("ETag"));
    assertEquals("Van de een", api.own(other).json().at("/registration/expectations").asText());
  }

  @Test
  void a_withdrawal_is_undone_until_the_deadline_unless_a_school_went_elsewhere() {
    api.register(Form.number(5));
    var link = api.mailbox().link("aafke5@school.example");
    assertEquals(200, api.byLink(link, "PUT", "/withdrawal", "").status());
    assertEquals(200, api.byLink(link, "DELETE", "/withdrawal", "").status());
    assertEquals(200, api.byLink(link, "PUT", "/withdrawal", "").status());
    var same = Form.number(6).with("/schools/0/name", "De Bonte Specht 5");
    assertEquals(201, api.post(same).status());
    assertEquals(409, api.byLink(link, "DELETE", "/withdrawal", "").status());
  }

  @Test
  void an_initiative_that_withdrew_in_time_gets_no_mail_about_seats() {
    var link = later.mailbox().link("aafke5@school.example");
    assertEquals("withdrawn", later.own(link).json().path("state").asText());
    assertTrue(
        later.mailbox().to("aafke5@school.example").stream()
            .noneMatch(mail -> mail.subject().contains("plek")));
  }

  @Test
  void after_a_hand_over_only_the_colleagues_link_works() {
    var old = later.mailbox().link("aafke7@school.example");
    var colleague = "{\"name\": \"Bo\", \"email\": \"bo@school.example\", \"role\": \"ib'er\"}";
    var answer = later.byLink(old, "POST", "/hand-over", colleague);
    assertEquals("{\"handedOver\":true}", answer.body());
    assertEquals(401, later.own(old).status());

    var mailbox = later.mailbox();
    assertEquals(
        "seated", later.own(mailbox.link("bo@school.example")).json().path("state").asText());
    var welcome = mailbox.to("bo@school.example").getLast().text();
    assertTrue(welcome.contains("Aafke Lindeman 7 heeft jouw naam"), welcome);
    var farewell = mailbox.to("aafke7@school.example").getLast();
    assertFalse((farewell.text() + farewell.html()).contains("bo@school.example"));
    assertTrue(
        mailbox.to("wessel7@school.example").getLast().subject().contains("nieuwe contactpersoon"));
  }

  @Test
  void an_initiative_that_waits_accepts_the_seat_that_another_leaves() {
    var seated = later.mailbox().link("aafke8@school.example");
    var link = later.mailbox().link("wessel9@school.example");
    assertEquals(1, later.own(link).json().path("place").asInt());
    assertEquals(409, later.byLink(link, "POST", "/answer", "{\"answer\": \"accept\"}").status());

    assertEquals(200, later.byLink(seated, "PUT", "/withdrawal", "").status());
    var offered = later.own(link).json();
    assertEquals("offered", offered.path("state").asText());
    assertEquals("2024-10-09", offered.at("/offer/answerBy").asText());
    var accepted = later.byLink(link, "POST", "/answer", "{\"answer\": \"accept\"}");
    assertEquals("accepted", accepted.json().path("state").asText());
    later.settle();
    assertEquals("accepted", later.state(waiting));
  }

  @Test
  void a_lost_link_is_mailed_again_and_an_unknown_address_is_answered_alike() {
    api.register(Form.number(4));
    var before = api.mailbox().link("wessel4@school.example");
    var known = api.askForLinks("WESSEL4@school.example");
    var unknown = api.askForLinks("niemand@school.example");
    assertEquals(202, known.status());
    assertEquals(known.body(), unknown.body());
    var mailbox = api.mailbox();
    var mail = mailbox.to("wessel4@school.example").getLast();
    assertEquals("Jouw link voor de aanmelding", mail.subject());
    assertEquals(before, mailbox.link("wessel4@school.example"));
    assertEquals(List.of(), mailbox.to("niemand@school.example"));
  }
}
