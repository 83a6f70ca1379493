package nl.leernetwerk.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import nl.leernetwerk.Sample;
import nl.leernetwerk.kernel.Actor;
import nl.leernetwerk.kernel.Arrival;
import nl.leernetwerk.kernel.Sector;
import nl.leernetwerk.mailing.AddressState;
import nl.leernetwerk.mailing.DeliveryReport;
import nl.leernetwerk.mailing.table.MailItem;
import nl.leernetwerk.mailing.table.TableAddressIds;
import nl.leernetwerk.meetings.Appointment;
import nl.leernetwerk.meetings.Meeting;
import nl.leernetwerk.meetings.MeetingMails;
import nl.leernetwerk.meetings.MeetingPlan;
import nl.leernetwerk.meetings.Place;
import nl.leernetwerk.meetings.table.TableMeetings;
import nl.leernetwerk.registration.Addressee;
import nl.leernetwerk.registration.Idempotency;
import nl.leernetwerk.registration.Receipt;
import nl.leernetwerk.registration.Registration;
import nl.leernetwerk.registration.RegistrationMails;
import nl.leernetwerk.registration.RegistrationState;
import nl.leernetwerk.registration.table.TableLinkKey;
import nl.leernetwerk.rounds.CapacityUnit;
import nl.leernetwerk.rounds.Policy;
import nl.leernetwerk.rounds.Round;
import nl.leernetwerk.rounds.RoundProgress;
import nl.leernetwerk.seats.Allocation;
import nl.leernetwerk.seats.Allocations;
import nl.leernetwerk.seats.DrawList;
import nl.leernetwerk.seats.Roster;
import nl.leernetwerk.seats.RosterChange;
import nl.leernetwerk.seats.RosterEvent;
import nl.leernetwerk.seats.table.TableDraws;
import nl.leernetwerk.workplace.ContactMails;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The stories of the functions of which something special is expected. */
final class Stories {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String ROUND = Sample.round().id();

  /**
   * A time long ago, so that a genuine round of quicknet with a known signature decides the draw.
   */
  private static final Round DRAWN =
      Sample.later(
          Sample.round(Policy.DRAW, CapacityUnit.SCHOOLS, Sample.network("PO")), "2022-2023", -2);

  private static final Registration REGISTRATION = Sample.form().register();

  private Stories() {}

