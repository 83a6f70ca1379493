package nl.leernetwerk.functions.registration.requestlink;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import nl.leernetwerk.MovingClock;
import nl.leernetwerk.Sample;
import nl.leernetwerk.kernel.Event;
import nl.leernetwerk.kernel.lambda.Invocation;
import nl.leernetwerk.kernel.lambda.TestSurroundings;
import nl.leernetwerk.kernel.table.LocalTable;
import nl.leernetwerk.kernel.table.Table;
import nl.leernetwerk.mailing.table.TableAddressIds;
import nl.leernetwerk.privacy.Erasure;
import nl.leernetwerk.registration.Idempotency;
import nl.leernetwerk.registration.Registration;
import nl.leernetwerk.registry.StoredKinds;
import nl.leernetwerk.storage.Storage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RequestLinkTest {
  private static final Registration REGISTRATION = Sample.form().register();
  private static final Instant NOW = Instant.parse("2024-09-12T12:10:00Z");

  private final MovingClock clock = new MovingClock(NOW);
  private final Table table = LocalTable.create(clock);
  private final Storage storage = LocalTable.storage(table);
  private RequestLink function = started();

  private RequestLink started() {
    return new RequestLink(TestSurroundings.of(table).clock(clock).random(new Random(1)).get());
  }

  @BeforeEach
  void somebody_registered() {
    storage.schools().load(Sample.schools().values());
    storage.open(Sample.round());
    storage
        .registrations()
        .submit(Sample.round(), REGISTRATION, Idempotency.of("key", "content"), List.of());
  }

  @Test
  void the_owner_of_a_known_address_gets_a_mail_whose_id_does_not_tell_the_address() {
    ask("Y.Oudkerk@example.org", NOW);
    assertEquals(1, queued().size());
    var id = queued().iterator().next();
    assertTrue(id.startsWith("address-"), id);
    assertTrue(id.endsWith("/owner.links.202409121"), id);
    assertFalse(id.contains("oudkerk"));
  }

  @Test
  void an_unknown_address_gets_the_very_same_answer_and_no_mail() {
    var known = ask("y.oudkerk@example.org", NOW);
    var unknown = ask("niemand@example.org", NOW);
    assertEquals(202, unknown.status());
    assertEquals(known.answer(), unknown.answer());
    assertEquals(1, queued().size());
  }

  @Test
  void every_answer_says_to_look_for_an_earlier_mail() {
    for (int time = 1; time <= 4; time++) {
      var detail = ask("y.oudkerk@example.org", NOW).body().path("detail").asText();
      assertTrue(detail.contains("3 keer per dag"), detail);
      assertTrue(detail.contains("zoek dan naar een eerdere e-mail van ons"), detail);
    }
  }

  @Test
  void a_known_and_an_unknown_address_cost_the_same_number_of_writes() {
    ask("wie-dan-ook@example.org", NOW);
    assertEquals(stored("y.oudkerk@example.org"), stored("niemand@example.org"));
  }

  private int stored(String address) {
    var before = items();
    ask(address, NOW);
    ask(address, NOW);
    return items() - before;
  }

  private int items() {
    return table.client().scan(it -> it.tableName(table.name())).count();
  }

  @Test
  void an_address_gets_at_most_three_mails_a_day_and_three_more_the_next_day() {
    IntStream.range(0, 5).forEach(_ -> ask("y.oudkerk@example.org", NOW));
    assertEquals(3, queued().size());
    ask("y.oudkerk@example.org", NOW.plusSeconds(86_400));
    assertEquals(4, queued().size());
  }

  @Test
  void an_erased_person_and_a_person_of_a_deleted_round_get_no_mail() {
    var ids = new TableAddressIds(table).findOrMake(new Random(1));
    var leader = ids.of(REGISTRATION.submission().pair().leader().email());
    StoredKinds.personalData(table)
        .erase(new Erasure(ids, Map.of(leader, Instant.parse("2025-01-01T00:00:00Z"))));
    function = started();
    ask("pj.degraaf@example.org", NOW);
    ask("y.oudkerk@example.org", Instant.parse("2026-10-01T00:00:00Z"));
    assertEquals(Set.of(), queued());
  }

  @Test
  void a_text_that_is_no_address_is_refused_with_its_pointer_and_not_repeated() {
    var refused = ask("geheim", NOW);
    assertEquals(422, refused.status());
    assertEquals("#/email", refused.body().at("/errors/0/pointer").asText());
    assertFalse(refused.answer().toString().contains("geheim"));
  }

  @Test
  void the_log_holds_no_address() {
    assertFalse(String.join("", ask("y.oudkerk@example.org", NOW).log()).contains("oudkerk"));
  }

  @Test
  void the_first_request_makes_the_key_of_the_addresses() {
    assertTrue(new TableAddressIds(table).find().isEmpty());
    ask("y.oudkerk@example.org", NOW);
    assertTrue(new TableAddressIds(table).find().isPresent());
  }

  private Set<String> queued() {
    return storage.outbox().waitingSince(Instant.parse("2030-01-01T00:00:00Z")).stream()
        .map(Event::subject)
        .collect(Collectors.toSet());
  }

  private Invocation.Result ask(String email, Instant at) {
    var event = (ObjectNode) Invocation.event("request-link");
    event.put("body", "{\"email\": \"" + email + "\"}");
    ((ObjectNode) event.path("requestContext")).put("timeEpoch", at.toEpochMilli());
    return Invocation.invoke(function, event);
  }
}
