package nl.leernetwerk.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import nl.leernetwerk.schools.School;
import nl.leernetwerk.simulation.Gateway.Answer;
import nl.leernetwerk.simulation.Gateway.Request;
import nl.leernetwerk.simulation.Initiative.Write;

/**
 * The people: schools, organisers, facilitators and mail scanners. They know only what they sent
 * and what they were answered or mailed, and hold the system to it.
 */
final class People {
  /** Longer than anything that nobody heard of can still be under way. */
  private static final Duration UNDER_WAY = Duration.ofSeconds(40);

  /** A last day of registration that somebody asked for. */
  private record Deadline(LocalDate day, Instant from, Instant until, boolean certain) {}

  private final World world;
  private final Dice dice;
  private final Season season;
  private final Map<Integer, Initiative> initiatives = new LinkedHashMap<>();
  private final Map<Act.Kind, Integer> done = new HashMap<>();
  private final List<Deadline> deadlines = new ArrayList<>();
  private final Map<String, Integer> mostSeats = new LinkedHashMap<>();
  private final Map<String, Integer> resent = new HashMap<>();
  private final Set<String> perhapsReleased = new HashSet<>();
  private final Map<String, Map<Integer, Write>> versions = new HashMap<>();
  private final List<Instant> extensions = new ArrayList<>();
  private final Map<String, Boolean> rosterChanges = new LinkedHashMap<>();
  private final List<Written> messages = new ArrayList<>();
  private final List<String> erased = new ArrayList<>();
  private final List<String> perhapsErased = new ArrayList<>();
  private boolean allocated;
  private int asked;

  People(World world, Season season) {
    this.world = world;
    this.dice = world.dice();
    this.season = season;
    deadlines.add(new Deadline(season.deadline(), Instant.MIN, Instant.MIN, true));
    mostSeats.putAll(season.capacities());
  }

  List<Initiative> initiatives() {
    return List.copyOf(initiatives.values());
  }

  Map<Act.Kind, Integer> done() {
    return done;
  }

  /** The most seats that each network can have, by everything that organisers asked for. */
  Map<String, Integer> mostSeats() {
    return mostSeats;
  }

  /** How often somebody had a mail sent again. */
  int resent(String mail) {
    return resent.getOrDefault(mail, 0);
  }

  /** When the period was certainly extended. */
  List<Instant> extensions() {
    return extensions;
  }

  /**
   * The reason of each change of a roster that was asked for, and whether it certainly happened.
   */
  Map<String, Boolean> rosterChanges() {
    return rosterChanges;
  }

  /** The messages that organisers wrote to initiatives, or tried to. */
  List<Written> messages() {
    return messages;
  }

  /** What was typed by those who were certainly erased. */
  List<String> erased() {
    return erased;
  }

  /** The addresses of everybody who asked to be erased, whatever the answer was. */
  List<String> perhapsErased() {
    return perhapsErased;
  }

  /** From now on seats are allocated. */
  void afterAllocation() {
    allocated = true;
  }

  /** Does what somebody set out to do, in a process of its own. */
  void perform(Act act) {
    done.merge(act.kind(), 1, Integer::sum);
    switch (act.kind()) {
      case OPEN_ROUND -> openRound(act);
      case REGISTER -> register(act, 1);
      case REGISTER_TWICE -> register(act, 2);
      case POST_AGAIN -> postAgain(act);
      case REUSE_KEY -> reuseKey(act);
      case LOOK_AT_ROUND -> look(act, "/api/rounds/current");
      case SEARCH_SCHOOLS -> look(act, "/api/schools?q=de");
      case CHANGE -> change(act);
      case WITHDRAW -> withdraw(act);
      case RESTORE -> restore(act);
      case HAND_OVER -> handOver(act);
      case ANSWER_OFFER -> answerOffer(act);
      case REQUEST_LINK -> requestLink(act);
      case FOLLOW_LINKS -> followLinks(act);
      case EXTEND -> edit(act, round -> round.put("deadline", season.extended().toString()), true);
      case NAME_FACILITATOR ->
          edit(
              act,
              round ->
                  Season.person(
                      (ArrayNode) round.at("/networks/0/facilitators"), "guide" + act.number()),
              false);
      case CORRECT -> correct(act);
      case CORRECT_WITHDRAWAL -> correctWithdrawal(act);
      case SEND_AGAIN -> sendAgain(act);
      case WRITE -> write(act);
      case RAISE_CAPACITY, OPEN_NETWORK, MOVE, MERGE, PUT_BACK -> changeRoster(act);
      case ENTER -> enter(act);
      case ORGANISER_LOOKS -> organiserLooks(act);
      case FORGET_REASON -> forgetReason(act);
      case FACILITATOR_LOOKS ->
          ask(
              act.name(),
              "GET",
              "/api/rounds/" + season.id() + "/networks/PO/initiatives",
              Map.of(),
              Optional.empty(),
              facilitator("guide1"));
      case REDRIVE -> world.roads().redrive();
      case RELEASE -> release(act.name());
      case EXPORT -> export(act);
      case ERASE -> erase(act);
    }
  }

  // ---- Asking ----------------------------------------------------------------------------------

  private Answer ask(
      String name,
      String method,
      String path,
      Map<String, String> headers,
      Optional<JsonNode> body,
      Map<String, String> claims) {
    // Named anew each time, and the same in every schedule where it is asked.
    var answer =
        world
            .gateway()
            .ask(
                new Request(
                    "request %d of %s".formatted(++asked, name),
                    method,
                    path,
                    headers,
                    body,
                    claims));
    if (answer.status() >= 400 && answer.status() != 500) {
      if (answer.body().path("detail").asText().isBlank()) {
        problem("%s: a refusal does not say what to do: %s".formatted(name, answer));
      }
      world.witness().personal("the refusal of " + name, answer.body().toString());
    }
    return answer;
  }

