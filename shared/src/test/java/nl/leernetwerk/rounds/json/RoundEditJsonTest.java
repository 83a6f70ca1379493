package nl.leernetwerk.rounds.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.stream.Stream;
import nl.leernetwerk.registration.json.SubmissionReaderTest;
import nl.leernetwerk.rounds.RoundEdit;
import nl.leernetwerk.rounds.RoundField;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RoundEditJsonTest {
  /** The forms in which journals keep edits. */
  private static final String STORED =
      """
      [{"type": "opened"},
       {"type": "changed", "field": "beacon", "before": "", "after": "https://api.drand.sh"},
       {"type": "paragraphs"},
       {"type": "people", "field": "contact", "added": []},
       {"type": "people", "field": "organisers", "added": [2]},
       {"type": "people", "field": "networks/PO-2/facilitators", "added": [1, 3]}]
      """;

  private static final List<RoundEdit> EDITS =
      List.of(
          new RoundEdit.Opened(),
          new RoundEdit.Changed(RoundField.BEACON, "", "https://api.drand.sh"),
          new RoundEdit.ParagraphsChanged(),
          new RoundEdit.ContactChanged(),
          new RoundEdit.OrganisersChanged(List.of(2)),
          new RoundEdit.FacilitatorsChanged("PO-2", List.of(1, 3)));

  @Test
  void edits_in_the_form_that_journals_keep_are_written_and_read() {
    assertEquals(SubmissionReaderTest.parse(STORED), RoundEditJson.tree(EDITS));
    assertEquals(EDITS, RoundEditJson.read(STORED));
  }

  @Test
  void every_field_is_read_back() {
    var edits =
        Stream.of(RoundField.values())
            .<RoundEdit>map(it -> new RoundEdit.Changed(it, "before", "after"))
            .toList();
    assertEquals(edits, RoundEditJson.read(RoundEditJson.tree(edits).toString()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"type\": \"burnt\"}",
        "{\"type\": \"changed\", \"field\": \"colour\", \"before\": \"\", \"after\": \"\"}",
        "{\"type\": \"people\", \"field\": \"visitors\", \"added\": []}"
      })
  void an_unknown_kind_of_edit_is_refused(String edit) {
    assertThrows(IllegalArgumentException.class, () -> RoundEditJson.read("[" + edit + "]"));
  }
}
