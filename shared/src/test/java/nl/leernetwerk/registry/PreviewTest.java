package nl.leernetwerk.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.util.HashSet;
import java.util.stream.Collectors;
import nl.leernetwerk.Sample;
import nl.leernetwerk.rounds.CapacityUnit;
import nl.leernetwerk.rounds.Policy;
import org.junit.jupiter.api.Test;

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
