package nl.leernetwerk.digest.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import nl.leernetwerk.MovingClock;
import nl.leernetwerk.Sample;
import nl.leernetwerk.digest.Digest;
import nl.leernetwerk.digest.DigestMails;
import nl.leernetwerk.digest.Happening;
import nl.leernetwerk.kernel.table.LocalTable;
import nl.leernetwerk.kernel.table.Table;
import nl.leernetwerk.kernel.table.Unprotected;
import nl.leernetwerk.mailing.Mail;
import nl.leernetwerk.mailing.MailProgress;
import nl.leernetwerk.mailing.QueuedMail;
import nl.leernetwerk.storage.Storage;
import org.junit.jupiter.api.Test;

/** Two runs have seen the same last digest, and both make the next one. */
class DigestRaceTest {
  private static final Instant NOW = Instant.parse("2024-09-13T05:00:00Z");
  private static final Digest.Period PERIOD = Digest.next(Optional.empty(), NOW).orElseThrow();
  private static final List<Mail> MAILS = DigestMails.of(Sample.round(), 1);

  private final Table table = LocalTable.create(new MovingClock(NOW));
  private final Storage storage = LocalTable.storage(table);

  @Test
  void without_the_condition_the_digest_changes_and_a_mail_that_was_sent_is_sent_again() {
    assertTrue(race(new Unprotected(_ -> true)));
    assertEquals(PERIOD.until().plus(Duration.ofDays(1)), stored().until());
    assertEquals(MailProgress.WAITING, progress());
  }

  @Test
  void of_two_runs_at_once_one_makes_the_digest_and_nothing_is_told_twice() {
    assertFalse(race(new Unprotected(_ -> false)));
    assertEquals(PERIOD.until(), stored().until());
    assertEquals(MailProgress.SENT, progress());
  }

  /** The first run makes its digest, its mail is sent, and only then the second run writes. */
  private boolean race(Unprotected unprotected) {
    var digests =
        new TableDigests(new Table(LocalTable.client(unprotected), table.name(), table.clock()));
    assertTrue(digests.write(Sample.round(), digest(PERIOD.until()), MAILS));
    storage.mails().claim(MAILS.getFirst(), NOW);
    storage.mails().sent(MAILS.getFirst(), "message-1", NOW);
    return digests.write(Sample.round(), digest(PERIOD.until().plus(Duration.ofDays(1))), MAILS);
  }

  private static Digest digest(Instant until) {
    return Digest.of(
            new Digest.Period(1, PERIOD.from(), until),
            List.of(new Happening.Registered(Sample.form().register().reference())))
        .orElseThrow();
  }

  private Digest stored() {
    return new TableDigests(table).find(Sample.round().id(), 1).orElseThrow();
  }

  private MailProgress progress() {
    return storage.mails().ofRound(Sample.round().id(), NOW).stream()
        .map(QueuedMail::progress)
        .findFirst()
        .orElseThrow();
  }
}
