package nl.leernetwerk.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import nl.leernetwerk.kernel.Amsterdam;
import nl.leernetwerk.local.demo.Played.Post;
import nl.leernetwerk.registration.Outcome;
import nl.leernetwerk.registration.Participant;
import nl.leernetwerk.registration.Registration;
import nl.leernetwerk.rounds.CapacityUnit;
import nl.leernetwerk.rounds.Network;
import nl.leernetwerk.rounds.Round;
import nl.leernetwerk.rounds.RoundProgress;
import nl.leernetwerk.seats.Allocation.SectorOutcomes;

/** The report of the demo, for people. */
final class Report {
  private static final Locale DUTCH = Locale.of("nl");
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", DUTCH);
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("d MMMM uuuu 'om' HH.mm 'uur'", DUTCH).withZone(Amsterdam.ZONE);

  private final Played played;
  private final List<Promises.Promise> promises;
  private final Map<String, Registration> registrations;
  private final StringBuilder text = new StringBuilder();

  Report(Played played, List<Promises.Promise> promises) {
    this.played = played;
    this.promises = promises;
    this.registrations =
        played.registrations().stream()
            .collect(Collectors.toMap(it -> it.reference().text(), Function.identity()));
  }

  /** The whole report. */
  String text() {
    opening();
    played.allocation().ifPresent(it -> it.sectors().forEach(this::sector));
    refusals();
    mails();
    promises();
    return text.toString();
  }

  private void opening() {
    var round = played.round();
    heading(round.name(), '=');
    line(
        "Aanmelden kon van %s tot en met %s. Er kwamen %s binnen: %d aangenomen, %d geweigerd."
            .formatted(
                day(round.opens()),
                day(round.deadline()),
                count(played.posts().size(), "aanmelding", "aanmeldingen"),
                played.accepted().size(),
                played.refused().size()));
    line(policy(round));
  }

  private String policy(Round round) {
    return switch (round.policy()) {
      case ARRIVAL -> "De plekken zijn verdeeld op volgorde van binnenkomst.";
      case DRAW ->
          "De plekken zijn verdeeld door loting."
              + (played.progress() instanceof RoundProgress.Allocated(var closing, var _)
                  ? " Het lot van deze loting: " + closing.seed().orElseThrow().hex()
                  : "");
    };
  }

  private void sector(SectorOutcomes sector) {
    for (var network : played.round().networks(sector.sector())) {
      network(network, sector);
    }
    var waiting =
        sector.outcomes().stream()
            .filter(Outcome.Waiting.class::isInstance)
            .map(Outcome.Waiting.class::cast)
            .toList();
    if (!waiting.isEmpty()) {
      heading("Wachtlijst " + sector.sector(), '-');
      waiting.forEach(this::waiting);
    }
  }

  private void network(Network network, SectorOutcomes sector) {
    var seated =
        sector.outcomes().stream()
            .filter(Outcome.Seated.class::isInstance)
            .map(Outcome.Seated.class::cast)
            .filter(it -> it.network().equals(network.id()))
            .toList();
    int taken = seated.stream().mapToInt(Outcome.Seated::seats).sum();
    heading(
        "Leernetwerk %s: %d van de %d plekken bezet"
            .formatted(network.id(), taken, network.capacity()),
        '-');
    if (seated.isEmpty()) {
      line("Geen enkel initiatief.");
    }
    seated.forEach(this::seated);
  }

  private void seated(Outcome.Seated seated) {
    line("%3d. %s".formatted(seated.turn(), name(seated)));
    line("     %s (%s)".formatted(schools(seated), plekken(seated.seats())));
  }

  private void waiting(Outcome.Waiting waiting) {
    line("%3d. %s".formatted(waiting.place(), name(waiting)));
    line("     %s".formatted(schools(waiting)));
    line(
        "     Was als %de aan de beurt en vraagt %s; toen %s."
            .formatted(
                waiting.turn(),
                plekken(waiting.seats()),
                waiting.free() == 0
                    ? "was er geen plek meer vrij"
                    : waiting.free() == 1
                        ? "was er nog 1 plek vrij"
                        : "waren er nog " + waiting.free() + " plekken bij elkaar vrij"));
  }