  /**
   * The story of a function.
   *
   * @param readsOnly whether the template grants it no change
   */
  static Story of(String function, boolean readsOnly) {
    return switch (function) {
      case "CurrentRound" ->
          Story.reading(
              Stories::opened,
              (_, answer) -> {
                assertEquals(200, answer.path("statusCode").asInt());
                assertEquals(ROUND, body(answer).path("id").asText());
              });
      case "SearchSchools" ->
          Story.reading(
              Stories::opened,
              (_, answer) -> {
                assertEquals(200, answer.path("statusCode").asInt());
                assertEquals("99AC00", body(answer).path(0).path("code").asText());
              });
      case "SubmitRegistration" ->
          new Story(Stories::opened, Stories::registered)
              .large((_, answer) -> assertEquals(413, answer.path("statusCode").asInt()));
      case "RegistrationStatus" ->
          Story.reading(
              Stories::submitted,
              (_, answer) -> {
                assertEquals(200, answer.path("statusCode").asInt());
                assertEquals("submitted", body(answer).path("state").asText());
              });
      case "ShowOwnRegistration" ->
          Story.reading(
              Stories::linked,
              (_, answer) -> {
                assertEquals(200, answer.path("statusCode").asInt());
                assertEquals(
                    "Samen op de Maas", body(answer).at("/registration/initiative/name").asText());
              });
      case "ChangeOwnRegistration" ->
          new Story(
                  Stories::linked,
                  (world, answer) -> {
                    assertEquals(200, answer.path("statusCode").asInt());
                    assertEquals(
                        3,
                        world
                            .storage()
                            .registrations()
                            .of(ROUND)
                            .getFirst()
                            .submission()
                            .learningQuestions()
                            .size());
                    assertEquals(1, world.keys("AMENDMENTS#").size());
                    assertEquals(
                        2,
                        world.keys("MAIL#").stream()
                            .filter(key -> key.contains(".amended.2"))
                            .count());
                  })
              .large((_, answer) -> assertEquals(413, answer.path("statusCode").asInt()));
      case "RequestLink" ->
          new Story(
                  Stories::submitted,
                  (world, answer) -> {
                    assertEquals(202, answer.path("statusCode").asInt());
                    var asked = world.keys("MAIL#address-");
                    assertFalse(asked.isEmpty());
                    asked.forEach(key -> assertTrue(key.contains(" MailQueued#"), key));
                  })
              .large((_, answer) -> assertEquals(413, answer.path("statusCode").asInt()));
      case "ListRounds" ->
          Story.reading(
              Stories::opened,
              (_, answer) -> {
                assertEquals(200, answer.path("statusCode").asInt());
                assertEquals(ROUND, body(answer).at("/rounds/0/id").asText());
              });
      case "RoundOverview" ->
          Story.reading(
              Stories::submitted,
              (_, answer) -> {
                assertEquals(200, answer.path("statusCode").asInt());
                assertEquals(
                    REGISTRATION.reference().text(),
                    body(answer).at("/initiatives/0/reference").asText());
              });
      case "NetworkInitiatives" ->
          Story.reading(
              Stories::submitted,
              (_, answer) -> {
                assertEquals(200, answer.path("statusCode").asInt());
                assertEquals("PO", body(answer).at("/networks/0/id").asText());
              });
      case "ManageContacts" ->
          new Story(
                  Stories::inTheirNetwork,
                  (world, answer) -> {
                    assertEquals(201, answer.path("statusCode").asInt());
                    assertEquals(2, world.keys("CONTACTS#").size());
                  })
              .large((_, answer) -> assertEquals(413, answer.path("statusCode").asInt()));
      case "ManageMeetings" ->
          new Story(
                  Stories::inTheirNetwork,
                  (world, answer) -> {
                    assertEquals(200, answer.path("statusCode").asInt());
                    assertEquals(1, world.keys("MEETINGS#").size());
                  })
              .large((_, answer) -> assertEquals(413, answer.path("statusCode").asInt()));
      case "InviteGuests" ->
          new Story(
              world -> {
                inTheirNetwork(world);
                settled(world);
              },
              (world, _) -> {
                assertEquals(3, world.keys("INVITATIONS#").size());
                assertEquals(
                    3,
                    world.keys("MAIL#").stream()
                        .filter(key -> key.contains("." + MeetingMails.INVITATION + "."))
                        .count());
              });
      case "SharpenQuestions" ->
          new Story(
                  Stories::inTheirNetwork,
                  (world, answer) -> {
                    assertEquals(200, answer.path("statusCode").asInt());
                    assertEquals(1, world.keys("SHARPENED#").size());
                    assertEquals(
                        2,
                        world.keys("MAIL#").stream()
                            .filter(key -> key.contains(".sharpened.1"))
                            .count());
                  })
              .large((_, answer) -> assertEquals(413, answer.path("statusCode").asInt()));
      case "ManageMessages" ->
          new Story(
                  Stories::submitted,
                  (world, answer) -> {
                    assertEquals(201, answer.path("statusCode").asInt());
                    assertEquals(
                        List.of(
                            "MESSAGES#" + ROUND + " 000000001",
                            "MESSAGES#" + ROUND + " 000000001#text"),
                        world.keys("MESSAGES#"));
                    assertEquals(
                        1,
                        world.keys("EVENT#").stream()
                            .filter(key -> key.endsWith(" MessageWritten"))
                            .count());
                  })
              .large((_, answer) -> assertEquals(413, answer.path("statusCode").asInt()));
      case "ManageRound" ->
          new Story(
                  _ -> {},
                  (world, answer) -> {
                    assertEquals(201, answer.path("statusCode").asInt());
                    assertEquals(
                        List.of(
                            "ROUND-JOURNAL#" + ROUND + " 000000001",
                            "ROUND-JOURNAL#" + ROUND + " 000000001#why",
                            "ROUNDS " + ROUND),
                        world.keys(""));
                  })
              .large((_, answer) -> assertEquals(413, answer.path("statusCode").asInt()));
      case "OpenRound" ->
          new Story(
                  _ -> {},
                  (world, answer) -> {
                    assertTrue(answer.path("opened").asBoolean());
                    assertEquals(
                        List.of("ROUND-JOURNAL#" + ROUND + " 000000001", "ROUNDS " + ROUND),
                        world.keys(""));
                  })
              .large((_, answer) -> assertEquals("#/padding", pointer(answer)))
              .garbage(
                  outcome ->
                      assertEquals(
                          "#",
                          pointer(assertInstanceOf(Outcome.Answered.class, outcome).answer())));
      case "CloseEnrolment" ->
          new Story(
              Stories::opened,
              (world, _) -> {
                assertInstanceOf(RoundProgress.Closed.class, progress(world));
                assertEquals(List.of("EVENT#" + ROUND + " EnrolmentClosed"), world.keys("EVENT#"));
              });
      case "ConsultBeacon" ->
          new Story(
              Stories::awaitingItsBeacon,
              (world, _) -> {
                var progress = world.storage().rounds().find(DRAWN.id()).orElseThrow().progress();
                // A genuine signature, which nobody can forge: this shows that the library in the
                // zip verifies it.
                assertEquals(
                    Optional.of(BeaconRelay.GENUINE),
                    assertInstanceOf(RoundProgress.Closed.class, progress).pulse());
                assertTrue(world.keys("EVENT#").contains("EVENT#" + DRAWN.id() + " SeedRevealed"));
              });
      case "AllocateSeats" -> new Story(Stories::closed, Stories::allocated);
      case "EmailFacilitators" ->
          new Story(
              world -> {
                closed(world);
                world
                    .storage()
                    .allocations()
                    .finish(Sample.round(), world.table().clock().instant());
              },
              (world, _) ->
                  assertEquals(
                      List.of(
                          "2024-2025.PO/facilitator-1.list.1",
                          "2024-2025.VO/facilitator-1.list.1",
                          "2024-2025/organiser-1.totals.1"),
                      mails(world).stream().filter(key -> !key.contains("confirmation")).toList()));
      case "RemindFacilitators" ->
          new Story(
              Stories::notReachedForLong,
              (world, _) ->
                  assertEquals(
                      1,
                      world.keys("MAIL#").stream()
                          .filter(key -> key.contains("." + ContactMails.NOT_REACHED + "."))
                          .count()));
      case "MakeDigests" ->
          new Story(
              Stories::notReachedForLong,
              (world, _) -> {
                assertEquals(List.of("DIGESTS#" + ROUND + " 000000001"), world.keys("DIGESTS#"));
                assertEquals(
                    List.of("2024-2025/organiser-1.digest.1"),
                    mails(world).stream().filter(key -> key.contains(".digest.")).toList());
              });
      case "OfferSeats" ->
          new Story(
              // A free seat with an initiative that waits for it, in a round that never ends.
              world ->
                  decided(
                      world,
                      Sample.endingOn(Sample.round(), LocalDate.of(2090, 1, 1)),
                      new nl.leernetwerk.registration.Outcome.Waiting(
                          REGISTRATION.reference(), 1, 1, 1, 0)),
              (world, _) ->
                  assertEquals(
                      List.of("ROSTER-JOURNAL#" + ROUND + "#PO 000000001"),
                      world.keys("ROSTER-JOURNAL#")));
      case "ManageRoster" ->
          new Story(
                  world -> decided(world, Sample.round(), SEATED),
                  (world, _) -> {
                    assertEquals(
                        List.of(
                            "ROSTER-JOURNAL#" + ROUND + "#PO 000000001",
                            "ROSTER-JOURNAL#" + ROUND + "#PO 000000001#why"),
                        world.keys("ROSTER-JOURNAL#"));
                    assertTrue(
                        world
                            .storage()
                            .rounds()
                            .all()
                            .getFirst()
                            .round()
                            .network("PO-2")
                            .isPresent());
                  })
              .large((_, answer) -> assertEquals(413, answer.path("statusCode").asInt()));
      case "ManageRegistration" ->
          new Story(
                  Stories::confirmed,
                  (world, _) -> {
                    var key = "EVENT#" + REGISTRATION.reference() + "/practitioner.confirmation.1";
                    assertEquals(1, world.keys(key + "#again-").size());
                    assertEquals(2, world.keys("ACTS#" + ROUND).size());
                  })
              .large((_, answer) -> assertEquals(413, answer.path("statusCode").asInt()));
      case "AnnounceChanges" ->
          new Story(
              Stories::withdrawn,
              (world, _) -> {
                assertEquals(
                    new RegistrationState.Withdrawn(),
                    world.storage().registrations().of(ROUND).getFirst().state());
                assertEquals(
                    2,
                    world.keys("MAIL#").stream()
                        .filter(key -> key.contains(".withdrawn.1"))
                        .count());
              });
      case "SendMail" ->
          new Story(Stories::submitted, Stories::mailed).later(Stories::claimsAreVoid);
      case "RecordBounce" ->
          new Story(
              _ -> {},
              (world, _) -> {
                var known = world.storage().addresses().all().values();
                assertEquals(1, known.size());
                assertTrue(known.iterator().next().suppression().isPresent());
              });
      case "PurgePersonalData" ->
          new Story(
              Stories::longAgo,
              (world, _) -> {
                assertEquals(List.of(), world.storage().registrations().of(ROUND));
                assertEquals(List.of("ROUNDS " + ROUND), world.keys("ROUNDS"));
                assertEquals(List.of(), world.keys("MAIL#"));
                assertFalse(
                    world.storage().rounds().find(ROUND).orElseThrow().round().namesPeople());
              });
      case "HandlePersonalData" ->
          Story.reading(
              Stories::submitted,
              (_, answer) ->
                  assertEquals(
                      "Yasmine Oudkerk", answer.at("/registrations/0/practitioner/name").asText()));
      case "ReleaseAddress" ->
          new Story(
              Stories::bounced,
              (world, _) -> {
                assertEquals(
                    Set.of(AddressState.FINE),
                    Set.copyOf(world.storage().addresses().all().values()));
                assertEquals(
                    1,
                    world.keys("EVENT#").stream().filter(key -> key.contains("#again-")).count());
              });
      case "SweepOutbox" ->
          new Story(
              Stories::closed,
              (world, _) ->
                  assertEquals(
                      Stream.concat(
                              world.keys("EVENT#").stream()
                                  .filter(key -> !key.contains("#again-"))
                                  .map(key -> key.replace(" ", "#again- ")),
                              mails(world).stream().map(it -> "EVENT#" + it + "#again- MailQueued"))
                          .sorted()
                          .toList(),
                      world.keys("EVENT#").stream()
                          .filter(key -> key.contains("#again-"))
                          .map(key -> key.replaceFirst("#again-\\S+", "#again-"))
                          .distinct()
                          .sorted()
                          .toList()));
      default -> Story.ordinary(readsOnly, Stories::seated);
    };
  }