  private Answer asOrganiser(
      String name, String method, String path, Optional<JsonNode> body, String... ifMatch) {
    return ask(
        name,
        method,
        "/api/rounds" + path,
        ifMatch.length == 0 ? Map.of() : Map.of("if-match", ifMatch[0]),
        body,
        claims("organiser1", "organiser"));
  }

  private static Map<String, String> facilitator(String who) {
    return claims(who, "facilitator");
  }

  private static Map<String, String> claims(String who, String group) {
    return Map.of(
        "sub",
        "93f4a822-5051-7091-1a2b-00000000000" + (group.equals("organiser") ? 1 : 2),
        "token_use",
        "id",
        "email_verified",
        "true",
        "email",
        Season.email(who),
        "cognito:groups",
        "[" + group + "]");
  }

  private void problem(String text) {
    world.witness().problem(text);
  }

  private void wait(String name, int most) {
    world.timeline().pause(Duration.ofMillis(dice.between("wait " + name, 500, most * 1000L)));
  }

  private static ObjectNode json() {
    return JsonNodeFactory.instance.objectNode();
  }

  // ---- Registering -----------------------------------------------------------------------------

  private void openRound(Act act) {
    for (int attempt = 1; attempt <= 20; attempt++) {
      var answer =
          asOrganiser(act.name() + "." + attempt, "POST", "", Optional.of(season.document()));
      if (answer.status() == 201) {
        return;
      }
      if (answer.certain()) {
        problem("the round could not be opened: " + answer.body());
        return;
      }
      wait(act.name() + attempt, 60);
    }
  }

  private void register(Act act, int presses) {
    var initiative =
        new Initiative(act.number(), "key-" + dice.of(act.name()), submission(act.number()));
    register(act, presses, initiative);
  }

  private void enter(Act act) {
    rosterChanges.put(why(act), false);
    register(
        act,
        dice.happens(act.name() + " presses twice", 0.2) ? 2 : 1,
        new Initiative(
            act.number(),
            "late-" + dice.of(act.name()),
            submission(act.number()),
            Optional.of(why(act))));
  }

  private void register(Act act, int presses, Initiative initiative) {
    initiatives.put(act.number(), initiative);
    for (int press = 2; press <= presses; press++) {
      var name = act.name() + " press " + press;
      world
          .timeline()
          .start(
              name,
              () -> {
                world.timeline().pause(Duration.ofMillis(dice.between(name, 1, 400)));
                post(initiative, name);
              });
    }
    for (int attempt = 1; attempt <= 4; attempt++) {
      if (post(initiative, act.name() + "." + attempt).certain()) {
        return;
      }
      wait(act.name() + attempt, 60);
    }
  }

  /** Asks until it is certain what became of a registration; nothing goes wrong meanwhile. */
  void settle(Initiative initiative) {
    for (int attempt = 1; initiative.open() && attempt <= 3; attempt++) {
      post(initiative, "settling " + initiative.number() + "." + attempt);
      wait("settling " + initiative.number() + attempt, 30);
    }
    if (initiative.open()) {
      problem("nobody says what became of the registration of " + initiative.name());
    }
  }

  private Answer post(Initiative initiative, String name) {
    initiative.posted(world.timeline().now());
    var key = Map.of("idempotency-key", initiative.key());
    var answer =
        initiative
            .lateBecause()
            .map(
                why -> {
                  var body = json().put("why", why);
                  body.set("registration", initiative.body());
                  return ask(
                      name,
                      "POST",
                      "/api/rounds/" + season.id() + "/initiatives",
                      key,
                      Optional.of(body),
                      claims("organiser1", "organiser"));
                })
            .orElseGet(
                () ->
                    ask(
                        name,
                        "POST",
                        "/api/registrations",
                        key,
                        Optional.of(initiative.body()),
                        Map.of()));
    posted(initiative, answer, name);
    return answer;
  }

  private void posted(Initiative initiative, Answer answer, String name) {
    if (!answer.certain()) {
      return;
    }
    if (answer.status() == 201) {
      var given = answer.body().path("reference").asText();
      if (initiative.reference().isEmpty()) {
        if (!initiative.late()
            && initiative.receipts().stream().noneMatch(at -> mayBeOpen(at, answer.answered()))) {
          problem(name + " was accepted, outside the period of registration");
        }
        // Whoever erased the reason meanwhile took it away here too.
        initiative
            .lateBecause()
            .ifPresent(why -> rosterChanges.computeIfPresent(why, (_, _) -> true));
        initiative.accept(given, answer.answered());
      } else if (!initiative.reference().get().equals(given)) {
        problem(
            "%s was answered %s, and before %s"
                .formatted(name, given, initiative.reference().get()));
      }
      return;
    }
    if (initiative.reference().isPresent()) {
      if (!cameAfterTheEndMeanwhile(initiative, answer)) {
        problem(name + " was refused after it had been accepted: " + answer.body());
      }
      return;
    }
    initiative.refuse();
    switch (answer.status()) {
      case 409 -> {
        if (initiative.late()) {
          if (!answer.body().path("detail").asText().startsWith("De wachtlijst is gesloten")) {
            taken(initiative, initiative.body(), answer, name);
          }
        } else if (!answer.received().isBefore(season.opensAt())
            && mayBeOpen(answer.received(), answer.answered())) {
          taken(initiative, initiative.body(), answer, name);
        }
      }
      case 410 -> {
        if (answer.received().isBefore(certainEnd(answer.received()))) {
          problem(name + " was refused as too late, in time");
        }
      }
      case 422 -> {
        if (!tooLarge(initiative, initiative.late() ? season.capacities() : mostSeats)) {
          problem(name + " was refused as wrong: " + answer.body());
        }
      }
      default -> problem(name + " was answered " + answer.status() + " " + answer.body());
    }
  }

