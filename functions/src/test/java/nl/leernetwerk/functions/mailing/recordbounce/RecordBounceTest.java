package nl.leernetwerk.functions.mailing.recordbounce;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import nl.leernetwerk.MovingClock;
import nl.leernetwerk.Sample;
import nl.leernetwerk.kernel.Unreadable;
import nl.leernetwerk.kernel.lambda.Invocation;
import nl.leernetwerk.kernel.lambda.TestSurroundings;
import nl.leernetwerk.kernel.table.CutOff;
import nl.leernetwerk.kernel.table.LocalTable;
import nl.leernetwerk.kernel.table.Spoiled;
import nl.leernetwerk.kernel.table.Table;
import nl.leernetwerk.mailing.AddressId;
import nl.leernetwerk.mailing.AddressState;
import nl.leernetwerk.mailing.Mail;
import nl.leernetwerk.registration.Addressee;
import nl.leernetwerk.registration.RegistrationMails;
import nl.leernetwerk.storage.AtOnce;
import nl.leernetwerk.storage.Storage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

class RecordBounceTest {
  private static final Mail MAIL =
      RegistrationMails.confirmation(Sample.form().register().reference(), Addressee.PRACTITIONER);
  private static final AddressId ADDRESS = new AddressId("5e884898da28047151d0e56f8dc62927");
  private static final Instant AT = Instant.parse("2024-09-12T12:05:02Z");

  private final Table table = LocalTable.create(new MovingClock(AT.plusSeconds(9)));
  private final Storage storage = LocalTable.storage(table);

  @Test
  void the_sample_event_suppresses_its_address_from_the_moment_of_the_bounce() {
    assertEquals(
        List.of(
            "{\"event\":\"MailBounced\",\"mail\":\"%s\",\"message\":\"%s\"}"
                .formatted(
                    MAIL.text(), Invocation.event("record-bounce").path("message").asText())),
        tell(Invocation.event("record-bounce")).log());
    assertEquals(
        Optional.of(new AddressState.Suppression(AddressState.Reason.BOUNCED, AT)),
        state().suppression());
    assertEquals(Set.of(MAIL), state().undelivered());
  }

  @ParameterizedTest
  @CsvSource({
    "Permanent, true, MailBounced",
    "Complaint, true, MailComplained",
    "Transient, false, MailBouncedForNow",
    "Undetermined, false, MailBouncedForNow",
    "Reject, false, MailRejected"
  })
  void only_permanent_bounces_and_complaints_suppress_an_address(
      String kind, boolean suppresses, String logged) {
    var result = tell(event(kind));
    assertEquals(suppresses, state().suppression().isPresent());
    assertEquals(1, result.log().size());
    assertTrue(result.log().getFirst().contains("\"event\":\"" + logged + "\""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Permanent", "Complaint", "Reject"})
  void a_report_about_an_address_that_cannot_be_read_waits_until_the_item_is_mended(String kind) {
    tell(event("Transient"));
    var spoiled = Spoiled.all(table, "ADDRESSES/");
    var failure = assertThrows(RuntimeException.class, () -> tell(event(kind)));
    assertEquals(Unreadable.class.getName(), failure.getMessage());
    spoiled.mend();
    assertEquals(1, tell(event(kind)).log().size());
  }

  @Test
  void an_event_that_comes_again_changes_nothing_and_is_not_counted_again() {
    tell(event("Permanent"));
    var before = LocalTable.items(table);
    assertEquals(List.of(), tell(event("Permanent")).log());
    assertEquals(before, LocalTable.items(table));
  }

  @Test
  void an_event_that_comes_many_times_at_once_is_counted_once() {
    var results =
        AtOnce.atOnce(
            IntStream.range(0, 8)
                .<Callable<Invocation.Result>>mapToObj(_ -> () -> tell(event("Complaint")))
                .toList());
    assertEquals(1, results.stream().filter(result -> !result.log().isEmpty()).count());
  }

  @ParameterizedTest
  @EnumSource
  void the_next_try_finishes_a_report_that_was_cut_off(CutOff.Moment moment) {
    assertThrows(
        CutOff.Killed.class,
        () -> tell(event("Permanent"), LocalTable.client(CutOff.at(1, moment))));
    tell(event("Permanent"));
    assertEquals(Set.of(MAIL), state().undelivered());
  }

  @ParameterizedTest
  @ValueSource(strings = {"kind", "mail", "address", "at"})
  void an_incomplete_event_fails_so_that_people_see_it(String field) {
    var event = event("Permanent");
    ((ObjectNode) event).putNull(field);
    assertThrows(RuntimeException.class, () -> tell(event));
    assertEquals(List.of(), LocalTable.items(table));
  }

  private AddressState state() {
    return storage.addresses().find(ADDRESS);
  }

  private static JsonNode event(String kind) {
    return ((ObjectNode) Invocation.event("record-bounce")).put("kind", kind);
  }

  private Invocation.Result tell(JsonNode event) {
    return tell(event, LocalTable.client());
  }

  private Invocation.Result tell(JsonNode event, DynamoDbClient client) {
    return Invocation.invoke(
        new RecordBounce(TestSurroundings.of(table).client(client).get()), event);
  }
}
