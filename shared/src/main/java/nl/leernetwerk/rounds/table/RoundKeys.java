package nl.leernetwerk.rounds.table;

import java.util.Map;
import nl.leernetwerk.kernel.table.Keys;
import nl.leernetwerk.kernel.table.Reasons;
import nl.leernetwerk.kernel.table.StoredKind;
import nl.leernetwerk.kernel.table.StoredKind.BelongsTo;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The keys of rounds and what belongs to them. */
public final class RoundKeys {
  /**
   * All rounds, in one partition. A round stays when its data is deleted, without the people that
   * it named.
   */
  public static final StoredKind ROUNDS =
      StoredKind.personal(
          "ROUNDS",
          BelongsTo.NOTHING,
          "names and addresses of organisers and facilitators; what organisers add to mails",
          StoredKind.Reader.of(TableRounds::read));

  /** The changes of a round itself. The reason of a change is beside it, where it can be erased. */
  public static final StoredKind JOURNAL =
      StoredKind.personal(
          "ROUND-JOURNAL",
          BelongsTo.ROUND,
          "why a round was changed, in an organiser's own words",
          Reasons.reader(TableRoundJournal::read));

  /** The people who did something to a round, by the id under which they sign in. */
  public static final StoredKind STAFF =
      StoredKind.personal(
          "STAFF",
          BelongsTo.ROUND,
          "the hash of the address with which somebody signed in",
          StoredKind.Reader.of(TableStaff::read));

  private RoundKeys() {}

  /** The key of a round. */
  public static Map<String, AttributeValue> round(String id) {
    return Keys.key(ROUNDS.prefix(), id);
  }

  static String journal(String round) {
    return JOURNAL.of(round);
  }

  static Map<String, AttributeValue> change(String round, int version) {
    return Keys.key(journal(round), Keys.sortable(version));
  }

  static String staff(String round) {
    return STAFF.of(round);
  }

  static Map<String, AttributeValue> staffMember(String round, String id) {
    return Keys.key(staff(round), id);
  }
}
