package nl.leernetwerk.registration.letters;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.leernetwerk.journal.JournalLine;
import nl.leernetwerk.journal.JournalSource;
import nl.leernetwerk.journal.Words;
import nl.leernetwerk.kernel.Actor;
import nl.leernetwerk.kernel.PairRole;
import nl.leernetwerk.kernel.Reference;
import nl.leernetwerk.registration.Amendment;
import nl.leernetwerk.registration.AmendmentAction;
import nl.leernetwerk.registration.Amendments;
import nl.leernetwerk.registration.Registration;
import nl.leernetwerk.registration.Registrations;
import nl.leernetwerk.registration.SubmittedBy;

/** The journal lines about registrations: each arrival, and every change since. */
public record RegistrationJournalSource(Registrations registrations, Amendments amendments)
    implements JournalSource {
  private static final String SENT_IN = "aanmelding/";
  private static final String AMENDMENT = "wijziging/";
  private static final Pattern AMENDED = Pattern.compile(AMENDMENT + "(.+)/([1-9][0-9]{0,8})");
  private static final int SENT_IN_RANK = 10;
  private static final int AMENDED_RANK = 20;

  @Override
  public List<JournalLine> lines(String round, Words words) {
    var amended =
        amendments.ofRound(round).stream().collect(Collectors.groupingBy(Amendment::registration));
    return registrations.read(round).values().stream()
        .flatMap(
            registration ->
                lines(
                    registration, amended.getOrDefault(registration.reference(), List.of()), words))
        .toList();
  }

  @Override
  public List<JournalLine> about(Reference reference, Words words) {
    return registrations.find(reference).stream()
        .flatMap(registration -> lines(registration, amendments.of(reference), words))
        .toList();
  }

  private static Stream<JournalLine> lines(
      Registration registration, List<Amendment> changes, Words words) {
    return Stream.concat(
        // The roster's journal tells of whoever an organiser entered.
        Stream.of(registration)
            .filter(it -> !it.enteredLater())
            .map(it -> sentIn(it, changes, words)),
        changes.stream().map(change -> line(change, words)));
  }

  private static JournalLine sentIn(
      Registration registration, List<Amendment> changes, Words words) {
    var reference = registration.reference();
    // A change may have given the registration a new time of arrival.
    var arrived =
        changes.stream()
            .filter(change -> change.action() instanceof AmendmentAction.Changed)
            .flatMap(change -> ((AmendmentAction.Changed) change.action()).arrivedBefore().stream())
            .min(Instant::compareTo)
            .orElse(registration.arrival().at());
    // A hand-over makes the registration forget who filled in the form.
    var filledIn =
        changes.stream()
            .filter(change -> change.action() instanceof AmendmentAction.HandedOver)
            .flatMap(
                change -> ((AmendmentAction.HandedOver) change.action()).filledInBefore().stream())
            .findFirst()
            .orElse(registration.submission().submittedBy());
    return new JournalLine(
        SENT_IN + reference.text(),
        SENT_IN_RANK,
        arrived,
        submitter(reference, filledIn),
        Optional.empty(),
        List.of(reference),
        List.of(RegistrationWords.sentIn(reference, filledIn, words.at(arrived))));
  }

  /**
   * The person who sent it in. Somebody outside the pair is a person that the system does not know.
   */
  private static Actor submitter(Reference registration, SubmittedBy filledIn) {
    return Stream.of(PairRole.values())
        .filter(role -> filledIn.is(role))
        .findFirst()
        .<Actor>map(role -> new Actor.Participant(registration, role))
        .orElseGet(Actor.Automatic::new);
  }

  private static JournalLine line(Amendment change, Words words) {
    var reference = change.registration();
    return new JournalLine(
        AMENDMENT + reference.text() + "/" + change.version(),
        AMENDED_RANK,
        change.at(),
        change.by(),
        change.why(),
        List.of(reference),
        List.of(RegistrationWords.of(reference, change.action(), words.at(change.at()))));
  }

  @Override
  public boolean forgetReason(String round, String line) {
    var parts = AMENDED.matcher(line);
    if (!parts.matches()) {
      return false;
    }
    var amendment =
        Reference.parse(parts.group(1))
            .filter(reference -> reference.round().equals(round))
            .flatMap(reference -> amendments.find(reference, Integer.parseInt(parts.group(2))));
    amendment.ifPresent(it -> amendments.forgetReason(it.registration(), it.version()));
    return amendment.isPresent();
  }
}
