package nl.leernetwerk.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.leernetwerk.kernel.Actor;
import nl.leernetwerk.kernel.Reference;
import nl.leernetwerk.kernel.Retention;
import nl.leernetwerk.mailing.Mail;
import org.junit.jupiter.api.Test;

/** The journal of a round, with the lines about what organisers did and those of another source. */
class FullJournalTest {
  private static final Instant TEN = Instant.parse("2024-10-05T10:00:00Z");
  private static final Instant ELEVEN = Instant.parse("2024-10-05T11:00:00Z");
  private static final Actor.Organiser NOOR = new Actor.Organiser("noor");
  private static final Reference FIRST = new Reference("2024-2025", "P0000001");
  private static final Reference SECOND = new Reference("2024-2025", "P0000002");

  private static final OrganiserAct MAILED_FIRST =
      mailed("1", FIRST.text() + "/leader.decision.1", Optional.of("gebeld"));
  private static final OrganiserAct MAILED_SECOND =
      mailed("2", SECOND.text() + "/leader.decision.1", Optional.of("gemaild"));
  private static final OrganiserAct MAILED_NETWORK =
      mailed("3", "2024-2025.PO/facilitator-1.list.1", Optional.empty());

  private final Stored stored = new Stored();
  private final ActJournal acts = new ActJournal(stored, ActKind.ALL);
  private final FullJournal journal =
      new FullJournal(
          List.of(
              acts,
              new Other(
                  milestone("PO/10", 1, TEN),
                  milestone("PO/2", 1, TEN),
                  milestone("PO/1", 1, TEN),
                  milestone("later", 1, ELEVEN),
                  milestone("after the acts", 101, TEN))));

  @Test
  void lines_are_told_by_time_then_by_what_comes_first_at_one_moment_then_by_their_numbers() {
    assertEquals(
        List.of("PO/1", "PO/2", "PO/10", "daad/1", "daad/2", "daad/3", "after the acts", "later"),
        ids(journal.lines("2024-2025", new Plain())));
  }

  @Test
  void the_journal_of_a_registration_has_the_lines_about_that_registration_alone() {
    assertEquals(
        List.of("PO/1", "PO/2", "PO/10", "daad/2", "after the acts", "later"),
        ids(journal.about(SECOND, new Plain())));
  }

  @Test
  void a_line_tells_who_did_what_and_why_with_the_names_of_that_moment() {
    var words = new Plain();
    assertEquals(
        new JournalLine(
            "daad/1",
            100,
            TEN,
            NOOR,
            Optional.of("gebeld"),
            List.of(FIRST),
            List.of(
                "Een e-mail is opnieuw verstuurd: decision, aan initiatief 2024-2025-P000-0001.")),
        acts.lines("2024-2025", words).getFirst());
    assertEquals(
        List.of("Een e-mail is opnieuw verstuurd: list, aan 2024-2025.PO."),
        acts.lines("2024-2025", words).getLast().told());
    assertEquals(List.of(TEN), words.moments.stream().distinct().toList());
  }

  @Test
  void an_act_whose_object_is_no_mail_is_still_told() {
    stored.acts.clear();
    stored.acts.add(mailed("1", "?", Optional.empty()));
    stored.acts.add(new OrganiserAct("2", TEN, NOOR, "why", "PO/3", Optional.empty()));
    assertEquals(
        List.of(
            List.of("Een e-mail is opnieuw verstuurd."),
            List.of("De reden bij regel PO/3 is gewist.")),
        acts.lines("2024-2025", new Plain()).stream().map(JournalLine::told).toList());
  }

  @Test
  void an_act_of_a_kind_that_no_feature_declares_is_never_told_as_another() {
    stored.acts.add(new OrganiserAct("4", TEN, NOOR, "x", "PO/3", Optional.empty()));
    assertThrows(IllegalStateException.class, () -> journal.lines("2024-2025", new Plain()));
  }

  @Test
  void the_reason_of_a_line_is_erased_and_of_a_line_that_is_not_there_nothing() {
    assertTrue(journal.forgetReason("2024-2025", "daad/2"));
    assertEquals(List.of("2"), stored.forgotten);
    assertTrue(journal.forgetReason("2024-2025", "PO/2"));
    assertFalse(journal.forgetReason("2024-2025", "daad/9"));
    assertEquals(List.of("2"), stored.forgotten);
  }

  @Test
  void the_reasons_of_all_that_was_done_about_a_registration_are_erased_and_no_others() {
    stored.acts.add(mailed("4", SECOND.text() + "/leader.decision.1", Optional.empty()));
    acts.forgetReasons(SECOND);
    assertEquals(List.of("2"), stored.forgotten);
  }

  private static OrganiserAct mailed(String id, String mail, Optional<String> why) {
    return new OrganiserAct(id, TEN, NOOR, "mail", mail, why);
  }

  private static JournalLine milestone(String id, int rank, Instant at) {
    return JournalLine.milestone(id, rank, at, List.of(), "Er gebeurde iets.");
  }

  private static List<String> ids(List<JournalLine> lines) {
    return lines.stream().map(JournalLine::id).toList();
  }

  /** Words as they are, and the moments whose words were asked for. */
  private static final class Plain implements Words {
    private final List<Instant> moments = new ArrayList<>();

    @Override
    public Words at(Instant moment) {
      moments.add(moment);
      return this;
    }

    @Override
    public String initiative(Reference registration) {
      return "initiatief " + registration.text();
    }

    @Override
    public String mail(Mail mail) {
      return mail.kind();
    }

    @Override
    public String reader(Mail mail) {
      return Reference.parse(mail.about()).map(this::initiative).orElse(mail.about());
    }
  }

  /** A source whose lines are about every registration, and all may lose their reason. */
  private record Other(List<JournalLine> all) implements JournalSource {
    private Other(JournalLine... all) {
      this(List.of(all));
    }

    @Override
    public List<JournalLine> lines(String round, Words words) {
      return all;
    }

    @Override
    public List<JournalLine> about(Reference registration, Words words) {
      return all;
    }

    @Override
    public boolean forgetReason(String round, String line) {
      return all.stream().anyMatch(it -> it.id().equals(line));
    }
  }

  private static final class Stored implements OrganiserActs {
    private final List<OrganiserAct> acts =
        new ArrayList<>(List.of(MAILED_FIRST, MAILED_SECOND, MAILED_NETWORK));
    private final List<String> forgotten = new ArrayList<>();

    @Override
    public List<OrganiserAct> of(String round) {
      return acts;
    }

    @Override
    public void forgetReason(String round, String id) {
      forgotten.add(id);
    }

    @Override
    public void write(Retention retention, OrganiserAct act) {
      throw new UnsupportedOperationException();
    }

    @Override
    public boolean giveUp(Retention retention, Mail mail, OrganiserAct act) {
      throw new UnsupportedOperationException();
    }

    @Override
    public boolean sendAgain(Retention retention, Mail mail, OrganiserAct act) {
      throw new UnsupportedOperationException();
    }
  }
}
