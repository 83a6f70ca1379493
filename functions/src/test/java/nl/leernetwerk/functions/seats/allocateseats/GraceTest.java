package nl.leernetwerk.functions.seats.allocateseats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import nl.leernetwerk.Sample;
import nl.leernetwerk.kernel.Arrival;
import nl.leernetwerk.kernel.Reference;
import nl.leernetwerk.kernel.Sector;
import nl.leernetwerk.registration.Idempotency;
import nl.leernetwerk.registration.Receipt;
import nl.leernetwerk.registration.Registration;
import nl.leernetwerk.registration.RegistrationState;
import nl.leernetwerk.rounds.Round;
import nl.leernetwerk.rounds.RoundProgress;
import org.junit.jupiter.api.Test;

/** Why a round is closed a minute after its deadline and not at once. */
class GraceTest {
  /** How long API Gateway waits for a function: an HTTP API's hard limit. */
  private static final Duration GATEWAY = Duration.ofSeconds(30);

  private static final Round ROUND = Sample.round();

  /**
   * A registration that was received in the last millisecond, and is stored when its function is
   * ready.
   */
  private static final Registration LAST =
      Registration.accepted(
          new Reference(ROUND.id(), "P9999999"),
          new Arrival(ROUND.endsAt().minusMillis(1), "request-last"),
          Sample.registrations(Sector.PO, 4).getLast().submission());

  @Test
  void without_the_grace_a_registration_that_was_in_time_gets_no_outcome() {
    var enrolled = Enrolled.unclosed(ROUND, Sample.registrations(Sector.PO, 3));
    close(enrolled, Duration.ZERO);
    enrolled.allocate();
    submit(enrolled);
    enrolled.allocate();
    // The registration was accepted and confirmed, and the decision does not know it: it is lost.
    assertInstanceOf(RegistrationState.Submitted.class, stateOfLast(enrolled));
  }

  @Test
  void with_the_grace_everything_that_was_in_time_is_stored_before_the_decision() {
    var enrolled = Enrolled.unclosed(ROUND, Sample.registrations(Sector.PO, 3));
    submit(enrolled);
    close(enrolled, Round.GRACE);
    enrolled.allocate();
    assertInstanceOf(RegistrationState.Seated.class, stateOfLast(enrolled));
  }

  @Test
  void no_request_lives_longer_than_the_grace() throws IOException {
    var function = Duration.ofSeconds(timeout("SubmitRegistration"));
    var longest = GATEWAY.plus(function);
    assertTrue(longest.compareTo(Round.GRACE) < 0, longest + " is not less than " + Round.GRACE);
    var lastStored = LAST.arrival().at().plus(longest);
    assertTrue(ROUND.accepts(LAST.arrival().at()));
    assertFalse(ROUND.mayClose(lastStored));
  }

  private static void submit(Enrolled enrolled) {
    assertEquals(
        new Receipt.Accepted(LAST.reference()),
        enrolled
            .storage()
            .registrations()
            .submit(ROUND, LAST, Idempotency.of("last", "content"), List.of()));
  }

  private static void close(Enrolled enrolled, Duration afterDeadline) {
    var at = ROUND.endsAt().plus(afterDeadline);
    enrolled.storage().rounds().close(ROUND.id(), new RoundProgress.Closed(at, Sample.SEED));
  }

  private static RegistrationState stateOfLast(Enrolled enrolled) {
    return enrolled.storage().registrations().find(LAST.reference()).orElseThrow().state();
  }

  /** The time-out of a function in the template: its own, or the common one. */
  private static int timeout(String function) throws IOException {
    var template = Files.readString(Path.of(System.getProperty("project.root"), "template.yaml"));
    var globals =
        template.substring(template.indexOf("\nGlobals:"), template.indexOf("\nResources:"));
    var rest = template.substring(template.indexOf("\n  " + function + ":\n") + 1);
    var block = rest.split("\n  (?=\\S)", 2)[0];
    assertTrue(block.contains("AWS::Serverless::Function"), block);
    return seconds(block).orElseGet(() -> seconds(globals).orElseThrow());
  }

  private static OptionalInt seconds(String block) {
    var timeout = Pattern.compile("\n *Timeout: ([0-9]+)").matcher(block);
    return timeout.find()
        ? OptionalInt.of(Integer.parseInt(timeout.group(1)))
        : OptionalInt.empty();
  }
}
