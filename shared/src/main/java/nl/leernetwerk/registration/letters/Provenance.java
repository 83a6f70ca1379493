package nl.leernetwerk.registration.letters;

import java.util.List;
import java.util.Optional;
import nl.leernetwerk.kernel.PairRole;
import nl.leernetwerk.registration.Addressee;
import nl.leernetwerk.registration.Person;
import nl.leernetwerk.registration.Submission;

/** Tells a person who did not fill in the form where their data came from. */
record Provenance(String told, String what) {

  /** Empty when all readers of the mail filled in the form. */
  public static Optional<Provenance> of(Submission submission, Addressee to) {
    List<PairRole> named =
        to.roles().stream().filter(role -> !submission.submittedBy().is(role)).toList();
    if (named.isEmpty()) {
      return Optional.empty();
    }
    var pair = submission.pair();
    var told =
        switch (submission.submittedBy()) {
          case PRACTITIONER -> byOne(pair.practitioner(), pair.leader(), to);
          case LEADER -> byOne(pair.leader(), pair.practitioner(), to);
          case OTHER ->
              ("Iemand anders heeft het formulier namens jullie initiatief"
                      + " ingevuld en daarbij %s gegevens opgegeven.")
                  .formatted(named.size() == 1 ? "jouw" : "jullie");
        };
    boolean phone = named.stream().anyMatch(role -> pair.person(role).phone().isPresent());
    return Optional.of(
        new Provenance(
            told,
            "Het gaat om naam, e-mailadres, functie%s en school."
                .formatted(phone ? ", telefoonnummer" : "")));
  }

  private static String byOne(Person filledIn, Person named, Addressee to) {
    // In one mail to both people, "jouw" could mean either of them.
    return to == Addressee.PAIR
        ? "%s heeft het formulier ingevuld en daarbij ook de gegevens van %s opgegeven."
            .formatted(filledIn.name(), named.name())
        : "%s heeft het formulier ingevuld en daarbij ook jouw gegevens opgegeven."
            .formatted(filledIn.name());
  }
}
