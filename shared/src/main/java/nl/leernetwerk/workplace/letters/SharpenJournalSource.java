package nl.leernetwerk.workplace.letters;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import nl.leernetwerk.journal.JournalLine;
import nl.leernetwerk.journal.JournalSource;
import nl.leernetwerk.journal.Words;
import nl.leernetwerk.kernel.Actor;
import nl.leernetwerk.kernel.Reference;
import nl.leernetwerk.registration.Registration;
import nl.leernetwerk.registration.Registrations;
import nl.leernetwerk.registration.Sharpened;
import nl.leernetwerk.workplace.SharpenDifference;
import nl.leernetwerk.workplace.SharpenStore;

/**
 * The journal lines about sharpened texts. They are told from the versions themselves, so that a
 * text that is erased is in no line.
 */
public record SharpenJournalSource(Registrations registrations, SharpenStore store)
    implements JournalSource {
  private static final String PREFIX = "aanscherping/";
  private static final int RANK = 110;

  @Override
  public List<JournalLine> lines(String round, Words words) {
    var texts = store.ofRound(round);
    return texts.isEmpty()
        ? List.of()
        : registrations.read(round).values().stream()
            .flatMap(it -> lines(it, texts.getOrDefault(it.reference(), List.of()), words))
            .toList();
  }

  @Override
  public List<JournalLine> about(Reference reference, Words words) {
    return registrations.find(reference).stream()
        .flatMap(it -> lines(it, store.of(reference), words))
        .toList();
  }

  private static Stream<JournalLine> lines(
      Registration registration, List<Sharpened> versions, Words words) {
    var lines = new ArrayList<JournalLine>();
    var before = Optional.<Sharpened>empty();
    for (var version : versions) {
      var told = new ArrayList<String>();
      told.add(
          (version.by() instanceof Actor.Participant
                  ? "De aangescherpte tekst van %s is door het tweetal verbeterd."
                  : version.small()
                      ? "In de aangescherpte tekst van %s is iets kleins verbeterd."
                      : "De leervragen van %s zijn aangescherpt.")
              .formatted(words.at(version.at()).initiative(registration.reference())));
      if (version.small()) {
        // Nobody was mailed, so the journal shows the difference.
        SharpenDifference.of(registration.submission(), before, version)
            .forEach(
                it -> told.add("%s. Was: %s Wordt: %s".formatted(it.part(), it.was(), it.now())));
      }
      lines.add(line(registration, version, "", version.at(), version.by(), told));
      version
          .confirmedItself()
          .ifPresent(
              it ->
                  lines.add(
                      line(
                          registration,
                          version,
                          "/klopt",
                          it.at(),
                          it.by(),
                          List.of(
                              "De aangescherpte tekst van %s klopt, zegt het tweetal."
                                  .formatted(
                                      words.at(it.at()).initiative(registration.reference()))))));
      before = Optional.of(version);
    }
    return lines.stream();
  }

  private static JournalLine line(
      Registration registration,
      Sharpened version,
      String what,
      Instant at,
      Actor by,
      List<String> told) {
    return new JournalLine(
        PREFIX + registration.reference().text() + "/" + version.version() + what,
        RANK,
        at,
        by,
        Optional.empty(),
        List.of(registration.reference()),
        told);
  }

  /** No line has a reason. */
  @Override
  public boolean forgetReason(String round, String line) {
    return false;
  }
}
