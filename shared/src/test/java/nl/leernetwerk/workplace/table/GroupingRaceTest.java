package nl.leernetwerk.workplace.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import nl.leernetwerk.MovingClock;
import nl.leernetwerk.Sample;
import nl.leernetwerk.kernel.Actor;
import nl.leernetwerk.kernel.Arrival;
import nl.leernetwerk.kernel.table.LocalTable;
import nl.leernetwerk.kernel.table.Table;
import nl.leernetwerk.kernel.table.Unprotected;
import nl.leernetwerk.workplace.GroupingContent;
import nl.leernetwerk.workplace.GroupingTheme;
import nl.leernetwerk.workplace.GroupingVersion;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two facilitators regroup the same themes, and both have seen the same version. */
class GroupingRaceTest {
  private static final Instant NOW = Instant.parse("2024-10-07T12:00:00Z");

  private final Table table = LocalTable.create(new MovingClock(NOW));

  /** The first version is a suggestion that somebody saves; the second a regrouping. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void without_the_condition_the_themes_of_the_first_facilitator_are_lost(int version) {
    assertTrue(race(version, new Unprotected(_ -> true)));
    assertEquals("Van de ander", saved());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void of_two_facilitators_at_once_the_second_is_told_and_the_themes_of_the_first_stay(
      int version) {
    assertFalse(race(version, new Unprotected(_ -> false)));
    assertEquals("Van de een", saved());
  }

  /** Whether the second was saved. */
  private boolean race(int version, Unprotected unprotected) {
    var groupings =
        new TableGroupings(new Table(LocalTable.client(unprotected), table.name(), table.clock()));
    if (version == 2) {
      assertTrue(save(groupings, 1, "Eerst"));
    }
    assertTrue(save(groupings, version, "Van de een"));
    return save(groupings, version, "Van de ander");
  }

  private static boolean save(TableGroupings groupings, int version, String name) {
    var theme = new GroupingTheme("ouders", name, "", OptionalInt.empty(), List.of());
    return groupings.save(
        Sample.round(),
        "PO",
        new GroupingVersion(
            version,
            new Actor.Facilitator("one"),
            NOW,
            new GroupingContent(List.of(theme), List.of(), false),
            List.of()),
        new Arrival(NOW, "request of " + name));
  }

  private String saved() {
    return new TableGroupings(table)
        .find(Sample.round().id(), "PO")
        .orElseThrow()
        .content()
        .themes()
        .getFirst()
        .name();
  }
}
