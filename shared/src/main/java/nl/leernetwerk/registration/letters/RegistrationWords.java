package nl.leernetwerk.registration.letters;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.leernetwerk.journal.Words;
import nl.leernetwerk.kernel.PairRole;
import nl.leernetwerk.kernel.Reference;
import nl.leernetwerk.mailing.letters.Dutch;
import nl.leernetwerk.registration.AmendmentAction;
import nl.leernetwerk.registration.Participant;
import nl.leernetwerk.registration.SchoolChange;
import nl.leernetwerk.registration.SubmissionField;
import nl.leernetwerk.registration.SubmittedBy;

/** What happened to a registration, in Dutch, for organisers. */
public final class RegistrationWords {
  private RegistrationWords() {}

  /** That the registration was sent in, and who filled in the form. */
  public static String sentIn(Reference registration, SubmittedBy filledIn, Words words) {
    return "%s is aangemeld, ingevuld door %s."
        .formatted(
            words.initiative(registration),
            switch (filledIn) {
              case PRACTITIONER -> SubmissionField.called(PairRole.PRACTITIONER);
              case LEADER -> SubmissionField.called(PairRole.LEADER);
              case OTHER -> "iemand anders";
            });
  }

  /** What somebody did to a registration, in a sentence or two. */
  public static String of(Reference registration, AmendmentAction action, Words words) {
    var told = "%s: %s".formatted(words.initiative(registration), action.told());
    return action
            instanceof AmendmentAction.Changed(_, var before, SchoolChange(var gone, var came), _)
        ? Stream.of(
                Stream.of(told),
                before.map(at -> "Dat was eerst %s.".formatted(Dutch.moment(at))).stream(),
                schools("Eruit", gone),
                schools("Erin", came))
            .flatMap(it -> it)
            .collect(Collectors.joining(" "))
        : told;
  }

  private static Stream<String> schools(String where, List<Participant> some) {
    return some.isEmpty()
        ? Stream.of()
        : Stream.of(
            "%s: %s."
                .formatted(
                    where, Dutch.list(some.stream().map(RegistrationWords::school).toList())));
  }

  private static String school(Participant school) {
    return switch (school) {
      case Participant.Listed(var code) -> "de school met code " + code.value();
      case Participant.Unlisted(var name, var place) -> "%s in %s".formatted(name, place);
    };
  }
}