  private String name(Outcome outcome) {
    var reference = outcome.reference().text();
    return registrations.get(reference).submission().initiative() + " (" + reference + ")";
  }

  private String schools(Outcome outcome) {
    return registrations.get(outcome.reference().text()).submission().schools().stream()
        .map(this::school)
        .collect(Collectors.joining("; "));
  }

  private String school(Participant participant) {
    return switch (participant) {
      case Participant.Listed(var code) -> {
        var school = played.schools().get(code);
        yield school == null ? code.value() : "%s, %s".formatted(school.name(), school.place());
      }
      case Participant.Unlisted(var name, var place) ->
          "%s, %s [niet in de lijst]".formatted(name, place);
    };
  }

  private void refusals() {
    if (played.refused().isEmpty()) {
      return;
    }
    heading("Geweigerd", '-');
    for (var post : played.refused()) {
      line("  -  %s, op %s".formatted(post.initiative(), MOMENT.format(post.at())));
      line(
          "     %d: %s"
              .formatted(post.answer().status(), post.answer().json().path("detail").asText()));
      for (var error : post.answer().json().path("errors")) {
        line(
            "     %s: %s".formatted(error.path("pointer").asText(), error.path("detail").asText()));
      }
    }
  }

  private void mails() {
    heading("Mail: " + count(played.mails().size(), "bericht", "berichten"), '-');
    var kinds = new TreeMap<String, Integer>();
    var recipients = new TreeMap<String, Integer>();
    for (var mail : played.mails()) {
      kinds.merge(kind(mail), 1, Integer::sum);
      recipients.merge(mail.path("to").asText(), 1, Integer::sum);
    }
    kinds.forEach((kind, count) -> line("%5d  %s".formatted(count, kind)));
    line("");
    recipients.forEach((recipient, count) -> line("%5d  %s".formatted(count, recipient)));
  }

  private String kind(JsonNode mail) {
    var subject = mail.path("subject").asText();
    boolean aboutOne = played.accepted().stream().map(Post::reference).anyMatch(subject::contains);
    if (aboutOne && subject.startsWith("De lijst van de loting")) {
      return "lijst van de loting aan een deelnemer";
    }
    if (aboutOne) {
      return Instant.parse(mail.path("sentAt").asText()).isBefore(played.round().endsAt())
          ? "bevestiging aan een deelnemer"
          : "uitkomst aan een deelnemer";
    }
    if (Promises.Mail.isDigest(mail.path("text").asText())) {
      return "dagoverzicht aan een organisator";
    }
    var address = mail.path("to").asText().toLowerCase(Locale.ROOT);
    return played.round().organisers().stream()
            .anyMatch(it -> it.email().value().toLowerCase(Locale.ROOT).equals(address))
        ? "overzicht aan een organisator"
        : "lijst aan een procesbegeleider";
  }

  private void promises() {
    heading("Beloftes", '-');
    promises.forEach(
        promise -> line("  %s  %s".formatted(promise.held() ? "✓" : "✗", promise.text())));
    long broken = promises.stream().filter(promise -> !promise.held()).count();
    line("");
    line(
        broken == 0
            ? "Alle " + promises.size() + " beloftes zijn gehouden."
            : count((int) broken, "belofte is", "beloftes zijn") + " gebroken.");
  }

  private void heading(String title, char underline) {
    if (!text.isEmpty()) {
      text.append('\n');
    }
    line(title);
    line(String.valueOf(underline).repeat(title.codePointCount(0, title.length())));
  }

  private void line(String words) {
    text.append(words).append('\n');
  }

  private String plekken(int seats) {
    return count(seats, "plek", "plekken");
  }

  /** What a round's capacity counts, in a Dutch word. */
  static String units(Round round) {
    return round.capacityUnit() == CapacityUnit.SCHOOLS ? "scholen" : "initiatieven";
  }

  private static String count(int number, String one, String more) {
    return number + " " + (number == 1 ? one : more);
  }

  private static String day(LocalDate date) {
    return DAY.format(date);
  }
}
