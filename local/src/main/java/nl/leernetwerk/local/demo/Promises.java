package nl.leernetwerk.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import nl.leernetwerk.kernel.Amsterdam;
import nl.leernetwerk.kernel.Contact;
import nl.leernetwerk.local.demo.Played.Post;
import nl.leernetwerk.registration.Outcome;
import nl.leernetwerk.registration.Participant;
import nl.leernetwerk.registration.Registration;
import nl.leernetwerk.rounds.Network;
import nl.leernetwerk.rounds.RoundProgress;
import nl.leernetwerk.seats.AllocationEntry;
import nl.leernetwerk.seats.Allocator;

/** Compares what happened with what was promised to schools, organisers and facilitators. */
final class Promises {
  private final Played played;
  private final List<Promise> promises = new ArrayList<>();

  /** A promise, in Dutch, and whether it held. */
  record Promise(String text, boolean held) {}

  private Promises(Played played) {
    this.played = played;
  }

  static List<Promise> check(Played played) {
    var promises = new Promises(played);
    promises.posts();
    promises.seats();
    promises.mails();
    promises.afterwards();
    return List.copyOf(promises.promises);
  }

  private void promise(String text, boolean held) {
    promises.add(new Promise(text, held));
  }

  private void posts() {
    promise(
        "Elke aanmelding kreeg antwoord, en elke weigering zegt wat je kunt doen.",
        played.posts().stream().allMatch(post -> post.accepted() || explained(post)));
    promise(
        "Wie op tijd was, is niet als te laat geweigerd; wie te laat was, is niet aangenomen.",
        played.posts().stream().allMatch(this::judgedByTheClock));
    var seen = new HashSet<String>();
    promise(
        "Een school doet mee met één initiatief; een dubbele aanmelding is geweigerd.",
        played.registrations().stream()
            .flatMap(registration -> registration.submission().schools().stream())
            .map(Participant::identity)
            .allMatch(seen::add));
    promise(
        "Alles wat is aangenomen, is bewaard, en niets anders.",
        references(played.accepted()).equals(stored()));
    promise(
        "Dezelfde aanmelding nog eens versturen geeft hetzelfde kenmerk, ook na afloop.",
        played
            .repeated()
            .map(
                answer ->
                    answer
                        .json()
                        .path("reference")
                        .asText()
                        .equals(played.accepted().getFirst().reference()))
            .orElse(true));
  }

  private static boolean explained(Post post) {
    return post.answer().status() >= 400
        && post.answer().status() < 500
        && post.answer().contentType().startsWith("application/problem+json")
        && !post.answer().json().path("detail").asText().isBlank();
  }

  private boolean judgedByTheClock(Post post) {
    boolean late = !post.at().isBefore(played.round().endsAt());
    return late ? !post.accepted() : post.answer().status() != 410;
  }

  private static Set<String> references(Collection<Post> posts) {
    return posts.stream().map(Post::reference).collect(Collectors.toSet());
  }

  private Set<String> stored() {
    return played.registrations().stream()
        .map(registration -> registration.reference().text())
        .collect(Collectors.toSet());
  }

  private void seats() {
    var taken = new HashMap<String, Integer>();
    outcomes().stream()
        .filter(Outcome.Seated.class::isInstance)
        .map(Outcome.Seated.class::cast)
        .forEach(seated -> taken.merge(seated.network(), seated.seats(), Integer::sum));
    promise(
        "Geen leernetwerk heeft meer "
            + Report.units(played.round())
            + " dan plekken: "
            + played.round().networks().stream()
                .map(
                    it ->
                        "%s %d van %d"
                            .formatted(it.id(), taken.getOrDefault(it.id(), 0), it.capacity()))
                .collect(Collectors.joining(", "))
            + ".",
        played.round().networks().stream()
            .allMatch(network -> taken.getOrDefault(network.id(), 0) <= network.capacity()));
    promise(
        "Elk aangenomen initiatief heeft een uitkomst.",
        outcomes().stream()
                .map(it -> it.reference().text())
                .collect(Collectors.toSet())
                .equals(stored())
            && outcomes().size() == stored().size());
    promise(
        "Wie een plek heeft, heeft er een voor elke school van het initiatief.",
        played.registrations().stream().allMatch(this::seatedWhole));
    promise(
        "Iedereen kan met het kenmerk dezelfde uitkomst opvragen, zonder persoonsgegevens.",
        outcomes().stream().allMatch(this::told));
  }

  private List<Outcome> outcomes() {
    return played.allocation().map(it -> it.outcomes()).orElse(List.of());
  }

  private boolean seatedWhole(Registration registration) {
    int wanted = played.round().capacityUnit().seats(registration.submission().schools().size());
    return outcomes().stream()
        .filter(outcome -> outcome.reference().equals(registration.reference()))
        .allMatch(outcome -> outcome.seats() == wanted);
  }

  private boolean told(Outcome outcome) {
    var state = played.states().getOrDefault(outcome.reference().text(), null);
    if (state == null) {
      return false;
    }
    boolean bare =
        Set.of("reference", "network", "state", "receivedAt")
            .containsAll(state.properties().stream().map(Map.Entry::getKey).toList());
    return bare
        && switch (outcome) {
          case Outcome.Seated seated ->
              state.path("state").asText().equals("seated")
                  && state.path("network").asText().equals(seated.network());
          case Outcome.Waiting _, Outcome.Entered _ ->
              state.path("state").asText().equals("waiting");
        };
  }

