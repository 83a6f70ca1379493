package nl.leernetwerk.seats.letters;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import nl.leernetwerk.Sample;
import nl.leernetwerk.kernel.Contact;
import nl.leernetwerk.kernel.EmailAddress;
import nl.leernetwerk.kernel.Sector;
import nl.leernetwerk.mailing.Letter;
import nl.leernetwerk.registration.Addressee;
import nl.leernetwerk.registration.Registration;
import nl.leernetwerk.registration.SubmittedBy;
import nl.leernetwerk.registry.MailKinds;

/**
 * Writes one of each letter to the directory that is its argument, to look at in a browser. Run it
 * after a template has changed: a test sees words, not looks.
 */
final class ShowLetters {
  private static final URI SITE = URI.create("https://leernetwerken.example.org/");

  private ShowLetters() {}

  public static void main(String[] arguments) throws IOException {
    var directory = Files.createDirectories(Path.of(arguments[0]));
    var letters = new Letters(SITE, Sample.LINKS);
    var second = new Contact("Ruben Bakker", new EmailAddress("ruben.bakker@example.org"));
    var po = Sample.network("PO", 12, Sample.FACILITATOR, second);
    var base = Sample.round();
    var round = Sample.round(base.policy(), base.capacityUnit(), po, Sample.network("VO", 12));
    var schools = Sample.schools();
    var all = new ArrayList<Registration>();
    all.add(Sample.form().number(0).register());
    all.addAll(Sample.registrations(Sector.PO, 13));
    var decided = Sample.allocated(round, all);
    show(
        directory,
        "confirmation",
        letters.confirmation(round, all.getFirst(), Addressee.PRACTITIONER, schools));
    show(
        directory,
        "confirmation-leader",
        letters.confirmation(round, all.getFirst(), Addressee.LEADER, schools));
    show(
        directory,
        "confirmation-pair-other",
        letters.confirmation(
            round,
            Sample.form().sharedAddress().submittedBy(SubmittedBy.OTHER).register(),
            Addressee.PAIR,
            schools));
    show(
        directory,
        "seated",
        letters.decision(round, decided.getFirst(), Addressee.LEADER, schools));
    show(
        directory,
        "waiting",
        letters.decision(round, decided.getLast(), Addressee.LEADER, schools));
    show(
        directory,
        "network-list",
        letters.networkList(round, po, Sample.FACILITATOR, decided, schools, Set.of()));
    show(
        directory,
        "network-empty",
        letters.networkList(round, round.networks().getLast(), second, decided, schools, Set.of()));
    show(directory, "totals", letters.totals(round, Sample.ORGANISER, decided, Set.of()));
    int number = 0;
    for (var preview : MailKinds.preview(SITE, Sample.SENDER, round)) {
      show(directory, "preview-%02d".formatted(++number), preview.letter());
    }
    show(directory, "totals-none", letters.totals(round, Sample.ORGANISER, List.of(), Set.of()));
  }

  private static void show(Path directory, String name, Letter letter) throws IOException {
    Files.writeString(directory.resolve(name + ".html"), letter.html());
    Files.writeString(
        directory.resolve(name + ".txt"), "Subject: " + letter.subject() + "\n\n" + letter.text());
    for (var file : letter.attachments()) {
      Files.write(directory.resolve(file.filename()), file.content());
    }
  }
}
