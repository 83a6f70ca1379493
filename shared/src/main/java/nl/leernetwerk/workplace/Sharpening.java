package nl.leernetwerk.workplace;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import nl.leernetwerk.kernel.Actor;
import nl.leernetwerk.kernel.Sha256;
import nl.leernetwerk.mailing.Mail;
import nl.leernetwerk.registration.Registration;
import nl.leernetwerk.registration.RegistrationState;
import nl.leernetwerk.registration.Sharpened;
import nl.leernetwerk.rounds.Round;

/** Sharpens the questions of initiatives with their pairs. */
public record Sharpening(SharpenStore store) {
  private static final int HASH_LENGTH = 12;

  /** What is decided about a request, before anything is written. */
  public sealed interface Decision {

    /** This step is to be written. */
    record Step(SharpenStep step) implements Decision {}

    /** It already is as asked. */
    record Unchanged(Registration now) implements Decision {}

    /** It cannot be done at this moment; a Dutch sentence or two say why. */
    record NotNow(String detail) implements Decision {}
  }

  /** The result of a request. */
  public sealed interface Answer {

    /** The registration is as asked, now or already before. */
    record Done(Registration now) implements Answer {}

    /** It cannot be done at this moment; a Dutch sentence or two say why. */
    record NotNow(String detail) implements Answer {}

    /** The registration or its sharpened text has changed since it was read. */
    record Overtaken() implements Answer {}

    /** The store was too busy. Nothing was changed, and the request may be repeated. */
    record Busy() implements Answer {}
  }

  /** Whether the text of a registration may be sharpened: it has a seat, or still may get one. */
  public static boolean isOpen(Registration registration) {
    return !registration.submission().pair().isErased()
        && switch (registration.state()) {
          case RegistrationState.Seated _,
              RegistrationState.Accepted _,
              RegistrationState.Offered _,
              RegistrationState.Waiting _ ->
              true;
          default -> false;
        };
  }

  /** Decides about a new version, by a facilitator, an organiser or a person of the pair. */
  public static Decision decide(
      Round round, Registration before, SharpenText text, Actor by, Instant at) {
    if (before.sharpened().filter(text::isIn).isPresent()) {
      return new Decision.Unchanged(before);
    }
    boolean ofThePair = by instanceof Actor.Participant;
    if (!isOpen(before) || (ofThePair && before.sharpened().isEmpty())) {
      return new Decision.NotNow(
          ofThePair
              ? "Er is geen aangescherpte tekst om te verbeteren."
              : "De leervragen van dit initiatief kunnen nu niet worden aangescherpt: het heeft"
                  + " geen plek en staat niet op de wachtlijst.");
    }
    int version = before.sharpened().map(it -> it.version() + 1).orElse(1);
    boolean small = text.small() && !ofThePair;
    var next =
        new Sharpened(
            version,
            text.questions(),
            text.expectations(),
            by,
            at,
            small,
            small ? before.sharpened().flatMap(Sharpening::answered) : Optional.empty());
    var mails =
        ofThePair
            ? SharpenMails.toFacilitators(round, before, version)
            : small ? List.<Mail>of() : SharpenMails.toPair(before, version);
    return new Decision.Step(new SharpenStep(before, next, mails));
  }

  /** A small correction does not ask again for an answer that was given. */
  private static Optional<Sharpened.Confirmed> answered(Sharpened before) {
    return before
        .confirmed()
        .or(
            () ->
                before.by() instanceof Actor.Participant
                    ? Optional.of(new Sharpened.Confirmed(before.by(), before.at()))
                    : Optional.empty());
  }

  /** Decides about the confirmation of the text by a person of the pair. */
  public static Decision confirm(Registration before, Actor.Participant by, Instant at) {
    if (before.sharpened().isEmpty()) {
      return new Decision.NotNow("Er is geen aangescherpte tekst om te bevestigen.");
    }
    var text = before.sharpened().get();
    if (!text.awaitsAnswer()) {
      return new Decision.Unchanged(before);
    }
    return new Decision.Step(
        new SharpenStep(
            before,
            new Sharpened(
                text.version(),
                text.questions(),
                text.expectations(),
                text.by(),
                text.at(),
                text.small(),
                Optional.of(new Sharpened.Confirmed(by, at))),
            List.of()));
  }

  /** Carries out a decision. */
  public Answer carryOut(Round round, Decision decision) {
    return switch (decision) {
      case Decision.Unchanged(var now) -> new Answer.Done(now);
      case Decision.NotNow(var detail) -> new Answer.NotNow(detail);
      case Decision.Step(var step) ->
          switch (store.write(round, step)) {
            case DONE -> new Answer.Done(step.after());
            case OVERTAKEN -> new Answer.Overtaken();
            case BUSY -> new Answer.Busy();
          };
    };
  }

  /**
   * A tag that changes with everything that sharpening could overwrite unseen: the text that was
   * sent in, and the sharpened one with its answer. A change of a person leaves it as it is.
   */
  public static String tag(Registration registration) {
    var sent = registration.submission();
    var asked = String.join("\n", sent.learningQuestions()) + "\n" + sent.expectations();
    return "\"%s%s\""
        .formatted(
            Sha256.hex(asked.getBytes(StandardCharsets.UTF_8)).substring(0, HASH_LENGTH),
            registration
                .sharpened()
                .map(it -> "." + it.version() + (it.confirmed().isPresent() ? ".confirmed" : ""))
                .orElse(""));
  }
}
