package nl.leernetwerk.registration;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.leernetwerk.Sample;
import nl.leernetwerk.journal.OrganiserAct;
import nl.leernetwerk.journal.OrganiserActs;
import nl.leernetwerk.kernel.Actor;
import nl.leernetwerk.kernel.EmailAddress;
import nl.leernetwerk.kernel.Readings;
import nl.leernetwerk.kernel.Reference;
import nl.leernetwerk.kernel.Retention;
import nl.leernetwerk.mailing.Mail;
import nl.leernetwerk.rounds.Round;
import nl.leernetwerk.rounds.RoundProgress;
import nl.leernetwerk.rounds.Rounds;
import nl.leernetwerk.rounds.RunningRound;
import nl.leernetwerk.rounds.StoredRounds;
import org.junit.jupiter.api.Test;

class PersonActsTest {
  private static final Instant NOW = Instant.parse("2024-10-05T10:00:00Z");
  private static final Actor.Organiser NOOR = new Actor.Organiser("noor");
  private static final RunningRound ROUND =
      new RunningRound(Sample.round(), new RoundProgress.Unclosed());
  private static final Registration SHARED = Sample.form().sharedAddress().register();
  private static final Registration OTHER =
      Sample.form()
          .number(2)
          .practitioner(
              new Person("A", new EmailAddress("a@example.org"), "docent", Optional.empty()))
          .register();

  private final Map<OrganiserAct, Retention> written = new LinkedHashMap<>();
  private final PersonActs acts = new PersonActs(new OneRound(), new Two(), new Written());

  @Test
  void an_act_about_a_person_is_written_for_each_place_that_has_the_address_and_for_no_other() {
    acts.write(
        PersonActs.EXPORT, SHARED.submission().pair().leader().email(), NOOR, "request", NOW);
    assertEquals(
        List.of(act("PRACTITIONER", "practitioner"), act("LEADER", "leader")),
        List.copyOf(written.keySet()));
    assertEquals(List.of(ROUND.round().retention()), written.values().stream().distinct().toList());
  }

  @Test
  void nothing_is_written_about_an_address_that_has_no_place() {
    acts.write(PersonActs.ERASE, Sample.FACILITATOR.email(), NOOR, "request", NOW);
    assertEquals(Map.of(), written);
  }

  private static OrganiserAct act(String place, String word) {
    return new OrganiserAct(
        "request-P0000001-" + place,
        NOW,
        NOOR,
        "export",
        word + " 2024-2025-P000-0001",
        Optional.empty());
  }

  private static final class OneRound implements Rounds {
    @Override
    public StoredRounds read() {
      return new StoredRounds(List.of(ROUND), List.of());
    }

    @Override
    public boolean close(String round, RoundProgress.Closed closing) {
      throw new UnsupportedOperationException();
    }
  }

  private static final class Two implements Registrations {
    @Override
    public Readings<Registration> read(String round) {
      return new Readings<>(List.of(SHARED, OTHER), List.of());
    }

    @Override
    public Receipt submit(
        Round round, Registration registration, Idempotency idempotency, List<Mail> mails) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Optional<Receipt> seen(Idempotency idempotency) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Optional<Registration> find(Reference reference) {
      throw new UnsupportedOperationException();
    }

    @Override
    public boolean isTaken(String round, Participant school) {
      throw new UnsupportedOperationException();
    }
  }

  private final class Written implements OrganiserActs {
    @Override
    public void write(Retention retention, OrganiserAct act) {
      written.put(act, retention);
    }

    @Override
    public List<OrganiserAct> of(String round) {
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

    @Override
    public void forgetReason(String round, String id) {
      throw new UnsupportedOperationException();
    }
  }
}
