package nl.leernetwerk.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.leernetwerk.registration.Registration;
import nl.leernetwerk.rounds.Round;
import nl.leernetwerk.rounds.RoundProgress;
import nl.leernetwerk.schools.School;
import nl.leernetwerk.schools.SchoolCode;
import nl.leernetwerk.seats.Allocation;

/**
 * Everything that came of the demo: what visitors saw, and what the table holds.
 *
 * @param states the answer of the API about each registration, by reference
 * @param mails the mailbox, one mail for each recipient
 * @param repeated the answer to the first accepted post when it was sent again at the end
 * @param setAside how many messages wait for a person
 */
record Played(
    Round round,
    RoundProgress progress,
    List<Post> posts,
    Map<String, JsonNode> states,
    JsonNode mails,
    Optional<Visitor.Answer> repeated,
    List<Registration> registrations,
    Map<SchoolCode, School> schools,
    Optional<Allocation> allocation,
    int setAside) {

  /** A post, with the time at which it came and its answer. */
  record Post(Instant at, JsonNode body, String key, Visitor.Answer answer) {
    boolean accepted() {
      return answer.status() == 201;
    }

    String reference() {
      return answer.json().path("reference").asText();
    }

    String initiative() {
      return body.at("/initiative/name").asText("(zonder naam)");
    }
  }

  /** The posts that were accepted. */
  List<Post> accepted() {
    return posts.stream().filter(Post::accepted).toList();
  }

  /** The posts that were refused. */
  List<Post> refused() {
    return posts.stream().filter(post -> !post.accepted()).toList();
  }
}
