package nl.leernetwerk.registration;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import nl.leernetwerk.journal.ActKind;
import nl.leernetwerk.journal.OrganiserAct;
import nl.leernetwerk.journal.OrganiserActs;
import nl.leernetwerk.kernel.Actor;
import nl.leernetwerk.kernel.EmailAddress;
import nl.leernetwerk.kernel.PairRole;
import nl.leernetwerk.kernel.Reference;
import nl.leernetwerk.kernel.Word;
import nl.leernetwerk.rounds.Rounds;

/**
 * Writes down what organisers did about a person, in the journal of every round that has the person
 * in a pair.
 */
public record PersonActs(Rounds rounds, Registrations registrations, OrganiserActs acts) {
  /** An address was released, so that mail goes there again. */
  public static final ActKind RELEASE =
      kind("release", "Het e-mailadres van %s van %s mag weer e-mail krijgen.");

  /** A person was given everything that is stored about them. */
  public static final ActKind EXPORT = kind("export", "De gegevens van %s van %s zijn opgevraagd.");

  /** What is stored about a person was removed. */
  public static final ActKind ERASE = kind("erase", "De gegevens van %s van %s zijn verwijderd.");

  /** Every kind of act about a person. */
  public static final List<ActKind> ALL = List.of(RELEASE, EXPORT, ERASE);

  /**
   * A kind of act whose object is a place in a pair and a reference: {@code leader
   * 2024-2025-7K3F-9QXM}.
   */
  private static ActKind kind(String name, String sentence) {
    return new ActKind(
        name,
        (object, words) ->
            sentence.formatted(
                SubmissionField.called(
                    Addressee.of(object.substring(0, object.indexOf(' '))).roles().getFirst()),
                words.initiative(registration(object).orElseThrow())),
        PersonActs::registration);
  }

  private static Optional<Reference> registration(String object) {
    return Reference.parse(object.substring(object.indexOf(' ') + 1));
  }

  /**
   * Writes an act down for each place that has this address now. For an erasure this comes first,
   * because the address is gone afterwards.
   *
   * @param request the id of the request, so that the same act is written once
   */
  public void write(
      ActKind kind, EmailAddress email, Actor.Organiser by, String request, Instant at) {
    for (var running : rounds.all()) {
      for (var registration : registrations.read(running.round().id()).values()) {
        registration.submission().pair().roles(email).stream()
            .map(role -> act(kind, registration.reference(), role, by, request, at))
            .forEach(act -> acts.write(running.round().retention(), act));
      }
    }
  }

  private static OrganiserAct act(
      ActKind kind,
      Reference registration,
      PairRole role,
      Actor.Organiser by,
      String request,
      Instant at) {
    return new OrganiserAct(
        "%s-%s-%s".formatted(request, registration.serial(), role),
        at,
        by,
        kind.name(),
        Word.of(role) + " " + registration.text(),
        Optional.empty());
  }
}
