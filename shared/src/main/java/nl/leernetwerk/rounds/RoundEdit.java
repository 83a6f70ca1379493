package nl.leernetwerk.rounds;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nl.leernetwerk.kernel.Contact;

/**
 * One thing that changed in a round. An edit names nobody and holds no address, so a journal may
 * keep it.
 */
public sealed interface RoundEdit {

  /** The round was opened. */
  record Opened() implements RoundEdit {}

  /** The round could not be read, and was written anew. */
  record Repaired() implements RoundEdit {}

  /**
   * A field got another value.
   *
   * @param before the old value, as {@link RoundField#of} gives it; {@code after} has the same form
   */
  record Changed(RoundField field, String before, String after) implements RoundEdit {}

  /** The address for questions was changed. */
  record ContactChanged() implements RoundEdit {}

  /** What organisers add to mails was changed; the round itself says what that is. */
  record ParagraphsChanged() implements RoundEdit {}

  /**
   * The organisers were changed; the round itself says who they are.
   *
   * @param added the positions of the new organisers in the round, from 1
   */
  record OrganisersChanged(List<Integer> added) implements RoundEdit {
    public OrganisersChanged {
      added = List.copyOf(added);
    }
  }

  /**
   * The facilitators of a network were changed; the round itself says who they are.
   *
   * @param added the positions of the new facilitators in the round, from 1
   */
  record FacilitatorsChanged(String network, List<Integer> added) implements RoundEdit {
    public FacilitatorsChanged {
      added = List.copyOf(added);
    }
  }

  /** Everything that differs between two versions of a round; empty when they are the same. */
  static List<RoundEdit> between(Round before, Round after) {
    return Stream.of(
            changed(RoundField.NAME, before, after),
            changed(RoundField.OPENS, before, after),
            changed(RoundField.DEADLINE, before, after),
            changed(RoundField.POLICY, before, after),
            changed(RoundField.CAPACITY_UNIT, before, after),
            contact(before, after),
            organisers(before, after),
            changed(RoundField.NETWORKS, before, after),
            facilitators(before, after),
            changed(RoundField.MEETINGS, before, after),
            changed(RoundField.PERIODS, before, after),
            changed(RoundField.LAST_OFFER_DAY, before, after),
            changed(RoundField.OFFER_SCHOOL_DAYS, before, after),
            changed(RoundField.CALL_SCHOOL_DAYS, before, after),
            changed(RoundField.BEACON, before, after),
            changed(RoundField.RETENTION_UNTIL, before, after),
            paragraphs(before, after))
        .flatMap(it -> it)
        .toList();
  }

  private static Stream<RoundEdit> changed(RoundField field, Round before, Round after) {
    var old = field.of(before);
    var other = field.of(after);
    return old.equals(other) ? Stream.empty() : Stream.of(new Changed(field, old, other));
  }

  private static Stream<RoundEdit> contact(Round before, Round after) {
    return before.contact().equals(after.contact())
        ? Stream.empty()
        : Stream.of(new ContactChanged());
  }

  private static Stream<RoundEdit> paragraphs(Round before, Round after) {
    return before.organisation().paragraphs().equals(after.organisation().paragraphs())
        ? Stream.empty()
        : Stream.of(new ParagraphsChanged());
  }

  private static Stream<RoundEdit> organisers(Round before, Round after) {
    return before.organisers().equals(after.organisers())
        ? Stream.empty()
        : Stream.of(new OrganisersChanged(added(before.organisers(), after.organisers())));
  }

  private static Stream<RoundEdit> facilitators(Round before, Round after) {
    return after.networks().stream()
        .flatMap(
            network -> {
              var old = before.network(network.id()).map(Network::facilitators).orElse(List.of());
              return old.equals(network.facilitators())
                  ? Stream.empty()
                  : Stream.of(
                      new FacilitatorsChanged(network.id(), added(old, network.facilitators())));
            });
  }

  private static List<Integer> added(List<Contact> before, List<Contact> after) {
    var known = before.stream().map(Contact::email).toList();
    return IntStream.rangeClosed(1, after.size())
        .filter(number -> !known.contains(after.get(number - 1).email()))
        .boxed()
        .toList();
  }
}