  /**
   * A second press that came too late, while the first, which was in time, had no answer yet: when
   * the second was refused, nothing may have been accepted.
   */
  private boolean cameAfterTheEndMeanwhile(Initiative initiative, Answer answer) {
    return answer.status() == 410
        && answer.received().isBefore(initiative.accepted().orElseThrow())
        && !answer.received().isBefore(certainEnd(answer.received()));
  }

  /** A school may be called taken only if another initiative may have it. */
  private void taken(Initiative initiative, JsonNode content, Answer answer, String name) {
    for (var school : content.path("schools")) {
      for (var other : initiatives.values()) {
        if (other != initiative && other.mayHold(school, answer.received(), answer.answered())) {
          return;
        }
      }
    }
    problem(name + " was told that a school is taken, which nobody has: " + answer.body());
  }

  /** By these seats; of what organisers asked for, not everything need have happened. */
  private boolean tooLarge(Initiative initiative, Map<String, Integer> seats) {
    return season.countsSchools()
        && initiative.body().path("schools").size()
            > seats.entrySet().stream()
                .filter(it -> it.getKey().startsWith(initiative.body().path("network").asText()))
                .mapToInt(Map.Entry::getValue)
                .max()
                .orElse(0);
  }

  private boolean mayBeOpen(Instant received, Instant answered) {
    return !received.isBefore(season.opensAt())
        && deadlines.stream()
            .anyMatch(
                it -> !it.from().isAfter(answered) && received.isBefore(Season.endOf(it.day())));
  }

  private Instant certainEnd(Instant received) {
    return deadlines.stream()
        .filter(it -> it.certain() && it.until().isBefore(received))
        .map(it -> Season.endOf(it.day()))
        .max(Instant::compareTo)
        .orElseThrow();
  }

  private ObjectNode submission(int number) {
    var name = "submission " + number;
    boolean primary = dice.happens(name + " primary", 0.7);
    var json = json().put("network", primary ? "PO" : "VO");
    json.putObject("initiative").put("name", "Initiatief " + number);
    schools(json.putArray("schools"), name, primary);
    person(json.putObject("practitioner"), "a" + number);
    person(
        json.putObject("leader"),
        dice.happens(name + " shares", 0.1) ? "a" + number : "b" + number);
    json.putArray("learningQuestions").add("Vraag " + number + " " + Witness.PERSONAL);
    return json.put("expectations", "Verwachting " + number + " " + Witness.PERSONAL);
  }

  private void schools(ArrayNode schools, String name, boolean primary) {
    var sector = primary ? "PO" : "VO";
    var codes =
        world.deployment().schools().stream()
            .filter(school -> school.sector().name().equals(sector))
            .map(School::code)
            .limit(primary ? 9 : 6)
            .toList();
    int count = (int) dice.between(name + " schools", 1, 4);
    var chosen = new ArrayList<JsonNode>();
    for (int i = 0; i < count; i++) {
      var school =
          dice.happens(name + " unlisted " + i, 0.2)
              ? json()
                  .put("name", "School " + dice.below(name + " own " + i, 4))
                  .put("place", "Nergenshuizen")
              : json().put("code", dice.pick(name + " code " + i, codes).value());
      if (!chosen.contains(school)) {
        chosen.add(school);
      }
    }
    chosen.forEach(schools::add);
  }

  private static void person(ObjectNode json, String who) {
    json.put("name", "Jo " + who + " " + Witness.PERSONAL)
        .put("email", Season.email(who))
        .put("role", "rol " + Witness.PERSONAL);
  }

  private void postAgain(Act act) {
    some(act, Initiative::accepted).ifPresent(it -> post(it, act.name()));
  }

  private void reuseKey(Act act) {
    some(act, Initiative::accepted)
        .ifPresent(
            it -> {
              var other = it.body().deepCopy().put("expectations", "Anders.");
              var answer =
                  ask(
                      act.name(),
                      "POST",
                      "/api/registrations",
                      Map.of("idempotency-key", it.key()),
                      Optional.of(other),
                      Map.of());
              if (answer.certain() && answer.status() != 422) {
                problem(act.name() + ": another document with a used key gets " + answer.status());
              }
            });
  }

  private void look(Act act, String path) {
    ask(act.name(), "GET", path, Map.of(), Optional.empty(), Map.of());
  }

  private Optional<Initiative> some(
      Act act, java.util.function.Function<Initiative, Optional<?>> which) {
    var all = initiatives.values().stream().filter(it -> which.apply(it).isPresent()).toList();
    return all.isEmpty() ? Optional.empty() : Optional.of(dice.pick("who " + act.name(), all));
  }

  // ---- By a personal link ----------------------------------------------------------------------

