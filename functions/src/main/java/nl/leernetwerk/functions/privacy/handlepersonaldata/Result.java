package nl.leernetwerk.functions.privacy.handlepersonaldata;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import nl.leernetwerk.kernel.EmailAddress;
import nl.leernetwerk.privacy.Erasing.Erased;
import nl.leernetwerk.registration.Outcome;
import nl.leernetwerk.registration.Registration;
import nl.leernetwerk.rounds.RunningRound;

/** What an erasure removed, and what a person must still see to. */
final class Result {
  private Result() {}

  static ObjectNode of(EmailAddress email, List<Erased> erased, List<RunningRound> rounds) {
    var json = JsonNodeFactory.instance.objectNode();
    var list = json.putArray("erased");
    var todo = new ArrayList<String>();
    for (var one : erased) {
      var registration = one.before();
      var reference = registration.reference().text();
      var entry =
          list.addObject()
              .put("reference", reference)
              .put("initiative", registration.submission().initiative());
      one.places()
          .forEach(place -> entry.withArray("places").add(place.name().toLowerCase(Locale.ROOT)));
      if (one.nobodyLeft()) {
        todo.add(
            "Van %s is niemand meer over; ook de teksten zijn verwijderd. Vraag de school wie het"
                    .formatted(reference)
                + " initiatief overneemt.");
      } else if (mentions(one)) {
        todo.add(
            "In de teksten van %s staat de naam of het adres nog. Vraag de andere contactpersoon om ze"
                    .formatted(reference)
                + " aan te passen.");
      }
      registration
          .outcome()
          .ifPresent(
              outcome ->
                  todo.add(
                      "De procesbegeleiders van %s hebben een lijst met %s gekregen. Vraag hun de"
                              .formatted(network(registration, outcome), reference)
                          + " gegevens daaruit te verwijderen."));
    }
    var roles = JsonNodeFactory.instance.arrayNode();
    rounds.forEach(round -> Export.roles(round, email, roles));
    roles.forEach(
        role ->
            todo.add(
                "Deze persoon is nog %s van ronde %s. Wijs eerst iemand anders aan."
                    .formatted(
                        role.path("as").asText().equals("organiser")
                            ? "organisator"
                            : "procesbegeleider",
                        role.path("round").asText())));
    todo.forEach(json.putArray("todo")::add);
    return json.put(
        "detail",
        erased.isEmpty()
            ? "Er is geen aanmelding met dit adres."
            : "De gegevens zijn verwijderd uit %d aanmelding(en).".formatted(erased.size()));
  }

  private static String network(Registration registration, Outcome outcome) {
    return switch (outcome) {
      case Outcome.Seated seated -> "leernetwerk " + seated.network();
      case Outcome.Waiting _ -> "het " + registration.submission().network() + "-netwerk";
    };
  }

  private static boolean mentions(Erased erased) {
    var submission = erased.before().submission();
    var texts =
        Stream.of(
                submission.learningQuestions().stream(),
                Stream.of(submission.expectations(), submission.initiative()),
                submission.contribution().stream())
            .flatMap(it -> it)
            .map(it -> it.toLowerCase(Locale.ROOT))
            .toList();
    return erased.places().stream()
        .map(submission.pair()::person)
        .flatMap(person -> Stream.of(person.name(), person.email().value()))
        .map(it -> it.toLowerCase(Locale.ROOT))
        .anyMatch(words -> texts.stream().anyMatch(text -> text.contains(words)));
  }
}
