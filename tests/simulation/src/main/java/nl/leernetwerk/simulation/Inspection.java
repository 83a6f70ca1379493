package nl.leernetwerk.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.leernetwerk.simulation.Gateway.Answer;
import nl.leernetwerk.simulation.Gateway.Request;

/**
 * Looks, when nothing has gone wrong for some hours, whether everything is as it was promised. It
 * knows what people sent, what they were answered, and what they were mailed.
 */
final class Inspection {
  /** The kinds of mail about what happened to seats after the allocation. */
  static final Set<String> NOTICES =
      Set.of(
          "offered",
          "accepted",
          "declined",
          "expired",
          "withdrawn",
          "seated",
          "listed",
          "moved",
          "closed");

  private static final Set<String> HOLD_SEATS = Set.of("seated", "accepted", "offered");

  /** An initiative as its own page shows it. */
  private record Entry(Initiative initiative, JsonNode page, int version) {
    String state() {
      return page.path("state").asText();
    }

    String network() {
      return page.path("network").asText();
    }

    int schools() {
      return page.at("/registration/schools").size();
    }

    Instant receivedAt() {
      return Instant.parse(page.path("receivedAt").asText());
    }

    String sector() {
      return page.at("/registration/network").asText();
    }
  }

  private static final int LINKS_A_DAY = 3;

  /** All of a list but the initiatives with a seat. */
  private static final Pattern SEATED =
      Pattern.compile("(?s)^.*?\nInitiatieven met een plek\n|\nInitiatieven op de wachtlijst\n-.*");

  private static final Pattern REFERENCE = Pattern.compile("Kenmerk: ([0-9A-Z-]+)");

  private static final Map<String, String> ORGANISER =
      Map.of(
          "sub", "93f4a822-5051-7091-1a2b-000000000001",
          "token_use", "id",
          "email_verified", "true",
          "email", Season.email("organiser1"),
          "cognito:groups", "[organiser]");

  private final World world;
  private final Season season;
  private final People people;
  private final String name;
  private final List<Entry> entries = new ArrayList<>();

  Inspection(World world, Season season, People people, String name) {
    this.world = world;
    this.season = season;
    this.people = people;
    this.name = name;
  }

  /** Before the seats are divided, or after. */
  void look(boolean allocated) {
    people.initiatives().forEach(people::settle);
    for (var initiative : people.initiatives()) {
      if (initiative.reference().isPresent()) {
        look(initiative, allocated);
      }
    }
    mails(allocated);
    if (allocated) {
      capacity();
      roster();
      journal();
    }
  }

  private void problem(String text) {
    world.witness().problem(name + ": " + text);
  }

  private Answer get(String path, Map<String, String> headers, Map<String, String> claims) {
    return world
        .gateway()
        .ask(
            new Request(
                name + " " + path + headers.hashCode(),
                "GET",
                path,
                headers,
                Optional.empty(),
                claims));
  }

  // ---- Registrations ---------------------------------------------------------------------------

  private void look(Initiative initiative, boolean allocated) {
    var reference = initiative.reference().orElseThrow();
    var status = get("/api/registrations/" + reference, Map.of(), Map.of());
    if (status.status() != 200) {
      problem("the accepted registration " + reference + " is gone: " + status.status());
      return;
    }
    var receivedAt = Instant.parse(status.body().path("receivedAt").asText());
    boolean moment =
        Stream.concat(
                initiative.receipts().stream(),
                initiative.writes().stream().map(Initiative.Write::from))
            .map(at -> at.truncatedTo(ChronoUnit.MILLIS))
            .anyMatch(receivedAt::equals);
    if (!moment) {
      problem(reference + " says that it was received when nobody sent it: " + receivedAt);
    }
    Optional<Entry> seen = Optional.empty();
    for (var role : Initiative.ROLES) {
      // Each of the two looks, though not each time.
      if (world.dice().happens("%s %s %s looks".formatted(name, reference, role), 0.4)
          && seen.isPresent()) {
        continue;
      }
      if (initiative.erased() && (role.equals("leader") || sharesWithErased(initiative))) {
        continue;
      }
      var entry = ownPage(initiative, role);
      seen = seen.or(() -> entry);
    }
    if (seen.isEmpty()) {
      return;
    }
    entries.add(seen.get());
    var state = seen.get().state();
    if (!status.body().path("state").asText().equals(state)) {
      problem(
          "%s is %s for everybody and %s on its own page"
              .formatted(reference, status.body().path("state").asText(), state));
    }
    if (allocated && state.equals("submitted")) {
      problem(reference + " has no outcome");
    }
    if (!allocated && !Set.of("submitted", "withdrawn").contains(state)) {
      problem(reference + " is " + state + " before seats are divided");
    }
    if (state.equals("offered")
        && !world
            .timeline()
            .now()
            .isBefore(
                Season.endOf(LocalDate.parse(seen.get().page().at("/offer/answerBy").asText()))
                    .plusSeconds(3 * 3600))) {
      problem(reference + " still has an offer whose last day is past");
    }
  }

