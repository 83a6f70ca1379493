package nl.leernetwerk.simulation;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import nl.leernetwerk.kernel.Amsterdam;
import nl.leernetwerk.kernel.DutchMonths;

/**
 * Looks whether organisers were told each thing in exactly one digest, nothing that nobody did, and
 * not more than one digest a day. It knows the mails as they were read.
 */
final class DigestCheck {
  /** A mail tells its moments to the minute, and clocks differ by seconds. */
  private static final Duration LEEWAY = Duration.ofMinutes(2);

  private static final String REGISTERED = "Nieuwe aanmeldingen";
  private static final String WITHDRAWN = "Ingetrokken";
  private static final String UNDELIVERED = "E-mails die niet aankwamen";

  private static final Pattern INITIATIVE = Pattern.compile("#ronde/[^/]+/initiatief/([0-9A-Z-]+)");
  private static final Pattern LINE = Pattern.compile("#ronde/[^/]+/");
  private static final Pattern MOMENT =
      Pattern.compile("(\\d+) ([a-z]+) (\\d{4}) om (\\d\\d)\\.(\\d\\d) uur");

  private final World world;
  private final People people;
  private final String name;
  private final List<Told> digests;

  /**
   * A digest as its reader has it.
   *
   * @param named the initiatives under each heading
   * @param lines how much it tells
   */
  private record Told(
      int number, Instant from, Instant until, Map<String, Set<String>> named, long lines) {
    boolean says(String heading, String reference) {
      return named.getOrDefault(heading, Set.of()).contains(reference);
    }

    /** Whether something of that time may belong in it. */
    boolean mayHold(Instant began, Instant ended) {
      return began.isBefore(until.plus(LEEWAY)) && !ended.isBefore(from.minus(LEEWAY));
    }
  }

  DigestCheck(World world, People people, String name) {
    this.world = world;
    this.people = people;
    this.name = name;
    // All organisers get the same, so one copy of each tells what it says.
    var copies = new HashMap<Integer, Mail>();
    world.witness().mails().stream()
        .filter(mail -> mail.kind().equals("digest"))
        .forEach(mail -> copies.putIfAbsent(mail.version(), mail));
    this.digests =
        copies.values().stream()
            .map(DigestCheck::read)
            .sorted(Comparator.comparing(Told::number))
            .toList();
  }

  /**
   * Looks.
   *
   * @param all whether everything that happened must have been told by now
   */
  void look(boolean all) {
    oneADay();
    boolean complete = sequence();
    for (var digest : digests) {
      if (digest.lines() == 0) {
        problem("digest " + digest.number() + " tells nothing");
      }
      digest.named().getOrDefault(UNDELIVERED, Set.of()).stream()
          .filter(reference -> !failed(reference))
          .forEach(
              reference ->
                  problem("every mail about " + reference + " arrived, and a digest says not"));
    }
    var known = new HashSet<String>();
    for (var initiative : people.initiatives()) {
      initiative
          .reference()
          .ifPresent(
              reference -> {
                known.add(reference);
                registered(initiative, reference, complete, all);
                withdrawn(initiative, reference, complete, all);
              });
    }
    digests.stream()
        .flatMap(it -> it.named().values().stream().flatMap(Set::stream))
        .filter(reference -> !known.contains(reference))
        .distinct()
        .forEach(reference -> problem("a digest names " + reference + ", which nobody knows"));
  }

  private void problem(String text) {
    world.witness().problem(name + ": " + text);
  }

  private void oneADay() {
    var days = new HashMap<LocalDate, Integer>();
    for (var digest : digests) {
      var other = days.put(digest.until().atZone(Amsterdam.ZONE).toLocalDate(), digest.number());
      if (other != null) {
        problem("digests %d and %d are of one day".formatted(other, digest.number()));
      }
    }
  }

