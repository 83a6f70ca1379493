package nl.leernetwerk.meetings.table;

import java.util.Map;
import nl.leernetwerk.kernel.table.Keys;
import nl.leernetwerk.kernel.table.StoredKind;
import nl.leernetwerk.kernel.table.StoredKind.BelongsTo;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The keys of meetings. */
public final class MeetingKeys {
  /** The meetings of each network of a round. */
  public static final StoredKind MEETINGS =
      StoredKind.personal(
          "MEETINGS",
          BelongsTo.ROUND,
          "places and programmes, in a facilitator's own words",
          StoredKind.Reader.of(TableMeetings::read));

  /** What each guest was told about each meeting of a round. */
  public static final StoredKind INVITATIONS =
      StoredKind.personal(
          "INVITATIONS",
          BelongsTo.ROUND,
          "the name and address of who was invited",
          StoredKind.Reader.of(TableInvitations::read));

  private MeetingKeys() {}

  static Map<String, AttributeValue> plan(String round, String network) {
    return Keys.key(MEETINGS.of(round), network);
  }

  static String invitations(String network) {
    return network + "#";
  }

  static String network(Map<String, AttributeValue> invitation) {
    return invitation.get(Keys.SK).s().split("#", 2)[0];
  }

  static Map<String, AttributeValue> invitation(
      String round, String network, int meeting, String guest) {
    return Keys.key(
        INVITATIONS.of(round), invitations(network) + Keys.sortable(meeting) + "#" + guest);
  }
}