  /**
   * The link in the last mail that somebody of an initiative has got. A mail of links that was
   * asked for may be on its way while the place gets another address, and then it still brings the
   * old link to the old address; so of those only one to the address of the last news counts.
   */
  Optional<String> link(Initiative initiative, String role) {
    var reference = initiative.reference().orElse("-");
    var holding =
        world.witness().mails().reversed().stream()
            .filter(Mail::arrived)
            .filter(mail -> mail.link(reference, role).isPresent())
            .toList();
    var news = holding.stream().filter(mail -> mail.about().equals(reference)).findFirst();
    return holding.stream()
        .filter(mail -> news.isEmpty() || mail.to().equals(news.get().to()))
        .findFirst()
        .flatMap(mail -> mail.link(reference, role))
        .map(Mail.Link::text);
  }

  private record Open(Initiative initiative, String role, String link, Answer page) {
    JsonNode content() {
      return page.body().path("registration");
    }

    String state() {
      return page.body().path("state").asText();
    }

    int version() {
      return tag(page).orElseThrow();
    }
  }

  /** Opens the own page of somebody, as the first step of everything that they do. */
  private Optional<Open> open(Act act) {
    var initiative = some(act, Initiative::reference);
    if (initiative.isEmpty() || initiative.get().erased()) {
      return Optional.empty();
    }
    var role = dice.pick("role " + act.name(), Initiative.ROLES);
    return link(initiative.get(), role)
        .flatMap(link -> open(initiative.get(), role, link, act.name()));
  }

  private Optional<Open> open(Initiative initiative, String role, String link, String name) {
    var page = ownPage(link, name + " looks");
    if (page.status() == 401 && initiative.linkChanges(role) == 0) {
      problem(name + ": the link of " + role + " does not work: " + link.replaceAll("[^.]*$", ""));
    }
    if (page.status() != 200) {
      return Optional.empty();
    }
    var open = new Open(initiative, role, link, page);
    seen(open, name);
    return Optional.of(open);
  }

  private Answer ownPage(String link, String name) {
    return ask(
        name,
        "GET",
        "/api/my-registration",
        Map.of("personal-link", link),
        Optional.empty(),
        Map.of());
  }

  private void seen(Open open, String name) {
    var page = open.page();
    boolean withdrawn = open.state().equals("withdrawn");
    boolean fits =
        open.initiative().erased()
            || open.initiative().maySay(open.content(), withdrawn, page.received(), page.answered())
            || (allocated
                && withdrawn
                && open.initiative()
                    .maySay(open.content(), false, page.received(), page.answered()));
    if (!fits) {
      problem(
          "%s: the own page of %s says what nobody sent last: %s %s"
              .formatted(name, open.initiative().name(), open.state(), open.content()));
    }
  }

  private Answer byLink(
      Open open, String name, String method, String part, Optional<JsonNode> body) {
    return ask(
        name,
        method,
        "/api/my-registration" + part,
        Map.of("personal-link", open.link(), "if-match", open.page().etag()),
        body,
        Map.of());
  }

  /**
   * Asks for something that makes a registration say this. Until the answer comes it may have
   * happened.
   */
  private Answer write(
      Initiative initiative,
      JsonNode content,
      boolean withdrawn,
      int base,
      String name,
      Supplier<Answer> asks) {
    var begun =
        new Write(
            content, withdrawn, world.timeline().now(), Instant.MAX, false, base, Optional.empty());
    initiative.writes().add(begun);
    var answer = asks.get();
    initiative.writes().remove(begun);
    boolean unchanged =
        answer.body().has("changed") && !answer.body().path("changed").asBoolean(true);
    if (answer.status() == 412) {
      overtaken(initiative, begun, answer, name);
    }
    if (answer.certain() && (!answer.ok() || unchanged)) {
      return answer;
    }
    if (answer.ok() && isSoAlready(initiative, content, withdrawn, base, tag(answer))) {
      return answer;
    }
    var made = name.contains("HAND_OVER") && answer.ok() ? Optional.of(base + 1) : tag(answer);
    var write =
        new Write(
            content,
            withdrawn,
            begun.from(),
            answer.ok() ? answer.answered() : answer.received().plus(UNDER_WAY),
            answer.ok(),
            base,
            made);
    initiative.writes().add(write);
    if (answer.ok()) {
      var before =
          versions
              .computeIfAbsent(initiative.reference().orElseThrow(), _ -> new HashMap<>())
              .putIfAbsent(base, write);
      if (before != null
          && !(Initiative.said(before.content()).equals(Initiative.said(content))
              && before.withdrawn() == withdrawn)) {
        problem(name + " changed what its sender had not seen, and so did another");
      }
    }
    return answer;
  }

  /** Whether another had made it so meanwhile, so that nothing was left to write. */
  private static boolean isSoAlready(
      Initiative initiative,
      JsonNode content,
      boolean withdrawn,
      int base,
      Optional<Integer> version) {
    return version.filter(it -> it > base + 1).isPresent()
        && initiative.writes().stream()
            .anyMatch(
                other ->
                    other.base() > base
                        && other.withdrawn() == withdrawn
                        && (withdrawn
                            || Initiative.said(other.content()).equals(Initiative.said(content))));
  }

  /** Only what another did, or may have done, can come in between. */
  private void overtaken(Initiative initiative, Write begun, Answer answer, String name) {
    var looked = begun.from().minus(UNDER_WAY);
    boolean another =
        initiative.writes().stream()
            .anyMatch(
                other ->
                    (other.base() >= begun.base() && other.until().isAfter(looked))
                        || other.made().filter(it -> it > begun.base()).isPresent());
    if (!another && !allocated && answer.received().isBefore(Season.endOf(season.deadline()))) {
      problem(name + " was told that another came in between, and nobody did");
    }
  }

