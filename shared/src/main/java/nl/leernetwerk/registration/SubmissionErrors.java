package nl.leernetwerk.registration;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import nl.leernetwerk.kernel.FieldError;
import nl.leernetwerk.kernel.Sector;
import nl.leernetwerk.rounds.Round;
import nl.leernetwerk.schools.School;
import nl.leernetwerk.schools.SchoolCode;

/**
 * What can be wrong with a well-formed submission when it is compared with its round and with the
 * national list of schools.
 */
public final class SubmissionErrors {
  private SubmissionErrors() {}

  /** What is wrong with a submission in this round, apart from its schools. */
  public static List<FieldError> in(Round round, Submission submission) {
    var room = round.largestCapacity(submission.network());
    if (room.isEmpty()) {
      return List.of(noSuchNetwork(submission.network()));
    }
    return round.capacityUnit().seats(submission.schools().size()) > room.getAsInt()
        ? List.of(tooManySchools(room.getAsInt()))
        : List.of();
  }

  /**
   * What is wrong with a submission's schools.
   *
   * @param listed those of the schools that are in the list
   */
  public static List<FieldError> of(Submission submission, Map<SchoolCode, School> listed) {
    var missing = submission.codes().stream().filter(code -> !listed.containsKey(code)).toList();
    if (!missing.isEmpty()) {
      return unknownSchools(submission.schools(), missing);
    }
    return NetworkChoice.decided(submission.schools(), listed.values())
        .filter(sector -> sector != submission.network())
        .map(SubmissionErrors::otherSector)
        .stream()
        .toList();
  }

  /** The schools determine another network. */
  public static FieldError otherSector(Sector sector) {
    return new FieldError(
        "#/network", "Bij deze scholen hoort leernetwerk %s. Kies %s.".formatted(sector, sector));
  }

  private static FieldError noSuchNetwork(Sector sector) {
    return new FieldError(
        "#/network", "In deze ronde is er geen leernetwerk %s. Kies een ander.".formatted(sector));
  }

  private static FieldError tooManySchools(int room) {
    return new FieldError(
        "#/schools",
        "Een leernetwerk heeft plek voor %d scholen. Meld er hooguit %d samen aan."
            .formatted(room, room));
  }

  /** These codes of schools are not in the list. */
  public static List<FieldError> unknownSchools(
      List<Participant> participants, Collection<SchoolCode> codes) {
    return IntStream.range(0, participants.size())
        .filter(
            i ->
                participants.get(i) instanceof Participant.Listed(var code) && codes.contains(code))
        .mapToObj(i -> unknownSchool("#/schools/" + i + "/code"))
        .toList();
  }

  /** The code at that place is not in the list. */
  public static FieldError unknownSchool(String pointer) {
    return new FieldError(
        pointer,
        "Deze code staat niet in de lijst van scholen. Zoek de school op naam, of vul in plaats van"
            + " de code de naam en de plaats in.");
  }

  /** The schools that stand in the list before, each under its own number. */
  public static List<FieldError> repeated(List<Participant> schools) {
    var identities = schools.stream().map(Participant::identity).toList();
    return IntStream.range(0, schools.size())
        .filter(i -> identities.indexOf(identities.get(i)) < i)
        .mapToObj(i -> repeated("#/schools/" + i, identities.indexOf(identities.get(i)) + 1))
        .toList();
  }

  /** The school at that place is the same as an earlier one, whose number is counted from 1. */
  public static FieldError repeated(String pointer, int earlier) {
    return new FieldError(
        pointer,
        "Dit is dezelfde school als school %d. Noem elke school één keer.".formatted(earlier));
  }

  /** These schools are in another registration; the error names no person. */
  public static List<FieldError> taken(List<Participant> participants, List<Participant> taken) {
    return taken.stream()
        .map(
            school ->
                new FieldError(
                    "#/schools/" + participants.indexOf(school),
                    "Deze school is in deze ronde al aangemeld."))
        .toList();
  }
}