  /** The mails that were queued, in order. */
  private static List<String> mails(World world) {
    return world.keys("MAIL#").stream()
        .map(key -> key.replaceFirst(".* MailQueued#", ""))
        .sorted()
        .toList();
  }

  private static void opened(World world) {
    world.storage().schools().load(Sample.schools().values());
    assertTrue(world.storage().open(Sample.round()));
  }

  private static void submitted(World world) {
    opened(world);
    var mails =
        Addressee.of(REGISTRATION.submission().pair()).stream()
            .map(to -> RegistrationMails.confirmation(REGISTRATION.reference(), to))
            .toList();
    assertInstanceOf(
        Receipt.Accepted.class,
        world
            .storage()
            .registrations()
            .submit(Sample.round(), REGISTRATION, Idempotency.of("key", "content"), mails));
  }

  /** Both people of the pair have their confirmation. */
  private static void confirmed(World world) {
    submitted(world);
    for (var to : Addressee.of(REGISTRATION.submission().pair())) {
      var mail = RegistrationMails.confirmation(REGISTRATION.reference(), to);
      world.storage().mails().claim(mail, world.table().clock().instant());
      world.storage().mails().sent(mail, "message-" + to, world.table().clock().instant());
    }
  }

  /** Uses the key that the samples' links are made with. */
  private static void linked(World world) {
    submitted(world);
    new TableLinkKey(world.table()).findOrMake(Sample.linkRandom());
  }