  private void change(Act act) {
    open(act)
        .ifPresent(
            open -> {
              var wanted = (ObjectNode) open.content().deepCopy();
              var what = "what " + act.name();
              var person = (ObjectNode) wanted.path(open.role());
              if (allocated || dice.happens(what + " person", 0.4)) {
                if (dice.happens(what + " address", 0.5)) {
                  person.put("email", Season.email("c" + act.number()));
                } else {
                  person.put("phone", "06-" + (10_000_000 + act.number()));
                }
              } else if (dice.happens(what + " schools", 0.6)) {
                schools(
                    wanted.putArray("schools"), what, wanted.path("network").asText().equals("PO"));
              } else {
                wanted.put("expectations", "Gewijzigd " + act.number() + " " + Witness.PERSONAL);
              }
              if (Initiative.said(wanted).equals(Initiative.said(open.content()))) {
                return;
              }
              var answer =
                  write(
                      open.initiative(),
                      wanted,
                      false,
                      open.version(),
                      act.name(),
                      () -> byLink(open, act.name(), "PUT", "", Optional.of(wanted)));
              if (answer.status() == 409
                  && open.state().equals("submitted")
                  && answer.body().path("errors").size() > 0) {
                taken(open.initiative(), wanted, answer, act.name());
              }
            });
  }

  /** The version in the tag of an answer. */
  private static Optional<Integer> tag(Answer answer) {
    var number = Pattern.compile("^\"?([0-9]+)").matcher(answer.etag());
    return answer.ok() && number.find()
        ? Optional.of(Integer.parseInt(number.group(1)))
        : Optional.empty();
  }

  private void withdraw(Act act) {
    open(act)
        .ifPresent(
            open -> {
              if (open.state().equals("withdrawn")) {
                return;
              }
              boolean early = open.state().equals("submitted");
              if (!early) {
                open.initiative().lateAct("withdrawn", act.name(), world.timeline().now());
              }
              Supplier<Answer> asks =
                  () -> byLink(open, act.name(), "PUT", "/withdrawal", Optional.of(json()));
              var answer =
                  early
                      ? write(
                          open.initiative(), open.content(), true, open.version(), act.name(), asks)
                      : asks.get();
              if (!early) {
                open.initiative()
                    .departures()
                    .add(
                        new Initiative.Departure(
                            answer.received(), answer.answered().plus(UNDER_WAY), answer.ok()));
              }
              if (!early && answer.ok()) {
                open.initiative().left("withdrawn");
              }
              if (!early && answer.ok() && !isNow(open, "withdrawn", answer, act)) {
                problem(act.name() + " was answered well, and is not withdrawn");
              }
            });
  }

  private void restore(Act act) {
    open(act)
        .ifPresent(
            open -> {
              if (!open.state().equals("withdrawn")) {
                return;
              }
              var answer =
                  write(
                      open.initiative(),
                      open.content(),
                      false,
                      open.version(),
                      act.name(),
                      () -> byLink(open, act.name(), "DELETE", "/withdrawal", Optional.empty()));
              if (answer.status() == 409 && answer.body().path("errors").size() > 0) {
                taken(open.initiative(), open.content(), answer, act.name());
              }
            });
  }

  private void handOver(Act act) {
    open(act)
        .ifPresent(
            open -> {
              var colleague = json();
              person(colleague, "d" + act.number());
              var wanted = (ObjectNode) open.content().deepCopy();
              wanted.set(open.role(), colleague);
              open.initiative().linkMayChange(open.role());
              var answer =
                  write(
                      open.initiative(),
                      wanted,
                      false,
                      open.version(),
                      act.name(),
                      () -> byLink(open, act.name(), "POST", "/hand-over", Optional.of(colleague)));
              if (answer.ok()) {
                var old = ownPage(open.link(), act.name() + " tries the old link");
                if (old.status() == 200) {
                  problem(act.name() + ": the old link still opens the registration");
                }
              }
            });
  }

  private void answerOffer(Act act) {
    var offered =
        initiatives.values().stream()
            .filter(it -> it.reference().isPresent() && !it.erased())
            .filter(it -> lastNotice(it).filter("offered"::equals).isPresent())
            .toList();
    if (offered.isEmpty()) {
      return;
    }
    var initiative = dice.pick("offered " + act.name(), offered);
    var role = dice.pick("role " + act.name(), Initiative.ROLES);
    link(initiative, role)
        .flatMap(link -> open(initiative, role, link, act.name()))
        .ifPresent(open -> answerOffer(open, act));
  }

  private void answerOffer(Open open, Act act) {
    var offer = open.page().body().path("offer");
    if (offer.isMissingNode()) {
      return;
    }
    boolean accept = dice.happens("accept " + act.name(), 0.6);
    open.initiative().lateAct(accept ? "accepted" : "declined", act.name(), world.timeline().now());
    var answer =
        byLink(
            open,
            act.name(),
            "POST",
            "/answer",
            Optional.of(json().put("answer", accept ? "accept" : "decline")));
    if (answer.ok() && !accept) {
      open.initiative().left("declined");
    }
    if (answer.ok()
        && !answer
            .received()
            .isBefore(Season.endOf(LocalDate.parse(offer.path("answerBy").asText())))) {
      problem(act.name() + ": an answer after the last day of the offer counted");
    }
    if (answer.ok() && !isNow(open, accept ? "accepted" : "declined", answer, act)) {
      problem(act.name() + " was answered well, and is " + answer.body().path("state"));
    }
  }

