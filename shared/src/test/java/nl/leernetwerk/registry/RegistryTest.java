package nl.leernetwerk.registry;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.leernetwerk.Sample;
import nl.leernetwerk.journal.ActKind;
import nl.leernetwerk.kernel.EventKind;
import nl.leernetwerk.kernel.table.LocalTable;
import nl.leernetwerk.kernel.table.StoredKind;
import nl.leernetwerk.mailing.Mail;
import nl.leernetwerk.registration.letters.MailKind;
import nl.leernetwerk.registration.letters.PreviewRound;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * Checks every entry in the lists of the registry, for what its record cannot enforce by itself. A
 * failure names the entry.
 */
class RegistryTest {
  private static final PreviewRound ROUND =
      PreviewRound.of(URI.create("https://example.org/"), Sample.SENDER, Sample.round());

  @Test
  void every_name_is_declared_once() {
    assertAll(
        () -> once(MailKinds.ALL, MailKind::name),
        () -> once(EventKinds.ALL, EventKind::name),
        () -> once(StoredKinds.ALL, StoredKind::prefix),
        () -> once(JournalSources.ACTS, ActKind::name));
  }

  @Test
  void every_kind_that_a_feature_declares_is_listed() throws Exception {
    var lists =
        Map.<Class<?>, List<?>>of(
            MailKind.class, MailKinds.ALL,
            EventKind.class, EventKinds.ALL,
            StoredKind.class, StoredKinds.ALL,
            ActKind.class, JournalSources.ACTS);
    for (var field : constants(lists.keySet())) {
      field.setAccessible(true);
      assertTrue(
          lists.get(field.getType()).contains(field.get(null)),
          () -> field + " is in no list of the registry");
    }
  }

  /** Every constant of one of those types, wherever it is declared. */
  private static List<Field> constants(Set<Class<?>> types) throws Exception {
    var root = Path.of(MailKinds.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    var constants = new ArrayList<Field>();
    try (var files = Files.walk(root)) {
      for (var file : files.filter(it -> it.toString().endsWith(".class")).toList()) {
        var name = root.relativize(file).toString().replace(".class", "").replace('/', '.');
        Stream.of(
                Class.forName(name, false, RegistryTest.class.getClassLoader()).getDeclaredFields())
            .filter(it -> Modifier.isStatic(it.getModifiers()) && types.contains(it.getType()))
            .forEach(constants::add);
      }
    }
    assertTrue(constants.size() > 20, constants::toString);
    return constants;
  }

  private static <T> void once(List<T> declared, Function<T, String> name) {
    var twice =
        declared.stream()
            .collect(Collectors.groupingBy(name, Collectors.counting()))
            .entrySet()
            .stream()
            .filter(it -> it.getValue() > 1)
            .map(Map.Entry::getKey)
            .toList();
    assertEquals(List.of(), twice);
  }

  @ParameterizedTest
  @FieldSource("nl.leernetwerk.registry.MailKinds#ALL")
  void a_kind_of_mail_has_words_a_preview_and_both_templates(MailKind kind) {
    assertFalse(kind.words().isBlank(), kind.name() + " has no words for the journal");
    var previews = kind.preview().apply(ROUND);
    assertFalse(previews.isEmpty(), kind.name() + " has no preview");
    for (var preview : previews) {
      assertFalse(preview.letter().text().isBlank(), kind.name() + " has no text");
      assertFalse(preview.letter().html().isBlank(), kind.name() + " has no HTML");
      assertFalse(preview.letter().subject().isBlank(), kind.name() + " has no subject");
    }
    var mail = new Mail("2024-2025", "organiser-1", kind.name(), 1);
    assertEquals(mail, Mail.parse(mail.text()).orElseThrow());
    assertEquals(kind, MailKinds.of(mail));
  }

  @Test
  void every_kind_with_personal_data_is_exported_and_erased_by_a_store() {
    var table = LocalTable.create(Clock.systemUTC());
    Set<String> handled =
        StoredKinds.personalData(table).stores().stream()
            .flatMap(store -> store.kinds().stream())
            .map(StoredKind::prefix)
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> personal =
        StoredKinds.ALL.stream()
            .filter(StoredKind::holdsPersonalData)
            .map(StoredKind::prefix)
            .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(personal, handled);
  }

  @Test
  void every_kind_of_item_says_which_personal_data_it_holds_or_why_none() {
    for (var kind : StoredKinds.ALL) {
      assertFalse(kind.personal().isBlank(), kind.prefix());
    }
  }
}
