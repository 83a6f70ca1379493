package nl.leernetwerk.registration;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Which schools left a registration and which came. A journal may keep this, because it names no
 * person.
 */
public record SchoolChange(List<Participant> gone, List<Participant> came) {
  /** The schools stayed as they were. */
  public static final SchoolChange NONE = new SchoolChange(List.of(), List.of());

  public SchoolChange {
    gone = List.copyOf(gone);
    came = List.copyOf(came);
  }

  /** The change from the one submission's schools to the other's. */
  public static SchoolChange between(Submission before, Submission after) {
    return new SchoolChange(
        without(before.schools(), after.schools()), without(after.schools(), before.schools()));
  }

  private static List<Participant> without(List<Participant> some, List<Participant> others) {
    var identities = others.stream().map(Participant::identity).collect(Collectors.toSet());
    return some.stream().filter(it -> !identities.contains(it.identity())).toList();
  }
}