  /**
   * Whether an answer says that an initiative is in the state that was asked for. When the other of
   * the two, or an organiser, acts at once, the answer tells where it stands then.
   */
  private static boolean isNow(Open open, String asked, Answer answer, Act act) {
    var state = answer.body().path("state").asText();
    return state.equals(asked)
        || open.initiative()
            .mayBeBroughtBy(
                act.name(), state, answer.received().minus(UNDER_WAY), answer.answered());
  }

  /** What the last mail about its seats said. */
  Optional<String> lastNotice(Initiative initiative) {
    return world.witness().mails().stream()
        .filter(mail -> mail.about().equals(initiative.reference().orElse("-")))
        .filter(mail -> Inspection.NOTICES.contains(mail.kind()))
        .max(java.util.Comparator.comparing(Mail::version))
        .map(Mail::kind);
  }

  /** Once, or more often than is allowed in a day. */
  private void requestLink(Act act) {
    var role = dice.pick("role " + act.name(), Initiative.ROLES);
    int times = dice.happens("impatient " + act.name(), 0.6) ? 5 : 1;
    some(act, Initiative::reference)
        .map(it -> json().put("email", it.latest().path(role).path("email").asText()))
        .ifPresent(
            body -> {
              for (int i = 0; i < times; i++) {
                ask(
                    act.name(),
                    "POST",
                    "/api/personal-links",
                    Map.of(),
                    Optional.of(body),
                    Map.of());
              }
            });
  }

  private void followLinks(Act act) {
    var links =
        world.witness().mails().stream()
            .flatMap(mail -> mail.links().stream())
            .map(Mail.Link::text)
            .distinct()
            .limit(6)
            .toList();
    for (int i = 0; i < links.size(); i++) {
      ownPage(links.get(i), act.name() + " link " + i);
    }
    some(act, Initiative::reference)
        .ifPresent(
            it ->
                ask(
                    act.name() + " status",
                    "GET",
                    "/api/registrations/" + it.reference().orElseThrow(),
                    Map.of(),
                    Optional.empty(),
                    Map.of()));
  }

  // ---- Organisers ------------------------------------------------------------------------------

  private void edit(Act act, Consumer<ObjectNode> change, boolean extension) {
    var path = "/" + season.id();
    var shown = asOrganiser(act.name() + " looks", "GET", path, Optional.empty());
    if (shown.status() != 200) {
      return;
    }
    var edited = (ObjectNode) shown.body().deepCopy();
    change.accept(edited);
    edited.put("why", "Reden " + Witness.PERSONAL);
    var now = world.timeline().now();
    if (extension) {
      // Until the answer comes it may be so.
      deadlines.add(new Deadline(season.extended(), now, Instant.MAX, false));
    }
    var answer = asOrganiser(act.name(), "PUT", path, Optional.of(edited), shown.etag());
    if (answer.ok() && extension) {
      deadlines.add(new Deadline(season.extended(), now, answer.answered(), true));
      extensions.add(answer.received());
    } else if (extension && answer.certain()) {
      deadlines.removeIf(it -> !it.certain() && it.from().equals(now));
    }
  }

  private record Seen(Initiative initiative, Answer page) {
    JsonNode content() {
      return page.body().path("registration");
    }

    int version() {
      return tag(page).orElseThrow();
    }
  }

  private static String initiativePath(Season season, Initiative initiative) {
    return "/%s/initiatives/%s".formatted(season.id(), initiative.reference().orElseThrow());
  }

  private Optional<Seen> look(Act act, Initiative initiative) {
    var page =
        asOrganiser(
            act.name() + " looks", "GET", initiativePath(season, initiative), Optional.empty());
    return page.status() == 200 ? Optional.of(new Seen(initiative, page)) : Optional.empty();
  }

  private void correct(Act act) {
    some(act, Initiative::reference)
        .filter(it -> !it.erased())
        .flatMap(it -> look(act, it))
        .ifPresent(
            seen -> {
              var wanted = (ObjectNode) seen.content().deepCopy();
              var role = dice.pick("role " + act.name(), Initiative.ROLES);
              ((ObjectNode) wanted.path(role)).put("email", Season.email("e" + act.number()));
              seen.initiative().linkMayChange(role);
              var body = json().put("why", "Typefout " + Witness.PERSONAL);
              body.set("registration", wanted);
              write(
                  seen.initiative(),
                  wanted,
                  false,
                  seen.version(),
                  act.name(),
                  () ->
                      asOrganiser(
                          act.name(),
                          "PUT",
                          initiativePath(season, seen.initiative()),
                          Optional.of(body),
                          seen.page().etag()));
            });
  }

  private void correctWithdrawal(Act act) {
    some(act, Initiative::reference)
        .flatMap(it -> look(act, it))
        .ifPresent(
            seen -> {
              boolean withdraws = seen.page().body().path("state").asText().equals("submitted");
              write(
                  seen.initiative(),
                  seen.content(),
                  withdraws,
                  seen.version(),
                  act.name(),
                  () ->
                      asOrganiser(
                          act.name(),
                          "PUT",
                          initiativePath(season, seen.initiative()) + "/withdrawal",
                          Optional.of(
                              json()
                                  .put("withdrawn", withdraws)
                                  .put("why", "Reden " + Witness.PERSONAL)),
                          seen.page().etag()));
            });
  }

