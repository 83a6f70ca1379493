package nl.leernetwerk.registration.table;

import static nl.leernetwerk.kernel.table.Attributes.map;
import static nl.leernetwerk.kernel.table.Attributes.text;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import nl.leernetwerk.kernel.Arrival;
import nl.leernetwerk.kernel.PairRole;
import nl.leernetwerk.kernel.Reference;
import nl.leernetwerk.kernel.Word;
import nl.leernetwerk.kernel.table.Attributes;
import nl.leernetwerk.registration.Membership;
import nl.leernetwerk.registration.Registration;
import nl.leernetwerk.registration.RegistrationState;
import nl.leernetwerk.registration.Revision;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Converts a registration to an item, and back. */
public final class RegistrationItem {
  public static final String OUTCOME = "outcome";

  /** The whole submission, as one map: a change of a part writes the whole map. */
  public static final String SUBMISSION = "submission";

  /**
   * Stored once a change of the roster has set it; before that, the state follows from the outcome.
   */
  public static final String STATE = "state";

  /** The version number of the registration. */
  public static final String VERSION = "version";

  public static final String MEMBERSHIPS = "memberships";

  /** Stored once the questions were sharpened. */
  public static final String SHARPENED = "sharpened";

  /**
   * Stored once somebody noted contact: the id of the last request that did. An erasure that reads
   * another id than it finds when it writes has missed words about the person.
   */
  public static final String NOTED = "noted";

  private RegistrationItem() {}

  public static Map<String, AttributeValue> write(Registration registration) {
    var item = new LinkedHashMap<>(RegistrationKeys.registration(registration.reference()));
    item.put("reference", text(registration.reference().text()));
    item.put("receivedAt", text(registration.arrival().at().toString()));
    item.put("request", text(registration.arrival().request()));
    item.put(SUBMISSION, SubmissionItem.write(registration.submission()));
    registration.outcome().ifPresent(outcome -> item.put(OUTCOME, OutcomeItem.write(outcome)));
    if (!registration.state().equals(new RegistrationState.Submitted())) {
      item.put(STATE, StateItem.write(registration.state()));
    }
    item.put(VERSION, Attributes.number(registration.revision().version()));
    if (registration.revision().version() > 1) {
      item.put(MEMBERSHIPS, memberships(registration.revision()));
    }
    registration.sharpened().ifPresent(it -> item.put(SHARPENED, map(SharpenedItem.write(it))));
    return item;
  }

  private static AttributeValue memberships(Revision revision) {
    var item = new LinkedHashMap<String, AttributeValue>();
    for (var place : PairRole.values()) {
      var membership = revision.membership(place);
      item.put(
          attribute(place),
          map(
              Map.of(
                  "since",
                  text(membership.since().toString()),
                  "link",
                  Attributes.number(membership.link()))));
    }
    return map(item);
  }

  /** A person who never changed has had their place since the registration was sent in. */
  private static Revision revision(Arrival arrival, Map<String, AttributeValue> item) {
    var revision = Revision.first(arrival);
    if (item.containsKey(MEMBERSHIPS)) {
      for (var place : PairRole.values()) {
        var membership = item.get(MEMBERSHIPS).m().get(attribute(place)).m();
        revision =
            revision.with(
                place,
                new Membership(
                    Instant.parse(membership.get("since").s()),
                    Attributes.integer(membership.get("link"))));
      }
    }
    return new Revision(
        Attributes.integer(item.get(VERSION)), revision.practitioner(), revision.leader());
  }

  public static Registration read(Map<String, AttributeValue> item) {
    var reference = Reference.parse(item.get("reference").s()).orElseThrow();
    if (!item.entrySet().containsAll(RegistrationKeys.registration(reference).entrySet())) {
      throw new IllegalArgumentException("the registration of another key");
    }
    var accepted = accepted(reference, item);
    var decided =
        Optional.ofNullable(item.get(OUTCOME))
            .map(outcome -> accepted.decided(OutcomeItem.read(reference, outcome.m())))
            .orElse(accepted);
    var sharpened =
        Optional.ofNullable(item.get(SHARPENED))
            .map(it -> decided.sharpened(SharpenedItem.read(it.m())))
            .orElse(decided);
    return Optional.ofNullable(item.get(STATE))
        .map(state -> sharpened.in(StateItem.read(state.m())))
        .orElse(sharpened);
  }

  private static Registration accepted(Reference reference, Map<String, AttributeValue> item) {
    var arrival =
        new Arrival(
            Instant.parse(item.get("receivedAt").s()),
            Objects.requireNonNull(item.get("request").s()));
    var submission = SubmissionItem.read(item.get(SUBMISSION).m());
    return Registration.accepted(reference, arrival, submission)
        .amended(revision(arrival, item), arrival, submission);
  }

  /** The attribute of the person in that place. */
  public static String attribute(PairRole place) {
    return Word.of(place);
  }
}