  private static void longAgo(World world) {
    var round = Sample.endingOn(Sample.round(), LocalDate.of(2018, 10, 1));
    world.storage().schools().load(Sample.schools().values());
    assertTrue(world.storage().open(round));
    var mail = RegistrationMails.confirmation(REGISTRATION.reference(), Addressee.LEADER);
    assertInstanceOf(
        Receipt.Accepted.class,
        world
            .storage()
            .registrations()
            .submit(round, REGISTRATION, Idempotency.of("key", "content"), List.of(mail)));
  }

  private static void bounced(World world) {
    submitted(world);
    var address = REGISTRATION.submission().pair().practitioner().email();
    var mail = RegistrationMails.confirmation(REGISTRATION.reference(), Addressee.PRACTITIONER);
    world
        .storage()
        .addresses()
        .report(
            new DeliveryReport(
                mail,
                new TableAddressIds(world.table()).findOrMake(new Random(1)).of(address),
                "message",
                DeliveryReport.Kind.PERMANENT_BOUNCE,
                world.table().clock().instant()));
  }

  private static final nl.leernetwerk.registration.Outcome SEATED =
      new nl.leernetwerk.registration.Outcome.Seated(REGISTRATION.reference(), 1, 1, "PO", 12);

  /** A round whose seats are allocated, with a seat for the registration of the samples. */
  private static void seated(World world) {
    decided(world, Sample.round(), SEATED);
    new TableLinkKey(world.table()).findOrMake(Sample.linkRandom());
  }