  private boolean sharesWithErased(Initiative initiative) {
    return initiative.writes().stream()
        .anyMatch(
            write ->
                people
                    .perhapsErased()
                    .contains(write.content().at("/practitioner/email").asText()));
  }

  private Optional<Entry> ownPage(Initiative initiative, String role) {
    var link = people.link(initiative, role);
    if (link.isEmpty()) {
      boolean shares =
          mailsAbout(initiative).anyMatch(mail -> mail.arrived() && mail.whom().equals("pair"));
      if (shares || aside(initiative, role, first(initiative))) {
        // Who share an address get one link, that of who filled in the form.
        return Optional.empty();
      }
      problem("the " + role + " of " + initiative.reference().orElseThrow() + " has no link");
      return Optional.empty();
    }
    var page = get("/api/my-registration", Map.of("personal-link", link.get()), Map.of());
    if (page.status() != 200) {
      problem(
          "the last link of the %s of %s does not work: %d"
              .formatted(role, initiative.reference().orElseThrow(), page.status()));
      return Optional.empty();
    }
    var entry =
        new Entry(
            initiative,
            page.body(),
            Integer.parseInt(page.etag().replaceAll("^\"([0-9]+).*", "$1")));
    var content = page.body().path("registration");
    boolean withdrawn = entry.state().equals("withdrawn");
    if (!initiative.erased()
        && !initiative.maySay(content, withdrawn, page.received(), page.answered())
        && !(withdrawn && initiative.maySay(content, false, page.received(), page.answered()))) {
      problem(
          "%s says what nobody sent last: %s"
              .formatted(initiative.reference().orElseThrow(), Initiative.said(content)));
    }
    int made =
        initiative.writes().stream()
            .flatMap(write -> write.made().stream())
            .max(Comparator.naturalOrder())
            .orElseThrow();
    if (!initiative.erased()
        && (entry.version() < made || entry.version() > initiative.writes().size())) {
      problem(
          "%s has version %d, and should have %d to %d"
              .formatted(
                  initiative.reference().orElseThrow(),
                  entry.version(),
                  made,
                  initiative.writes().size()));
    }
    return Optional.of(entry);
  }

  // ---- Seats -----------------------------------------------------------------------------------

  private void capacity() {
    var taken = new TreeMap<String, Integer>();
    for (var entry : entries) {
      if (HOLD_SEATS.contains(entry.state())) {
        taken.merge(entry.network(), season.seats(entry.schools()), Integer::sum);
      }
    }
    taken.forEach(
        (network, seats) -> {
          int most = people.mostSeats().getOrDefault(network, 0);
          if (seats > most) {
            problem("network %s has %d seats and holds %d".formatted(network, most, seats));
          }
        });
    var held = new HashMap<String, String>();
    for (var entry : entries) {
      if (entry.state().equals("withdrawn")) {
        continue;
      }
      for (var school : entry.page().at("/registration/schools")) {
        var reference = entry.initiative().reference().orElseThrow();
        var other = held.putIfAbsent(school.toString(), reference);
        if (other != null) {
          problem("%s is in %s and in %s".formatted(school, other, reference));
        }
      }
    }
  }

