package nl.leernetwerk.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import nl.leernetwerk.Sample;
import nl.leernetwerk.registration.letters.MailKind;
import nl.leernetwerk.registration.letters.PreviewRound;
import nl.leernetwerk.rounds.CapacityUnit;
import nl.leernetwerk.rounds.Policy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class PreviewTest {
  private static final URI SITE = URI.create("https://example.org/");

  @Test
  void the_preview_of_any_round_shows_every_kind_of_mail_once() {
    for (var policy : Policy.values()) {
      for (var unit : CapacityUnit.values()) {
        var mails =
            MailKinds.preview(
                SITE,
                Sample.SENDER,
                Sample.round(policy, unit, Sample.network("VO-2"), Sample.network("VO")));
        // The confirmation, the decision and both mails about a meeting are shown in two forms
        // each.
        assertEquals(MailKinds.ALL.size() + 4, mails.size(), policy + " " + unit);
        assertEquals(
            mails.size(),
            new HashSet<>(mails.stream().map(it -> it.name() + it.to()).toList()).size());
      }
    }
  }

  @ParameterizedTest
  @FieldSource("nl.leernetwerk.registry.MailKinds#WITH_PARAGRAPH")
  void what_organisers_add_to_a_kind_of_mail_stands_between_its_first_lines_and_its_details(
      String kind) {
    var round =
        Sample.withParagraphs(
            Sample.round(),
            Map.of(kind, "Neem <b>brood</b> mee.\n\nZie https://example.org/eten."));
    var example = PreviewRound.of(SITE, Sample.SENDER, round);
    for (var mail : MailKinds.ALL) {
      for (var it : mail.preview(example)) {
        var letter = it.letter();
        if (!mail.name().equals(kind)) {
          assertFalse((letter.text() + letter.html()).contains("brood"), it.name());
          continue;
        }
        assertInOrder(
            letter.text(),
            "Beste ",
            "Neem <b>brood</b> mee.\n\nZie https://example.org/eten.\n",
            "Met vriendelijke groet");
        assertInOrder(
            letter.html(),
            "Beste ",
            "Neem &lt;b&gt;brood&lt;/b&gt; mee.</p>",
            "Zie <a href=\"https://example.org/eten\">https://example.org/eten</a>.</p>",
            "Met vriendelijke groet");
        // Without a heading of its own, and before everything that has one, or is in a box.
        var details = letter.html().split("<h2|<dl", 2);
        assertTrue(details[0].contains("brood"), it.name());
      }
    }
  }

  private static void assertInOrder(String text, String... parts) {
    int from = 0;
    for (var part : parts) {
      int at = text.indexOf(part, from);
      assertTrue(at >= 0, () -> part + " is not in its place in " + text);
      from = at + part.length();
    }
  }

  @Test
  void organisers_add_to_the_mails_of_pairs_and_facilitators_and_to_no_others() {
    assertEquals(
        Set.of("farewell", "links", "totals", "digest", "message"),
        MailKinds.ALL.stream()
            .map(MailKind::name)
            .filter(it -> !MailKinds.WITH_PARAGRAPH.contains(it))
            .collect(Collectors.toSet()));
  }

  @Test
  void the_preview_shows_the_rounds_own_values_and_no_real_people() {
    var text =
        MailKinds.preview(SITE, Sample.SENDER, Sample.round()).stream()
            .map(it -> it.letter().text())
            .collect(Collectors.joining());
    assertTrue(text.contains("1 oktober 2024"));
    assertTrue(text.contains("leernetwerken@example.org"));
    assertFalse(text.contains("@school.example"));
  }
}