  private void sendAgain(Act act) {
    some(act, Initiative::reference)
        .filter(it -> !it.erased())
        .ifPresent(
            it -> {
              var whom = dice.pick("role " + act.name(), Initiative.ROLES);
              var mail = whom + ".confirmation.1";
              var id = it.reference().orElseThrow() + "/" + mail;
              resent.merge(id, 1, Integer::sum);
              asOrganiser(
                  act.name(),
                  "POST",
                  initiativePath(season, it) + "/mails",
                  Optional.of(json().put("mail", mail).put("why", "Kwijt " + Witness.PERSONAL)));
            });
  }

  /** One message, by one button that is perhaps pressed twice. */
  private void write(Act act) {
    var kinds = List.of("everybody", "everybody", "seated", "waiting", "unanswered");
    var written = new Written("Bericht " + act.number() + " " + Witness.PERSONAL);
    messages.add(written);
    var message = json().put("subject", "Bericht").put("text", written.words());
    message.putObject("selection").put("kind", dice.pick("to " + act.name(), kinds));
    if (dice.happens(act.name() + " presses twice", 0.3)) {
      var name = act.name() + " press 2";
      world
          .timeline()
          .start(
              name,
              () -> {
                world.timeline().pause(Duration.ofMillis(dice.between(name, 1, 400)));
                write(written, message, act, name);
              });
    }
    for (int attempt = 1; attempt <= 4; attempt++) {
      if (write(written, message, act, act.name() + "." + attempt)) {
        return;
      }
      wait(act.name() + attempt, 60);
    }
  }

  /** Looks who would get it, and sends it; whether it is certain what came of that. */
  private boolean write(Written written, ObjectNode message, Act act, String name) {
    var path = "/" + season.id() + "/messages";
    var shown = asOrganiser(name + " looks", "POST", path + "/preview", Optional.of(message));
    if (shown.status() != 200) {
      return shown.certain();
    }
    written.shown(shown.body());
    var answer =
        ask(
            name,
            "POST",
            "/api/rounds" + path,
            Map.of("if-match", shown.etag(), "idempotency-key", "message-" + act.number()),
            Optional.of(message),
            claims("organiser1", "organiser"));
    if (answer.status() == 201) {
      int number = answer.body().path("number").asInt();
      if (written.sentAs().filter(it -> it != number).isPresent()) {
        problem(
            "%s was sent as %d, and before as %d".formatted(name, number, written.sentAs().get()));
      }
      written.sentAs(number);
      return true;
    }
    // Somebody registered or left since, so the organiser looks again.
    return answer.certain() && answer.status() != 412;
  }

  private void changeRoster(Act act) {
    var path = "/" + season.id() + "/roster";
    var shown = asOrganiser(act.name() + " looks", "GET", path, Optional.empty());
    if (shown.status() != 200) {
      return;
    }
    var sectors = shown.body().path("sectors");
    if (sectors.isEmpty()) {
      return;
    }
    var sector = sectors.path(dice.below("sector " + act.name(), sectors.size()));
    command(act, sector)
        .ifPresent(
            command -> {
              command.put("sector", sector.path("sector").asText()).put("why", why(act));
              var answer =
                  asOrganiser(act.name(), "POST", path, Optional.of(command), shown.etag());
              rosterChanges.put(why(act), answer.body().path("changed").asBoolean());
              if (answer.ok() || !answer.certain()) {
                asOrganiser(
                    act.name() + " foresees", "POST", path + "/preview", Optional.of(command));
              }
            });
  }

  /** A reason that nobody else gives. */
  private static String why(Act act) {
    return "Reden " + act.number() + " " + Witness.PERSONAL;
  }

  private Optional<ObjectNode> command(Act act, JsonNode sector) {
    var name = "command " + act.name();
    var networks = sector.path("networks");
    var network = networks.path(dice.below(name + " network", Math.max(1, networks.size())));
    var id = network.path("id").asText();
    return switch (act.kind()) {
      case RAISE_CAPACITY -> {
        int capacity = network.path("capacity").asInt() + (int) dice.between(name + " more", 1, 3);
        mostSeats.merge(id, capacity, Math::max);
        yield Optional.of(
            json().put("command", "raise-capacity").put("network", id).put("capacity", capacity));
      }
      case OPEN_NETWORK -> {
        var extra = sector.path("sector").asText() + "-" + (3 + dice.below(name + " extra", 3));
        int capacity = (int) dice.between(name + " capacity", 1, 4);
        mostSeats.merge(extra, capacity, Math::max);
        var command =
            json().put("command", "open-network").put("network", extra).put("capacity", capacity);
        Season.person(command.putArray("facilitators"), "guide" + act.number());
        yield Optional.of(command);
      }
      case MERGE ->
          networks.size() < 2
              ? Optional.empty()
              : Optional.of(
                  json()
                      .put("command", "merge")
                      .put("from", networks.path(1).path("id").asText())
                      .put("into", networks.path(0).path("id").asText()));
      case MOVE ->
          initiative(sector, name, List.of("seated", "accepted"))
              .map(it -> json().put("command", "move").put("reference", it).put("to", id));
      default ->
          initiative(sector, name, List.of("withdrawn", "declined", "expired"))
              .map(
                  it -> {
                    initiatives.values().stream()
                        .filter(one -> one.reference().equals(Optional.of(it)))
                        .forEach(
                            one -> one.lateAct("put back", act.name(), world.timeline().now()));
                    return json().put("command", "put-back").put("reference", it);
                  });
    };
  }