  /** As an organiser sees it: nobody who fits is passed over, and it agrees with the own pages. */
  private void roster() {
    var answer = get("/api/rounds/" + season.id() + "/roster", Map.of(), ORGANISER);
    var states = new HashMap<String, String>();
    for (var sector : answer.body().path("sectors")) {
      int mostFree = 0;
      for (var network : sector.path("networks")) {
        mostFree = Math.max(mostFree, network.path("free").asInt());
        if (network.path("free").asInt() < 0) {
          problem("the roster gives more seats than there are: " + network);
        }
      }
      for (var initiative : sector.path("initiatives")) {
        states.put(initiative.path("reference").asText(), initiative.path("state").asText());
        if (!sector.path("closed").asBoolean()
            && initiative.path("state").asText().equals("waiting")
            && initiative.path("seats").asInt() <= mostFree) {
          problem(
              "%s waits, and there are %d free seats"
                  .formatted(initiative.path("reference").asText(), mostFree));
        }
      }
      lateTurns(sector.path("initiatives"));
      var last = LocalDate.parse(sector.path("lastOfferDay").asText());
      if (!sector.path("closed").asBoolean()
          && world.timeline().now().isAfter(Season.endOf(last).plusSeconds(3 * 3600))) {
        problem("the waiting list is not closed after its last day");
      }
    }
    for (var entry : entries) {
      var state = states.get(entry.initiative().reference().orElseThrow());
      if (state != null && !state.equals(entry.state())) {
        problem(
            "%s is %s on the roster and %s on its own page"
                .formatted(entry.initiative().reference().orElseThrow(), state, entry.state()));
      }
    }
  }

  /** Each change of a roster has one line in the journal, and the lines are in order. */
  private void journal() {
    var answer = get("/api/rounds/" + season.id() + "/journal", Map.of(), ORGANISER);
    if (!answer.ok()) {
      // Slow calls can add up to more time than a request has.
      return;
    }
    var lines = answer.body().path("lines");
    var reasons = new HashMap<String, Integer>();
    var ids = new HashSet<String>();
    var before = Instant.MIN;
    for (var line : lines) {
      var at = Instant.parse(line.path("at").asText());
      if (at.isBefore(before)) {
        problem("the journal is not in order: " + line);
      }
      before = at;
      if (!ids.add(line.path("id").asText())) {
        problem("two lines of the journal have one number: " + line);
      }
      reasons.merge(line.path("why").asText(), 1, Integer::sum);
    }
    if (!people.perhapsErased().isEmpty()) {
      // Reasons about who is erased go too.
      return;
    }
    people
        .rosterChanges()
        .forEach(
            (why, certain) -> {
              int told = reasons.getOrDefault(why, 0);
              if (told > 1 || (certain && told == 0)) {
                problem("a change of a roster is %d times in the journal: %s".formatted(told, why));
              }
            });
  }

  /**
   * Whoever an organiser entered came after everybody who was there, and is shown as such. Who was
   * put back since has a later turn.
   */
  private void lateTurns(JsonNode initiatives) {
    var turns = new HashMap<String, Integer>();
    var shown = new HashSet<String>();
    for (var initiative : initiatives) {
      var reference = initiative.path("reference").asText();
      turns.put(reference, initiative.path("turn").asInt());
      if (initiative.path("enteredLater").asBoolean()) {
        shown.add(reference);
      }
    }
    var here =
        people.initiatives().stream()
            .filter(it -> it.reference().filter(turns::containsKey).isPresent())
            .toList();
    for (var late : here) {
      var reference = late.reference().orElseThrow();
      if (shown.contains(reference) != late.late()) {
        problem(reference + " is shown as who an organiser entered, or is not: " + late.late());
      }
      for (var other : here) {
        boolean before = !other.late() || other.accepted().orElseThrow().isBefore(late.firstPost());
        if (late.late()
            && other != late
            && before
            && !other.lateActs().contains("put back")
            && turns.get(other.reference().orElseThrow()) >= turns.get(reference)) {
          problem(reference + " was entered late, and comes before " + other.reference().get());
        }
      }
    }
  }

