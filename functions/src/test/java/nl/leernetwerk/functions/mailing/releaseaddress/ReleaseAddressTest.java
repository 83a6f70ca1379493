package nl.leernetwerk.functions.mailing.releaseaddress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.Set;
import nl.leernetwerk.MovingClock;
import nl.leernetwerk.Sample;
import nl.leernetwerk.kernel.Actor;
import nl.leernetwerk.kernel.EmailAddress;
import nl.leernetwerk.kernel.lambda.Invocation;
import nl.leernetwerk.kernel.lambda.TestSurroundings;
import nl.leernetwerk.kernel.table.CutOff;
import nl.leernetwerk.kernel.table.LocalTable;
import nl.leernetwerk.kernel.table.Spoiled;
import nl.leernetwerk.kernel.table.Table;
import nl.leernetwerk.mailing.AddressId;
import nl.leernetwerk.mailing.AddressState;
import nl.leernetwerk.mailing.DeliveryReport;
import nl.leernetwerk.mailing.Mail;
import nl.leernetwerk.mailing.Mails;
import nl.leernetwerk.mailing.table.TableAddressIds;
import nl.leernetwerk.storage.Storage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

class ReleaseAddressTest {
  private static final Instant NOW = Instant.parse("2024-09-12T12:05:00Z");
  private static final Mail BOUNCED = new Mail("2024-2025", "organiser-1", "totals", 1);
  private static final Mail WITHHELD = new Mail("2024-2025", "organiser-1", "totals", 2);

  private final MovingClock clock = new MovingClock(NOW);
  private final Table table = LocalTable.create(clock);

  @Test
  void the_sample_event_releases_its_address_and_queues_again_what_did_not_arrive() {
    suppress(table);
    var result = release(table, LocalTable.client());
    assertTrue(result.answer().path("released").asBoolean());
    assertEquals(BOUNCED.text(), result.answer().at("/mails/0").asText());
    assertEquals(WITHHELD.text(), result.answer().at("/mails/1").asText());
    assertReleased(table);
    assertEquals(
        2, LocalTable.keys(table).stream().filter(key -> key.contains("#again-release-1")).count());
    assertFalse(String.join("\n", result.log()).contains("oudkerk"));
  }

  @Test
  void the_journal_of_the_round_says_whose_address_was_released() {
    var storage = LocalTable.storage(table);
    storage.open(Sample.round());
    LocalTable.store(table, List.of(Sample.form().register()));
    suppress(table);
    release(table, LocalTable.client());
    var act = storage.acts().of("2024-2025").getFirst();
    assertEquals("release practitioner 2024-2025-P000-0001", act.kind() + " " + act.object());
    assertEquals(Actor.Organiser.COMMAND_LINE, act.by());
    assertEquals(NOW, act.at());
  }

  @Test
  void an_address_that_mail_reaches_has_nothing_to_be_released_from() {
    assertRefused("Er is niets om vrij te geven.", "{\"email\": \"y.oudkerk@example.org\"}");
    suppress(table);
    assertRefused("Er is niets om vrij te geven.", "{\"email\": \"iemand@example.org\"}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ADDRESS-KEY", "ADDRESSES"})
  void an_address_of_which_nothing_can_be_read_is_released_after_the_item_is_mended(String kind) {
    suppress(table);
    var spoiled = Spoiled.all(table, kind + "/");
    var refused = release(table, LocalTable.client());
    var item = refused.answer().at("/unreadable/0").asText();
    assertTrue(item.startsWith(kind + "/"), refused.toString());
    assertTrue(refused.answer().path("detail").asText().contains(item), refused.toString());
    assertEquals(
        List.of(
            "{\"event\":\"NeedsAPerson\",\"item\":\"%s\",\"kind\":\"%s\",\"why\":\"unreadable\"}"
                .formatted(item, kind)),
        refused.log());
    spoiled.mend();
    assertTrue(release(table, LocalTable.client()).answer().path("released").asBoolean());
    assertReleased(table);
  }

  @Test
  void a_text_that_is_no_address_is_refused_with_what_to_do() {
    assertRefused("Schrijf het als naam@school.nl.", "{\"email\": \"y.oudkerk\"}");
    assertRefused("Schrijf het als naam@school.nl.", "{}");
  }

  @ParameterizedTest
  @EnumSource
  void a_release_that_is_cut_off_at_any_call_is_finished_by_the_next(CutOff.Moment moment) {
    suppress(table);
    boolean cut = true;
    for (int call = 1; cut; call++) {
      var copy = LocalTable.copy(table);
      var end = CutOff.at(call, moment);
      try {
        release(copy, LocalTable.client(end));
      } catch (CutOff.Killed _) {
        // The result of a run that is not cut off.
      }
      cut = end.happened();
      release(copy, LocalTable.client());
      assertReleased(copy);
    }
  }

  private void assertRefused(String detail, String event) {
    var answer =
        Invocation.invoke(function(table, LocalTable.client()), Invocation.parse(event)).answer();
    assertFalse(answer.path("released").asBoolean());
    assertTrue(answer.path("detail").asText().endsWith(detail), answer.toString());
  }

  private void assertReleased(Table where) {
    var storage = LocalTable.storage(where);
    assertEquals(AddressState.FINE, storage.addresses().find(address(where)));
    for (var mail : List.of(BOUNCED, WITHHELD)) {
      assertEquals(
          new Mails.Claim.Yours(0, "2024-2025"), storage.mails().claim(mail, clock.instant()));
    }
  }

  private void suppress(Table where) {
    Storage storage = LocalTable.storage(where);
    var address = address(where);
    storage.mails().queue(Sample.round().retention(), List.of(BOUNCED, WITHHELD));
    storage.mails().claim(BOUNCED, NOW);
    storage.mails().sent(BOUNCED, "ses-1", NOW);
    storage
        .addresses()
        .report(
            new DeliveryReport(
                BOUNCED, address, "ses-1", DeliveryReport.Kind.PERMANENT_BOUNCE, NOW));
    storage.mails().claim(WITHHELD, NOW);
    storage.addresses().withhold(WITHHELD, address);
    assertEquals(Set.of(BOUNCED, WITHHELD), storage.addresses().find(address).undelivered());
  }

  private static AddressId address(Table where) {
    return new TableAddressIds(where)
        .findOrMake(new Random(1))
        .of(new EmailAddress("y.oudkerk@example.org"));
  }

  private Invocation.Result release(Table where, DynamoDbClient client) {
    return Invocation.invoke(function(where, client), Invocation.event("release-address"));
  }

  private ReleaseAddress function(Table where, DynamoDbClient client) {
    return new ReleaseAddress(TestSurroundings.of(where).client(client).clock(clock).get());
  }
}