  private void mails() {
    promise(
        each() == 2
            ? "Beide mensen van elk initiatief kregen één bevestiging en één uitkomst; wie een"
                + " adres deelt, kreeg ze samen."
            : "Beide mensen van elk initiatief kregen één bevestiging, één e-mail met de lijst van"
                + " de loting en één uitkomst; wie een adres deelt, kreeg ze samen.",
        played.accepted().stream().allMatch(this::mailedOnceOfEach));
    promise(
        "Elke procesbegeleider kreeg alle initiatieven van het leernetwerk in één e-mail.",
        played.round().networks().stream().allMatch(this::listed));
    promise(
        "Elke organisator kreeg hoogstens één dagoverzicht per dag, en las van elke aanmelding"
            + " hoogstens één keer.",
        played.round().organisers().stream().allMatch(this::toldOnce));
    promise(
        "Elke organisator kreeg één overzicht.",
        played.round().organisers().stream()
            .allMatch(it -> others(it).anyMatch(mail -> !mail.isDigest())));
    promise(
        "Er is geen e-mail te veel verstuurd: %d voor %d initiatieven."
            .formatted(played.mails().size(), played.accepted().size()),
        played.mails().size() == expectedMails());
  }

  /** How many mails each person gets; the list of a draw is mailed when a beacon decides it. */
  private int each() {
    return played.round().beacon().isPresent() ? 3 : 2;
  }

  private boolean mailedOnceOfEach(Post post) {
    var addresses = addresses(post);
    var all = Mail.about(played.mails(), post.reference());
    return all.size() == each() * addresses.size()
        && addresses.stream()
            .allMatch(
                address -> {
                  var theirs = all.stream().filter(mail -> mail.isTo(address)).toList();
                  return theirs.size() == each()
                      && theirs.getFirst().sentAt().isBefore(endsAt())
                      && !theirs.getLast().sentAt().isBefore(endsAt());
                });
  }

  private Instant endsAt() {
    return played.round().endsAt();
  }

  private static Set<String> addresses(Post post) {
    return Set.copyOf(
        List.of("practitioner", "leader").stream()
            .map(role -> post.body().path(role).path("email").asText())
            .map(address -> address.strip().toLowerCase(Locale.ROOT))
            .collect(Collectors.toSet()));
  }

  private boolean listed(Network network) {
    var references =
        played.registrations().stream()
            .filter(registration -> registration.submission().network() == network.sector())
            .map(registration -> registration.reference().text())
            .toList();
    return network.facilitators().stream()
        .allMatch(
            facilitator ->
                others(facilitator)
                    .anyMatch(mail -> references.stream().allMatch(mail.text()::contains)));
  }

  /** The mails to an organiser or facilitator that are not about a single registration. */
  private java.util.stream.Stream<Mail> others(Contact contact) {
    return Mail.all(played.mails()).stream()
        .filter(mail -> mail.isTo(contact.email().value().toLowerCase(Locale.ROOT)))
        .filter(mail -> stored().stream().noneMatch(mail.subject()::contains));
  }

  private int expectedMails() {
    return played.accepted().stream().mapToInt(post -> each() * addresses(post).size()).sum()
        + played.round().networks().stream().mapToInt(it -> it.facilitators().size()).sum()
        + played.round().organisers().size()
        + Math.toIntExact(Mail.all(played.mails()).stream().filter(Mail::isDigest).count());
  }

  private boolean toldOnce(Contact organiser) {
    var digests = others(organiser).filter(Mail::isDigest).toList();
    return digests.stream().map(Mail::day).distinct().count() == digests.size()
        && stored().stream()
            .allMatch(
                reference ->
                    digests.stream().filter(mail -> mail.text().contains(reference)).count() <= 1);
  }

  private void afterwards() {
    promise(
        "De verdeling opnieuw doen, met wat is vastgelegd, geeft dezelfde uitkomst.",
        played.allocation().isPresent()
            && played.progress() instanceof RoundProgress.Allocated(var closing, var _)
            && Allocator.allocate(
                    played.round(),
                    played.registrations().stream().map(AllocationEntry::of).toList(),
                    closing.seed().orElseThrow())
                .equals(played.allocation().get()));
    promise("Er is geen bericht blijven liggen.", played.setAside() == 0);
  }

  /** A mail in the mailbox. */
  record Mail(String to, String subject, String text, Instant sentAt) {
    static List<Mail> all(JsonNode mailbox) {
      var mails = new ArrayList<Mail>();
      mailbox.forEach(
          mail ->
              mails.add(
                  new Mail(
                      mail.path("to").asText().toLowerCase(Locale.ROOT),
                      mail.path("subject").asText(),
                      mail.path("text").asText(),
                      Instant.parse(mail.path("sentAt").asText()))));
      return mails;
    }

    /** The mails to the people of a registration, in the order in which they were sent. */
    static List<Mail> about(JsonNode mailbox, String reference) {
      return all(mailbox).stream().filter(mail -> mail.subject().contains(reference)).toList();
    }

    /** Whether it tells an organiser what happened since the digest before. */
    boolean isDigest() {
      return isDigest(text);
    }

    static boolean isDigest(String text) {
      return text.contains("\nDagoverzicht\n");
    }

    LocalDate day() {
      return sentAt.atZone(Amsterdam.ZONE).toLocalDate();
    }

    boolean isTo(String address) {
      return to.equals(address);
    }
  }
}