  /** Right after the allocation: who has a seat follows from the order of arrival alone. */
  void order() {
    if (entries.stream()
        .anyMatch(it -> it.initiative().late() || !it.initiative().lateActs().isEmpty())) {
      // Somebody left or came back since, and then others moved up.
      return;
    }
    named();
    if (season.draw()) {
      draw();
      return;
    }
    var free = new LinkedHashMap<String, Integer>();
    for (var network : season.document().path("networks")) {
      free.put(network.path("id").asText(), network.path("capacity").asInt());
    }
    var inOrder =
        entries.stream()
            .filter(entry -> !entry.state().equals("withdrawn"))
            .sorted(Comparator.comparing(Entry::receivedAt))
            .toList();
    var moments = inOrder.stream().map(Entry::receivedAt).toList();
    if (new HashSet<>(moments).size() < moments.size()) {
      // Of the same millisecond nobody outside can tell who was first.
      return;
    }
    for (var entry : inOrder) {
      int seats = season.seats(entry.schools());
      var network =
          free.entrySet().stream()
              .filter(it -> it.getKey().startsWith(entry.sector()) && it.getValue() >= seats)
              .map(Map.Entry::getKey)
              .findFirst();
      network.ifPresent(it -> free.merge(it, -seats, Integer::sum));
      var expected = network.isPresent() ? "seated" : "waiting";
      if (!entry.state().equals(expected)
          || network.filter(it -> !it.equals(entry.network())).isPresent()) {
        problem(
            "%s should be %s %s by its arrival, and is %s %s"
                .formatted(
                    entry.initiative().reference().orElseThrow(),
                    expected,
                    network.orElse(""),
                    entry.state(),
                    entry.network()));
      }
    }
  }

  /** The list of each network names who has a seat in it, and nobody else among them. */
  private void named() {
    world.witness().mails().stream()
        .filter(mail -> mail.kind().equals("list"))
        .forEach(
            mail -> {
              var network = mail.about().substring(season.id().length() + 1);
              var seated = REFERENCE.matcher(SEATED.matcher(mail.text()).replaceAll(""));
              var told = seated.results().map(it -> it.group(1)).collect(Collectors.toSet());
              for (var entry : entries) {
                var reference = entry.initiative().reference().orElseThrow();
                boolean has = entry.state().equals("seated") && entry.network().equals(network);
                if (told.contains(reference) != has) {
                  problem(
                      "the list %s %s %s, which is %s %s"
                          .formatted(
                              mail.id(),
                              has ? "leaves out" : "names",
                              reference,
                              entry.state(),
                              entry.network()));
                }
              }
            });
  }

  private void draw() {
    var record = get("/api/rounds/" + season.id() + "/draw", Map.of(), Map.of());
    if (record.status() != 200) {
      problem("the draw is not published: " + record.status());
      return;
    }
    for (var entry : entries) {
      boolean listed =
          record.body().toString().contains(entry.initiative().reference().orElseThrow());
      if (listed == entry.state().equals("withdrawn")) {
        problem(
            "%s, which is %s, is %s the list of the draw"
                .formatted(
                    entry.initiative().reference().orElseThrow(),
                    entry.state(),
                    listed ? "on" : "not on"));
      }
    }
    new DrawCheck().differences(record.body()).forEach(it -> problem("the draw: " + it));
  }

  // ---- Mails -----------------------------------------------------------------------------------