  /** The registration itself also says that it has a seat. */
  private static void inTheirNetwork(World world) {
    seated(world);
    world
        .storage()
        .allocations()
        .apply(Sample.round(), List.of(new Allocations.Applied(SEATED, "trace", List.of())));
  }

  /** A meeting on a day that never comes. */
  private static void settled(World world) {
    var appointment =
        new Appointment(
            LocalDate.of(2090, 1, 1),
            Appointment.USUAL_START,
            Appointment.LATEST_END,
            new Place("Het Huis", "Plein 1, Utrecht", Optional.empty()));
    var now = world.table().clock().instant();
    assertTrue(
        new TableMeetings(world.table())
            .save(
                Sample.round(),
                "PO",
                new MeetingPlan(
                    1,
                    new Actor.Facilitator("sanne"),
                    now,
                    List.of(Meeting.planned(1).in(new Meeting.State.Settled(appointment)))),
                new Arrival(now, "request")));
  }

  /** A round that never ends, with an initiative that nobody has reached in five months. */
  private static void notReachedForLong(World world) {
    var round = Sample.endingOn(Sample.round(), LocalDate.of(2090, 1, 1));
    var allocated = world.table().clock().instant().minus(Duration.ofDays(150));
    decided(world, round, SEATED, allocated);
    world
        .storage()
        .allocations()
        .apply(round, List.of(new Allocations.Applied(SEATED, "trace", List.of())));
  }

  /** A round whose seats are allocated so. */
  private static void decided(
      World world, Round round, nl.leernetwerk.registration.Outcome outcome) {
    decided(world, round, outcome, world.table().clock().instant());
  }

