package nl.leernetwerk.registration.http;

import java.util.List;
import nl.leernetwerk.kernel.FieldError;
import nl.leernetwerk.kernel.http.Problem;
import nl.leernetwerk.kernel.http.Problems;
import nl.leernetwerk.registration.Participant;
import nl.leernetwerk.registration.Receipt;
import nl.leernetwerk.registration.Submission;
import nl.leernetwerk.registration.SubmissionErrors;
import nl.leernetwerk.rounds.Round;

/** The refusals of a registration, when it is sent in and when it changes. */
public final class SubmissionProblems {
  /** No registration has that reference. */
  public static final Problem UNKNOWN =
      new Problem(
          404,
          "no-registration",
          "Deze aanmelding kennen we niet",
          "We kennen geen aanmelding met dit kenmerk. Kijk of je het kenmerk uit de"
              + " bevestigingsmail precies hebt overgenomen.");

  private SubmissionProblems() {}

  /** These fields are not right; there is at least one. */
  public static Problem invalid(List<FieldError> errors) {
    return Problems.invalid(errors)
        .saying(
            errors.size() == 1
                ? "Eén ding in de aanmelding klopt nog niet. Verbeter het en verstuur opnieuw."
                : "%d dingen in de aanmelding kloppen nog niet. Verbeter ze en verstuur opnieuw."
                    .formatted(errors.size()));
  }

  /** Why the store did not take a submission; the receipt must be a refusal. */
  public static Problem of(Receipt receipt, Round round, Submission submission) {
    var participants = submission.schools();
    return switch (receipt) {
      case Receipt.KeyReused _ -> SubmissionIdempotency.REUSED;
      case Receipt.UnknownSchools(var codes) ->
          invalid(SubmissionErrors.unknownSchools(participants, codes)).with(round.contact());
      case Receipt.OtherSector(var sector) ->
          invalid(List.of(SubmissionErrors.otherSector(sector))).with(round.contact());
      case Receipt.Taken(var taken) -> taken(round, participants, taken);
      case Receipt.Busy _ -> Problems.BUSY;
      case Receipt.Accepted _, Receipt.Repeated _, Receipt.Listed _ ->
          throw new IllegalArgumentException("is no refusal");
    };
  }

  /** These schools are in another registration; the problem names no person. */
  public static Problem taken(
      Round round, List<Participant> participants, List<Participant> taken) {
    return new Problem(
            409,
            "school-taken",
            "Deze school is al aangemeld",
            ("Voor een van de scholen is in deze ronde al een aanmelding gedaan; een school doet"
                    + " mee met één initiatief. Vraag het na bij je collega's, of mail naar %s.")
                .formatted(round.contact().value()))
        .with(SubmissionErrors.taken(participants, taken))
        .with(round.contact());
  }
}