  private Optional<String> initiative(JsonNode sector, String name, List<String> states) {
    var fitting = new ArrayList<String>();
    for (var initiative : sector.path("initiatives")) {
      if (states.contains(initiative.path("state").asText())) {
        fitting.add(initiative.path("reference").asText());
      }
    }
    return fitting.isEmpty() ? Optional.empty() : Optional.of(dice.pick(name, fitting));
  }

  private void organiserLooks(Act act) {
    var round = "/" + season.id();
    for (var path :
        List.of(
            "",
            round,
            round + "/overview",
            round + "/journal",
            round + "/journal?format=csv",
            round + "/export")) {
      asOrganiser(act.name() + path, "GET", path, Optional.empty());
    }
    asOrganiser(
        act.name() + " searches",
        "POST",
        round + "/search",
        Optional.of(json().put("text", "initiatief")));
  }

  private void forgetReason(Act act) {
    var journal = "/" + season.id() + "/journal";
    var shown = asOrganiser(act.name() + " looks", "GET", journal, Optional.empty());
    for (var line : shown.body().path("lines")) {
      if (line.has("why")) {
        rosterChanges.remove(line.path("why").asText());
        asOrganiser(
            act.name(),
            "POST",
            journal + "/forgotten",
            Optional.of(json().put("line", line.path("id").asText())));
        return;
      }
    }
  }

  // ---- By the command line ---------------------------------------------------------------------

  private Optional<JsonNode> command(String function, String name, JsonNode event) {
    var process = world.timeline().current();
    var results = new Lambdas.Result[1];
    world
        .lambdas()
        .invoke(
            function,
            name,
            event.toString().getBytes(StandardCharsets.UTF_8),
            false,
            result -> {
              results[0] = result;
              process.wake();
            });
    world.timeline().park();
    return results[0] instanceof Lambdas.Result.Answered answered && !answered.isUnreadable()
        ? Optional.of(Gateway.json(new String(answered.bytes(), StandardCharsets.UTF_8)))
        : Optional.empty();
  }

  /** Has every mail that was given up sent again, and lets mail go to every address again. */
  void release(String name) {
    for (var mail : List.copyOf(world.witness().setAside())) {
      var about = mail.substring(0, mail.indexOf('/'));
      if (initiatives.values().stream()
          .noneMatch(it -> it.reference().equals(Optional.of(about)))) {
        continue;
      }
      resent.merge(mail, 1, Integer::sum);
      var answer =
          asOrganiser(
              name + " " + mail,
              "POST",
              "/%s/initiatives/%s/mails".formatted(season.id(), about),
              Optional.of(
                  json()
                      .put("mail", mail.substring(mail.indexOf('/') + 1))
                      .put("why", "Niet aangekomen " + Witness.PERSONAL)));
      if (answer.ok()) {
        world.witness().setAside().remove(mail);
      }
    }
    for (var address : List.copyOf(world.witness().bounced().keySet())) {
      var answer = command("ReleaseAddress", name + " " + address, json().put("email", address));
      answer.ifPresent(
          it -> {
            if (it.path("released").asBoolean()) {
              world.witness().bounced().remove(address);
              it.path("mails").forEach(mail -> resent.merge(mail.asText(), 1, Integer::sum));
            } else if (perhapsReleased.remove(address)) {
              world.witness().bounced().remove(address);
            } else if (world.faults().isCalm() && stands(address)) {
              problem("nothing is known of the bounce of " + address);
            }
          });
      if (answer.isEmpty()) {
        // It may have been done, and then these mails go out again.
        perhapsReleased.add(address);
        world.witness().mails().stream()
            .filter(mail -> mail.to().equals(address))
            .forEach(mail -> resent.merge(mail.id(), 1, Integer::sum));
      }
    }
  }

  /** Whether an address is in a registration; what is known of others is forgotten at night. */
  private boolean stands(String address) {
    return initiatives.values().stream()
        .filter(it -> it.reference().isPresent() && !it.erased())
        .filter(it -> it.writes().stream().allMatch(Write::certain))
        .anyMatch(
            it ->
                Initiative.ROLES.stream()
                    .anyMatch(
                        role -> it.latest().path(role).path("email").asText().equals(address)));
  }

  private void export(Act act) {
    some(act, Initiative::reference)
        .filter(it -> !it.erased())
        .ifPresent(
            it -> {
              var address = it.latest().at("/leader/email").asText();
              var writes = List.copyOf(it.writes());
              command(
                      "HandlePersonalData",
                      act.name(),
                      json().put("action", "export").put("email", address))
                  .ifPresent(
                      data -> {
                        if (it.writes().equals(writes)
                            && writes.stream().allMatch(Write::certain)
                            && !data.toString().contains(it.reference().orElseThrow())) {
                          problem(act.name() + ": the export misses a registration");
                        }
                      });
            });
  }

  private void erase(Act act) {
    some(act, Initiative::reference)
        .filter(it -> !it.erased())
        .ifPresent(
            it -> {
              // As somebody finds them who looks now: a change of which nobody heard may have been
              // made.
              var shown = look(act, it);
              if (shown.isEmpty() || it.erased()) {
                return;
              }
              it.erase();
              var person = shown.get().content().path("leader");
              perhapsErased.add(person.path("email").asText());
              for (int attempt = 1; attempt <= 5; attempt++) {
                var answer =
                    command(
                        "HandlePersonalData",
                        act.name() + "." + attempt,
                        json().put("action", "erase").put("email", person.path("email").asText()));
                if (answer.filter(found -> found.has("erased")).isPresent()) {
                  erased.add(person.path("email").asText());
                  return;
                }
                wait(act.name() + attempt, 60);
              }
            });
  }
}