  /** Each begins where the one before ends; whether all of them are known. */
  private boolean sequence() {
    boolean complete = true;
    int expected = 1;
    Instant end = Instant.EPOCH;
    for (var digest : digests) {
      if (digest.number() != expected) {
        int missing = expected;
        boolean told =
            Stream.concat(world.witness().setAside().stream(), world.witness().withheld().stream())
                .anyMatch(it -> it.endsWith(".digest." + missing));
        if (!told) {
          problem("digest " + missing + " never came");
        }
        complete = false;
      } else if (!digest.from().equals(end)) {
        problem("digest %d begins at %s, not at %s".formatted(expected, digest.from(), end));
      }
      expected = digest.number() + 1;
      end = digest.until();
    }
    return complete && world.witness().setAside().stream().noneMatch(it -> it.contains(".digest."));
  }

  private void registered(Initiative initiative, String reference, boolean complete, boolean all) {
    var told = digests.stream().filter(it -> it.says(REGISTERED, reference)).toList();
    if (told.size() > 1) {
      problem("%s is new in %d digests".formatted(reference, told.size()));
    }
    told.stream()
        .filter(it -> initiative.receipts().stream().noneMatch(at -> it.mayHold(at, at)))
        .forEach(it -> problem("%s was not new in digest %d".formatted(reference, it.number())));
    if (told.isEmpty() && complete && (all || isPast(initiative.accepted().orElseThrow()))) {
      problem("no digest told of the registration " + reference);
    }
  }

  private void withdrawn(Initiative initiative, String reference, boolean complete, boolean all) {
    var told = digests.stream().filter(it -> it.says(WITHDRAWN, reference)).toList();
    var attempts = new ArrayList<>(initiative.departures());
    initiative.writes().stream()
        .filter(Initiative.Write::withdrawn)
        .map(it -> new Initiative.Departure(it.from(), it.until(), it.certain()))
        .forEach(attempts::add);
    if (told.size() > attempts.size()) {
      problem(
          "%s was withdrawn at most %d times, and is so in %d digests"
              .formatted(reference, attempts.size(), told.size()));
    }
    told.stream()
        .filter(it -> attempts.stream().noneMatch(at -> it.mayHold(at.from(), at.until())))
        .forEach(
            it -> problem("%s was not withdrawn in digest %d".formatted(reference, it.number())));
    attempts.stream()
        .filter(Initiative.Departure::certain)
        .filter(at -> complete && (all || isPast(at.until())))
        // It may have been withdrawn already when this was asked, and then nothing happened.
        .filter(at -> told.stream().noneMatch(it -> it.from().isBefore(at.until().plus(LEEWAY))))
        .forEach(_ -> problem("no digest told that " + reference + " was withdrawn"));
  }

  /** Whether there is a digest that ends after that moment. */
  private boolean isPast(Instant moment) {
    return digests.stream().anyMatch(it -> moment.isBefore(it.until().minus(LEEWAY)));
  }

  private boolean failed(String reference) {
    return world.witness().withheld().stream().anyMatch(it -> it.startsWith(reference))
        || world.witness().mails().stream()
            .anyMatch(mail -> mail.about().equals(reference) && !mail.arrived());
  }

  // ---- Reading ---------------------------------------------------------------------------------

  private static Told read(Mail mail) {
    var moments = MOMENT.matcher(mail.text()).results().map(DigestCheck::moment).toList();
    boolean first = mail.version() == 1;
    var named = new HashMap<String, Set<String>>();
    var heading = "";
    var before = "";
    for (var line : mail.text().split("\n", -1)) {
      if (line.startsWith("-----")) {
        heading = before;
      }
      var set = named.computeIfAbsent(heading, _ -> new HashSet<>());
      INITIATIVE.matcher(line).results().map(it -> it.group(1)).forEach(set::add);
      before = line;
    }
    return new Told(
        mail.version(),
        first ? Instant.EPOCH : moments.getFirst(),
        moments.get(first ? 0 : 1),
        named,
        LINE.matcher(mail.text()).results().count());
  }

  private static Instant moment(MatchResult found) {
    var local =
        LocalDateTime.of(
            Integer.parseInt(found.group(3)),
            DutchMonths.NAMES.indexOf(found.group(2)) + 1,
            Integer.parseInt(found.group(1)),
            Integer.parseInt(found.group(4)),
            Integer.parseInt(found.group(5)));
    return local.atZone(Amsterdam.ZONE).toInstant();
  }
}