  private static void decided(
      World world, Round round, nl.leernetwerk.registration.Outcome outcome, Instant now) {
    var storage = world.storage();
    storage.schools().load(Sample.schools().values());
    assertTrue(storage.open(round));
    storage
        .registrations()
        .submit(round, REGISTRATION, Idempotency.of("key", "content"), List.of());
    storage.rounds().close(ROUND, new RoundProgress.Closed(now, Sample.SEED));
    var decision =
        new Allocation(List.of(new Allocation.SectorOutcomes(Sector.PO, List.of(outcome))));
    storage.allocations().commit(round, decision);
    storage.allocations().finish(round, now);
  }

  private static void withdrawn(World world) {
    decided(world, Sample.round(), SEATED);
    var events =
        List.<RosterEvent>of(
            new RosterEvent.ListOpened(
                List.of(new Roster.Room("PO", 12)), Sample.round().offers().lastDay()),
            new RosterEvent.Withdrawn(REGISTRATION.reference(), Optional.of("PO")));
    var change =
        new RosterChange(
            1, world.table().clock().instant(), new Actor.Automatic(), Optional.empty(), events);
    assertTrue(world.storage().journal().append(Sample.round(), Sector.PO, change, it -> it));
  }

  private static void awaitingItsBeacon(World world) {
    var beacon = BeaconRelay.beacon();
    var round = Sample.withBeacon(DRAWN, beacon);
    var closedAt = round.endsAt().plusSeconds(120);
    assertTrue(world.storage().open(round));
    assertTrue(
        world.storage().rounds().close(round.id(), RoundProgress.Closed.awaitingBeacon(closedAt)));
    new TableDraws(world.table()).publish(round, DrawList.of(round, List.of()), closedAt);
  }

  private static void closed(World world) {
    submitted(world);
    assertTrue(
        world
            .storage()
            .rounds()
            .close(ROUND, new RoundProgress.Closed(world.table().clock().instant(), Sample.SEED)));
  }

  private static void registered(World world, JsonNode answer) {
    assertEquals(201, answer.path("statusCode").asInt());
    var reference = body(answer).path("reference").asText();
    assertEquals(
        List.of(reference),
        world.storage().registrations().of(ROUND).stream()
            .map(it -> it.reference().text())
            .toList());
    assertEquals(
        List.of(reference + "/leader.confirmation.1", reference + "/practitioner.confirmation.1"),
        mails(world));
  }

  private static void allocated(World world, JsonNode answer) {
    assertInstanceOf(RoundProgress.Allocated.class, progress(world));
    assertInstanceOf(
        RegistrationState.Seated.class,
        world.storage().registrations().of(ROUND).getFirst().state());
    assertEquals(
        2, world.keys("MAIL#").stream().filter(key -> key.contains(".decision.1")).count());
    assertTrue(world.keys("EVENT#").contains("EVENT#" + ROUND + " SeatsAllocated"));
  }

  private static void mailed(World world, JsonNode answer) {
    assertTrue(answer.path("batchItemFailures").isEmpty(), answer::toString);
    assertEquals(
        List.of("y.oudkerk@example.org"),
        world.mails().stream().map(mail -> mail.path("to").asText()).toList());
  }

  /** The claim of a sender that died holds for five minutes. */
  private static void claimsAreVoid(World world) {
    world
        .table()
        .client()
        .updateItem(
            it ->
                it.tableName(world.table().name())
                    .key(
                        MailItem.key(
                            RegistrationMails.confirmation(
                                REGISTRATION.reference(), Addressee.PRACTITIONER)))
                    .updateExpression("SET claimedAt = :long")
                    .conditionExpression("attribute_exists(claimedAt)")
                    .expressionAttributeValues(
                        Map.of(":long", AttributeValue.fromS("2024-10-01T22:00:00Z"))));
  }

  private static RoundProgress progress(World world) {
    return world.storage().rounds().find(ROUND).orElseThrow().progress();
  }

  private static JsonNode body(JsonNode answer) {
    try {
      return JSON.readTree(answer.path("body").asText());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String pointer(JsonNode answer) {
    return answer.path("errors").path(0).path("pointer").asText();
  }
}