  private void mails(boolean allocated) {
    var arrived =
        world.witness().mails().stream()
            .filter(Mail::arrived)
            .collect(Collectors.groupingBy(Mail::id));
    arrived.forEach(
        (id, copies) -> {
          int most = 1 + world.witness().perhapsTwice(id) + people.resent(id);
          if (copies.size() > most) {
            problem("%s came %d times".formatted(id, copies.size()));
          }
        });
    world.witness().mails().stream()
        .filter(mail -> mail.kind().equals("links"))
        // The last digit counts the mails of a day.
        .collect(
            Collectors.groupingBy(
                mail -> mail.id().replaceFirst("[0-9]$", ""),
                Collectors.mapping(Mail::id, Collectors.toSet())))
        .forEach(
            (day, ids) -> {
              if (ids.size() > LINKS_A_DAY) {
                problem("%d mails with a link in one day: %s".formatted(ids.size(), day));
              }
            });
    var known =
        people.initiatives().stream()
            .flatMap(it -> it.reference().stream())
            .collect(Collectors.toSet());
    world.witness().mails().stream()
        .map(Mail::about)
        .filter(about -> about.matches(season.id() + "-[A-Z0-9]{4}-[A-Z0-9]{4}"))
        .filter(about -> !known.contains(about))
        .distinct()
        .forEach(about -> problem("there is a mail about " + about + ", which nobody knows"));
    for (var entry : entries) {
      mails(entry, allocated);
    }
    new DigestCheck(world, people, name).look(false);
    people.messages().forEach(this::message);
    if (allocated) {
      lists();
    }
  }

  /** A message goes once, to whom its preview named and to nobody else. */
  private void message(Written written) {
    var mails =
        world.witness().mails().stream()
            .filter(mail -> mail.kind().equals("message") && mail.text().contains(written.words()))
            .toList();
    if (mails.stream().map(Mail::version).distinct().count() > 1) {
      problem("one message was sent under more than one number: " + written.words());
    }
    mails.stream()
        .filter(mail -> !written.may().contains(mail.about()))
        .forEach(mail -> problem("a message went to whom no preview named: " + mail.id()));
    for (var entry : entries) {
      var initiative = entry.initiative();
      boolean left =
          initiative.erased()
              || entry.state().equals("withdrawn")
              || !initiative.lateActs().isEmpty()
              || initiative.writes().stream().anyMatch(Initiative.Write::withdrawn);
      if (!left && written.must().contains(initiative.reference().orElseThrow())) {
        written.sentAs().ifPresent(number -> told(initiative, "message", number));
      }
    }
  }

  private void mails(Entry entry, boolean allocated) {
    var initiative = entry.initiative();
    if (initiative.erased()) {
      return;
    }
    told(initiative, first(initiative));
    for (int version = 2; version <= entry.version(); version++) {
      told(initiative, "amended", version);
    }
    farewells(initiative);
    extensions(entry);
    int versions = entry.version();
    mailsAbout(initiative)
        .filter(mail -> mail.kind().equals("amended") && mail.version() > versions)
        .forEach(mail -> problem("a mail tells of a change that is not there: " + mail.id()));
    if (!allocated) {
      return;
    }
    if (initiative.late()) {
      state(entry);
      return;
    }
    boolean early =
        entry.state().equals("withdrawn")
            && mailsAbout(initiative).noneMatch(it -> it.kind().equals("decision"));
    if (early && initiative.writes().stream().anyMatch(Initiative.Write::withdrawn)) {
      return;
    }
    told(initiative, "decision", 1);
    state(entry);
  }

  private Stream<Mail> mailsAbout(Initiative initiative) {
    return world.witness().mails().stream()
        .filter(mail -> mail.about().equals(initiative.reference().orElseThrow()));
  }

  /** The mail that tells that it is registered. */
  private static String first(Initiative initiative) {
    return initiative.late() ? "entered" : "confirmation";
  }

  /** The same of a mail of which there is one version, whatever its number. */
  private void told(Initiative initiative, String kind) {
    var versions =
        mailsAbout(initiative)
            .filter(mail -> mail.kind().equals(kind))
            .map(Mail::version)
            .collect(Collectors.toSet());
    if (versions.size() > 1) {
      problem("%s is told %s times: %s".formatted(initiative.name(), kind, versions));
    }
    told(initiative, kind, versions.stream().findFirst().orElse(1));
  }

  private boolean aside(Initiative initiative, String role, String kind) {
    var about = initiative.reference().orElseThrow() + "/";
    return Stream.concat(
            world.witness().setAside().stream(),
            Stream.concat(
                world.witness().withheld().stream(),
                mailsAbout(initiative).filter(mail -> !mail.arrived()).map(Mail::id)))
        .map(it -> it.replaceFirst("\\.[0-9]+$", ""))
        .anyMatch(it -> it.equals(about + role + "." + kind) || it.equals(about + "pair." + kind));
  }

