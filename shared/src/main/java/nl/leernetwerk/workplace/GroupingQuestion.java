package nl.leernetwerk.workplace;

import java.nio.charset.StandardCharsets;
import java.util.List;
import nl.leernetwerk.kernel.Reference;
import nl.leernetwerk.kernel.Sha256;
import nl.leernetwerk.registration.Registration;
import nl.leernetwerk.rounds.Network;

/**
 * A question of an initiative of a network, as the initiative asks it now.
 *
 * @param id follows from the reference and the text, so that a sharpened question is another one,
 *     and the others of its initiative stay the same
 */
public record GroupingQuestion(String id, Reference reference, String initiative, String text) {
  private static final int HASH_LENGTH = 12;

  /** What an id looks like. */
  public static final String ID = "[0-9A-Za-z-]{1,60}\\.[0-9a-f]{" + HASH_LENGTH + "}";

  /** The questions of the initiatives with seats in a network, those of one beside each other. */
  public static List<GroupingQuestion> of(List<Registration> all, Network network) {
    return members(all, network).stream()
        .flatMap(
            it ->
                it.asksNow().learningQuestions().stream()
                    .distinct()
                    .map(
                        text ->
                            new GroupingQuestion(
                                id(it.reference(), text),
                                it.reference(),
                                it.submission().initiative(),
                                text)))
        .toList();
  }

  /** The initiatives with seats in a network, by reference. */
  public static List<Registration> members(List<Registration> all, Network network) {
    return all.stream()
        .filter(it -> Member.hasSeat(it, network))
        // Of whom nobody is left, there is no question either.
        .filter(it -> !it.submission().pair().isErased())
        .sorted((one, other) -> one.reference().text().compareTo(other.reference().text()))
        .toList();
  }

  private static String id(Reference reference, String text) {
    var hash = Sha256.hex((reference.text() + "\n" + text).getBytes(StandardCharsets.UTF_8));
    return reference.text() + "." + hash.substring(0, HASH_LENGTH);
  }
}
