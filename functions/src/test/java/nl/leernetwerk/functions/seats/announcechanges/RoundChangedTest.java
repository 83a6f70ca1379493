package nl.leernetwerk.functions.seats.announcechanges;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.leernetwerk.MovingClock;
import nl.leernetwerk.Sample;
import nl.leernetwerk.beacon.BeaconSource;
import nl.leernetwerk.kernel.Actor;
import nl.leernetwerk.kernel.Contact;
import nl.leernetwerk.kernel.EmailAddress;
import nl.leernetwerk.kernel.Event;
import nl.leernetwerk.kernel.Sector;
import nl.leernetwerk.kernel.lambda.Invocation;
import nl.leernetwerk.kernel.lambda.TestSurroundings;
import nl.leernetwerk.kernel.table.CutOff;
import nl.leernetwerk.kernel.table.LocalTable;
import nl.leernetwerk.kernel.table.Table;
import nl.leernetwerk.mailing.Mail;
import nl.leernetwerk.registration.Addressee;
import nl.leernetwerk.registration.Registration;
import nl.leernetwerk.registration.RegistrationMails;
import nl.leernetwerk.registration.RegistrationState;
import nl.leernetwerk.rounds.CapacityUnit;
import nl.leernetwerk.rounds.Network;
import nl.leernetwerk.rounds.Policy;
import nl.leernetwerk.rounds.Round;
import nl.leernetwerk.rounds.RoundEditor;
import nl.leernetwerk.seats.AllocatedRound;
import nl.leernetwerk.storage.Storage;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** What follows from a change of a round. */
class RoundChangedTest {
  private static final Instant OPEN = Instant.parse("2024-09-20T12:00:00Z");
  private static final Round ROUND = Sample.round();
  private static final Contact JESSE =
      new Contact("Jesse Wolters", new EmailAddress("jesse@example.org"));

  @Test
  void an_extension_is_mailed_once_to_both_people_of_every_registration() {
    var table = open();
    var registrations = register(table, 3);
    extend(table, 7, OPEN);
    invoke(table, 1, LocalTable.client());
    assertEquals(extended(registrations, 1), news(table));
    assertEquals(List.of(), events(table));
    var before = LocalTable.items(table);
    invoke(table, 1, LocalTable.client());
    assertEquals(before, LocalTable.items(table));
  }

  @Test
  void a_second_extension_is_told_again() {
    var table = open();
    var registrations = register(table, 1);
    extend(table, 7, OPEN);
    extend(table, 14, OPEN);
    invoke(table, 1, LocalTable.client());
    invoke(table, 2, LocalTable.client());
    var both = new HashSet<>(extended(registrations, 1));
    both.addAll(extended(registrations, 2));
    assertEquals(both, news(table));
  }

  @Test
  void the_next_run_finishes_a_run_that_died_anywhere() {
    var table = open();
    var registrations = register(table, 2);
    extend(table, 7, OPEN);
    boolean died = true;
    for (int call = 1; died; call++) {
      var cut = CutOff.at(call, CutOff.Moment.AFTER);
      var copy = LocalTable.copy(table);
      died = dies(copy, LocalTable.client(cut)) || cut.happened();
      assertTrue(died || call > 4, "only " + call + " calls");
      invoke(copy, 1, LocalTable.client());
      assertEquals(extended(registrations, 1), news(copy), "call " + call);
      assertEquals(List.of(), events(copy));
    }
  }

  @Test
  void before_the_opening_nobody_is_told_and_other_changes_tell_nobody() {
    var table = open();
    extend(table, 7, Instant.parse("2024-06-01T12:00:00Z"));
    register(table, 1);
    invoke(table, 1, LocalTable.client());
    var before = Sample.withDeadline(ROUND, ROUND.deadline().plusDays(7));
    edit(table, before, facilitated(before, List.of(JESSE)), OPEN);
    invoke(table, 2, LocalTable.client());
    assertEquals(Set.of(), news(table));
    assertEquals(List.of(), events(table));
  }

  @Test
  void a_withdrawn_registration_gets_no_mail_about_an_extension() {
    var table = open();
    var gone = register(table, 1).getFirst();
    LocalTable.store(table, List.of(gone.in(new RegistrationState.Withdrawn())));
    extend(table, 7, OPEN);
    invoke(table, 1, LocalTable.client());
    assertEquals(Set.of(), news(table));
  }