  /** Both people got such a mail, or it was set aside and somebody was told. */
  private void told(Initiative initiative, String kind, int version) {
    var missing = new HashSet<>(Initiative.ROLES);
    mailsAbout(initiative)
        .filter(mail -> mail.kind().equals(kind) && mail.version() == version)
        .filter(Mail::arrived)
        .forEach(
            mail -> {
              if (mail.whom().equals("pair")) {
                missing.clear();
              }
              missing.remove(mail.whom());
            });
    missing.removeIf(role -> aside(initiative, role, kind, version));
    if (!missing.isEmpty()) {
      problem(
          "%s never got the mail %s.%d: %s"
              .formatted(
                  initiative.reference().orElseThrow(), kind, version, String.join(", ", missing)));
    }
  }

  private boolean aside(Initiative initiative, String role, String kind, int version) {
    return aside(initiative, role, (kind + "." + version)::equals);
  }

  /** The same of any of these mails, each named without its receiver. */
  private boolean aside(Initiative initiative, String role, Predicate<String> mails) {
    var about = initiative.reference().orElseThrow() + "/";
    Predicate<String> theirs = id -> isTo(about + role, id, mails);
    boolean elsewhere =
        initiative.writes().stream()
                .map(write -> write.content().path(role).path("email").asText())
                .distinct()
                .count()
            > 1;
    boolean failed =
        world.witness().withheld().stream().anyMatch(theirs)
            || mailsAbout(initiative).anyMatch(it -> theirs.test(it.id()) && !it.arrived());
    if (elsewhere && failed) {
      // It could not reach the address that this person had then; organisers see that.
      return true;
    }
    return world.witness().setAside().stream()
        .anyMatch(theirs.or(id -> isTo(about + "pair", id, mails)));
  }

  private static boolean isTo(String whom, String id, Predicate<String> mails) {
    return id.startsWith(whom + ".") && mails.test(id.substring(whom.length() + 1));
  }

  /** An address that certainly left was told so. */
  private void farewells(Initiative initiative) {
    var certain =
        initiative.writes().stream()
            .filter(write -> write.certain() && write.made().isPresent())
            .sorted(Comparator.comparing(write -> write.made().get()))
            .toList();
    for (int i = 1; i < certain.size(); i++) {
      var before = certain.get(i - 1);
      var after = certain.get(i);
      if (after.made().orElseThrow() != before.made().orElseThrow() + 1) {
        continue;
      }
      var stay = addresses(after.content());
      for (var left : addresses(before.content())) {
        int version = after.made().get();
        boolean told =
            stay.contains(left)
                // What was put aside for an address that left is not kept.
                || world.witness().withheld().stream()
                    .anyMatch(it -> it.endsWith(".farewell." + version))
                || mailsAbout(initiative)
                    .anyMatch(
                        mail ->
                            mail.kind().equals("farewell")
                                && mail.version() == version
                                && mail.to().equals(left));
        if (!told && world.witness().setAside().stream().noneMatch(it -> it.contains("farewell"))) {
          problem("nobody told %s that it is in %s no more".formatted(left, initiative.name()));
        }
      }
    }
  }

  private static Set<String> addresses(JsonNode content) {
    return Initiative.ROLES.stream()
        .map(role -> content.path(role).path("email").asText())
        .collect(Collectors.toSet());
  }

  /** Whoever was registered when the period was extended, was told. */
  private void extensions(Entry entry) {
    boolean always = entry.initiative().writes().stream().noneMatch(Initiative.Write::withdrawn);
    for (var at : people.extensions()) {
      if (always && entry.initiative().accepted().orElseThrow().isBefore(at)) {
        var missing = new HashSet<>(Initiative.ROLES);
        mailsAbout(entry.initiative())
            .filter(mail -> mail.kind().equals("extended"))
            .forEach(
                mail -> {
                  if (mail.whom().equals("pair")) {
                    missing.clear();
                  }
                  missing.remove(mail.whom());
                });
        missing.removeIf(
            role -> aside(entry.initiative(), role, mail -> mail.startsWith("extended.")));
        if (!missing.isEmpty()) {
          problem(
              "nobody told %s of the extension: %s"
                  .formatted(entry.initiative().name(), String.join(", ", missing)));
        }
      }
    }
  }

