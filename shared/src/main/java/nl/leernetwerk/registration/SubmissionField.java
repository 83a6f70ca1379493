package nl.leernetwerk.registration;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nl.leernetwerk.kernel.PairRole;
import nl.leernetwerk.kernel.Word;

/** A part of a submission that can change by itself. */
public enum SubmissionField {
  NETWORK("het leernetwerk", "#/network"),
  INITIATIVE("de naam van het initiatief", "#/initiative/name"),
  SCHOOLS("de scholen", "#/schools"),
  PRACTITIONER_NAME(PairRole.PRACTITIONER, "de naam", "name"),
  PRACTITIONER_EMAIL(PairRole.PRACTITIONER, "het e-mailadres", "email"),
  PRACTITIONER_ROLE(PairRole.PRACTITIONER, "de functie", "role"),
  PRACTITIONER_PHONE(PairRole.PRACTITIONER, "het telefoonnummer", "phone"),
  LEADER_NAME(PairRole.LEADER, "de naam", "name"),
  LEADER_EMAIL(PairRole.LEADER, "het e-mailadres", "email"),
  LEADER_ROLE(PairRole.LEADER, "de functie", "role"),
  LEADER_PHONE(PairRole.LEADER, "het telefoonnummer", "phone"),
  QUESTIONS("de leervragen", "#/learningQuestions"),
  EXPECTATIONS("de verwachtingen", "#/expectations"),
  CONTRIBUTION(OptionalText.CONTRIBUTION),
  SEEKS("waarvoor jullie komen", "#/seeks");

  private final String dutch;
  private final String pointer;
  private final boolean practitioners;
  private final boolean leaders;

  SubmissionField(String dutch, String pointer) {
    this.dutch = dutch;
    this.pointer = pointer;
    this.practitioners = false;
    this.leaders = false;
  }

  SubmissionField(OptionalText text) {
    this(text.told(), "#/" + text.key());
  }

  SubmissionField(PairRole role, String what, String name) {
    this.dutch = what + " van " + called(role);
    this.pointer = "#/" + Word.of(role) + "/" + name;
    this.practitioners = role == PairRole.PRACTITIONER;
    this.leaders = role == PairRole.LEADER;
  }

  private Object in(Submission submission) {
    var practitioner = submission.pair().practitioner();
    var leader = submission.pair().leader();
    return switch (this) {
      case NETWORK -> submission.network();
      case INITIATIVE -> submission.initiative();
      case SCHOOLS -> submission.schools();
      case PRACTITIONER_NAME -> practitioner.name();
      // Compared as typed: another spelling of the same address is a change too.
      case PRACTITIONER_EMAIL -> practitioner.email().value();
      case PRACTITIONER_ROLE -> practitioner.role();
      case PRACTITIONER_PHONE -> practitioner.phone();
      case LEADER_NAME -> leader.name();
      case LEADER_EMAIL -> leader.email().value();
      case LEADER_ROLE -> leader.role();
      case LEADER_PHONE -> leader.phone();
      case QUESTIONS -> submission.learningQuestions();
      case EXPECTATIONS -> submission.expectations();
      case CONTRIBUTION -> submission.text(OptionalText.CONTRIBUTION);
      case SEEKS -> submission.seeks();
    };
  }

  /** The Dutch word for a place in the pair, as used in a sentence. */
  public static String called(PairRole role) {
    return switch (role) {
      case PRACTITIONER -> "de docent of leerlingbegeleider";
      case LEADER -> "de schoolleiding";
    };
  }

  /** The field's name in a Dutch sentence. */
  public String dutch() {
    return dutch;
  }

  /** The field's place in the posted document: a JSON pointer as a URI fragment. */
  public String pointer() {
    return pointer;
  }

  /** The person of the pair to whom the field belongs; empty when it belongs to the initiative. */
  public Optional<PairRole> whose() {
    return practitioners
        ? Optional.of(PairRole.PRACTITIONER)
        : leaders ? Optional.of(PairRole.LEADER) : Optional.empty();
  }

  /** Whether people write freely in the field, so that it may name somebody. */
  public boolean isFreeText() {
    return switch (this) {
      case INITIATIVE, QUESTIONS, EXPECTATIONS, CONTRIBUTION -> true;
      case NETWORK,
          SCHOOLS,
          PRACTITIONER_NAME,
          PRACTITIONER_EMAIL,
          PRACTITIONER_ROLE,
          PRACTITIONER_PHONE,
          LEADER_NAME,
          LEADER_EMAIL,
          LEADER_ROLE,
          LEADER_PHONE,
          SEEKS ->
          false;
    };
  }

  /** All free text in a submission. */
  public static List<String> freeTexts(Submission submission) {
    return Arrays.stream(values())
        .filter(SubmissionField::isFreeText)
        .map(field -> field.in(submission).toString())
        .toList();
  }

  /** The fields in which two submissions differ. */
  public static Set<SubmissionField> between(Submission one, Submission other) {
    var differing = EnumSet.noneOf(SubmissionField.class);
    Arrays.stream(values())
        .filter(field -> !field.in(one).equals(field.in(other)))
        .forEach(differing::add);
    return Collections.unmodifiableSet(differing);
  }
}