  @Test
  void after_the_allocation_a_facilitator_who_is_new_gets_the_list_of_the_network() {
    var after = Instant.parse("2024-11-04T12:00:00Z");
    var allocated =
        AllocatedRound.create(
            LocalTable.create(new MovingClock(after)),
            Sample.round(
                Policy.ARRIVAL, CapacityUnit.SCHOOLS, Sample.network("PO", 1, Sample.FACILITATOR)),
            2);
    var before = allocated.running().round();
    edit(allocated.table(), before, facilitated(before, List.of(Sample.FACILITATOR, JESSE)), after);
    invoke(allocated.table(), 1, LocalTable.client());
    assertTrue(
        waiting(LocalTable.storage(allocated.table()))
            .contains(new Mail("2024-2025.PO", "facilitator-2", "list", 2)));
    assertTrue(
        waiting(LocalTable.storage(allocated.table())).stream()
            .noneMatch(new Mail("2024-2025.PO", "facilitator-1", "list", 2)::equals));
  }

  private static Table open() {
    var table = LocalTable.create(new MovingClock(OPEN));
    var storage = LocalTable.storage(table);
    storage.open(ROUND);
    return table;
  }

  private static List<Registration> register(Table table, int many) {
    var registrations = Sample.registrations(Sector.PO, many);
    LocalTable.store(table, registrations);
    return registrations;
  }

  private static void extend(Table table, int days, Instant at) {
    var before = LocalTable.storage(table).rounds().find(ROUND.id()).orElseThrow().round();
    edit(table, before, Sample.withDeadline(before, ROUND.deadline().plusDays(days)), at);
  }

  private static void edit(Table table, Round before, Round after, Instant at) {
    var storage = LocalTable.storage(table);
    var asked = new RoundEditor.Asked(new Actor.Organiser("n.vanvliet"), at, Optional.empty());
    var answer =
        new RoundEditor(storage.rounds(), storage.roundJournal(), BeaconSource.DRAND.address())
            .edit(before.id(), before::equals, after, asked);
    assertEquals(new RoundEditor.Answer.Written(after, true), answer);
  }

  private static Round facilitated(Round round, List<Contact> facilitators) {
    return round.withNetworks(
        round.networks().stream()
            .map(
                it ->
                    it.sector() == Sector.PO
                        ? new Network(it.id(), it.sector(), it.capacity(), facilitators)
                        : it)
            .toList());
  }

  private static boolean dies(Table table, DynamoDbClient client) {
    try {
      invoke(table, 1, client);
      return false;
    } catch (CutOff.Killed _) {
      return true;
    }
  }

  private static void invoke(Table table, int version, DynamoDbClient client) {
    var event = (ObjectNode) Invocation.event("announce-changes");
    event.put("detail-type", "RoundChanged");
    event.putObject("detail").put("key", "EVENT#2024-2025." + version).put("sort", "RoundChanged");
    Invocation.invoke(new AnnounceChanges(TestSurroundings.of(table).client(client).get()), event);
  }

  private static Set<Mail> extended(List<Registration> registrations, int version) {
    return registrations.stream()
        .flatMap(
            it ->
                Addressee.of(it.submission().pair()).stream()
                    .map(to -> RegistrationMails.extended(it.reference(), to, version)))
        .collect(Collectors.toSet());
  }

  private static Set<Mail> news(Table table) {
    return waiting(LocalTable.storage(table));
  }

  private static Set<Mail> waiting(Storage storage) {
    return storage.outbox().waitingSince(Instant.parse("2030-01-01T00:00:00Z")).stream()
        .flatMap(event -> Mail.QUEUED.is(event) ? Stream.of(Mail.of(event)) : Stream.empty())
        .collect(Collectors.toSet());
  }

  private static List<Event> events(Table table) {
    return LocalTable.storage(table)
        .outbox()
        .waitingSince(Instant.parse("2030-01-01T00:00:00Z"))
        .stream()
        .filter(it -> !Mail.QUEUED.is(it))
        .toList();
  }
}