  /** The last thing that people were told about their seats is how it is. */
  private void state(Entry entry) {
    var last = people.lastNotice(entry.initiative());
    boolean fits =
        switch (entry.state()) {
          case "waiting" -> last.isEmpty() || Set.of("listed", "closed").contains(last.get());
          case "seated" -> last.isEmpty() || Set.of("seated", "moved").contains(last.get());
          case "accepted", "offered" ->
              last.isPresent() && Set.of(entry.state(), "moved").contains(last.get());
          default -> last.equals(Optional.of(entry.state()));
        };
    boolean aside =
        world.witness().setAside().stream()
            .anyMatch(it -> it.startsWith(entry.initiative().reference().orElseThrow()));
    if (!fits && !aside && !(entry.state().equals("withdrawn") && last.isEmpty() && early(entry))) {
      problem(
          "%s is %s, and was last told %s"
              .formatted(
                  entry.initiative().reference().orElseThrow(),
                  entry.state(),
                  last.orElse("nothing")));
    }
    entry
        .initiative()
        .left()
        .filter(left -> entry.initiative().lateActs().equals(Set.of(left)))
        .filter(left -> !entry.state().equals(left))
        .ifPresent(
            left ->
                problem(
                    "%s was answered that it is %s, and is %s"
                        .formatted(entry.initiative().name(), left, entry.state())));
    for (var act : entry.initiative().lateActs()) {
      if (entry.initiative().lateActs().size() == 1
          && act.equals("withdrawn")
          && !Set.of("withdrawn", "expired").contains(entry.state())
          && last.filter("withdrawn"::equals).isPresent()) {
        problem(entry.initiative().name() + " left and is back by itself");
      }
    }
  }

  private static boolean early(Entry entry) {
    return entry.initiative().writes().stream().anyMatch(Initiative.Write::withdrawn);
  }

  /** Every facilitator got the list of their network, every organiser the totals. */
  private void lists() {
    for (var network : season.document().path("networks")) {
      var about = season.id() + "." + network.path("id").asText();
      for (var person : network.path("facilitators")) {
        var lists =
            world.witness().mails().stream()
                .filter(mail -> mail.about().equals(about) && mail.kind().equals("list"))
                .filter(mail -> mail.to().equals(person.path("email").asText()))
                .toList();
        if (lists.isEmpty() && world.witness().setAside().isEmpty()) {
          problem(person.path("email").asText() + " never got the list of " + about);
        }
      }
    }
    for (var person : season.document().path("organisers")) {
      boolean told =
          world.witness().mails().stream()
              .anyMatch(
                  mail ->
                      mail.kind().equals("totals")
                          && mail.to().equals(person.path("email").asText()));
      if (!told && world.witness().setAside().isEmpty()) {
        problem(person.path("email").asText() + " never got the totals");
      }
    }
  }

  // ---- What is personal ------------------------------------------------------------------------

  /** After a morning on which nothing went wrong, organisers know of everything. */
  void digests() {
    new DigestCheck(world, people, name).look(true);
  }

  /** Of who was erased, nothing is left anywhere. */
  void erasures() {
    for (var address : people.erased()) {
      everything()
          .filter(item -> item.contains(address))
          .forEach(item -> problem(address + " was erased, and is still here: " + item));
    }
  }

  /** After the day of deletion nothing is left that anybody typed, and no registration. */
  void purge() {
    everything()
        .filter(item -> item.contains(Witness.PERSONAL))
        .forEach(item -> problem("something personal is left after its day: " + item));
    for (var initiative : people.initiatives()) {
      initiative
          .reference()
          .ifPresent(
              reference ->
                  everything()
                      .filter(item -> item.contains(reference))
                      .forEach(item -> problem("a registration is left after its day: " + item)));
    }
  }

  private Stream<String> everything() {
    return world.deployment().tables().stream()
        .flatMap(table -> world.store().items(table.id()))
        .map(Object::toString);
  }
}
