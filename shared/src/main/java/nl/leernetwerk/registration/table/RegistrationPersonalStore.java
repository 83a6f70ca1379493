package nl.leernetwerk.registration.table;

import static nl.leernetwerk.kernel.table.Attributes.number;
import static nl.leernetwerk.kernel.table.Attributes.text;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import nl.leernetwerk.kernel.EmailAddress;
import nl.leernetwerk.kernel.PairRole;
import nl.leernetwerk.kernel.Reference;
import nl.leernetwerk.kernel.Sector;
import nl.leernetwerk.kernel.Word;
import nl.leernetwerk.kernel.table.Attributes;
import nl.leernetwerk.kernel.table.StoredKind;
import nl.leernetwerk.kernel.table.Table;
import nl.leernetwerk.mailing.AddressIds;
import nl.leernetwerk.mailing.Mail;
import nl.leernetwerk.mailing.Mails;
import nl.leernetwerk.mailing.table.TableMails;
import nl.leernetwerk.privacy.Erasure;
import nl.leernetwerk.privacy.store.Erased;
import nl.leernetwerk.privacy.store.PersonalStore;
import nl.leernetwerk.registration.Addressee;
import nl.leernetwerk.registration.Outcome;
import nl.leernetwerk.registration.Registration;
import nl.leernetwerk.registration.SubmissionField;
import nl.leernetwerk.registration.json.SubmissionJson;
import nl.leernetwerk.rounds.table.RoundKeys;
import nl.leernetwerk.rounds.table.TableRounds;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The people of the pairs, what they sent in, and the mails that they got. */
public record RegistrationPersonalStore(Table table) implements PersonalStore {
  @Override
  public Set<StoredKind> kinds() {
    return Set.of(RegistrationKeys.REGISTRATIONS, RegistrationKeys.AMENDMENTS);
  }

  /** Who registered for a round that cannot be read has a right to their data too. */
  private Stream<String> rounds() {
    return new TableRounds(table).read().ids().stream();
  }

  private Stream<Registration> all() {
    return new TableRegistrations(table).ofEveryRound();
  }

  /** Of whom they are nobody can tell. */
  private Stream<String> unreadable() {
    var registrations = new TableRegistrations(table);
    return rounds()
        .flatMap(
            round ->
                registrations.read(round).unreadable().stream()
                    .map(item -> new Reference(round, item.sort()).text()));
  }

  @Override
  public List<String> stillNamed(EmailAddress person) {
    return unreadable()
        .map(
            ("Aanmelding %s is niet te lezen en kan van deze persoon zijn. Laat die herstellen en"
                    + " doe dit dan opnieuw.")
                ::formatted)
        .toList();
  }

  /** The mails that name a person who gave their place to the reader. */
  private Stream<Mails.Given> given() {
    var mails = new TableMails(table);
    return rounds().flatMap(round -> mails.given(round).stream());
  }

  @Override
  public Stream<EmailAddress> people() {
    // Who cannot be read still has an address.
    var registrations = new TableRegistrations(table);
    return rounds()
        .flatMap(round -> registrations.of(round).stream())
        .flatMap(
            registration ->
                Arrays.stream(PairRole.values())
                    .map(role -> registration.submission().pair().person(role).email()));
  }

  // ---- Export ------------------------------------------------------------------------------

  @Override
  public void export(EmailAddress person, Optional<AddressIds> ids, ObjectNode export) {
    unreadable().forEach(reference -> export.withArray("unreadable").add(reference));
    var entries = export.putArray("registrations");
    all()
        .forEach(
            registration ->
                registration
                    .submission()
                    .pair()
                    .roles(person)
                    .forEach(role -> export(registration, role, entries)));
    ids.map(known -> known.of(person))
        .ifPresent(
            id ->
                given()
                    .filter(mail -> mail.by().equals(id))
                    .forEach(
                        mail ->
                            export
                                .withArray("handedOver")
                                .addObject()
                                .put("reference", mail.mail().about())
                                .put("name", mail.name())));
  }

  /** One person's part of a registration, and nothing about the other person of the pair. */
  private void export(Registration registration, PairRole role, ArrayNode entries) {
    var submission = registration.submission();
    var json =
        entries
            .addObject()
            .put("reference", registration.reference().text())
            .put("receivedAt", registration.arrival().at().toString());
    if (registration.enteredLater()) {
      json.put("enteredLater", true);
    }
    json.setAll(SubmissionJson.write(submission));
    json.put("initiative", submission.initiative());
    Arrays.stream(PairRole.values())
        .filter(other -> other != role)
        .forEach(other -> json.remove(Word.of(other)));
    json.put("state", state(registration));
    var mails = json.putArray("mails");
    new TableMails(table)
        .about(registration.reference(), table.clock().instant()).stream()
            .filter(queued -> isTo(role, queued.mail()))
            .sorted(Comparator.comparing(queued -> queued.mail().text()))
            .forEach(
                queued -> {
                  var mail = mails.addObject().put("mail", queued.mail().purpose());
                  queued.sentAt().ifPresent(at -> mail.put("sentAt", at.toString()));
                });
  }

  private static boolean isTo(PairRole role, Mail mail) {
    return Stream.of(Addressee.values())
        .filter(to -> to.roles().contains(role))
        .anyMatch(to -> mail.to().equals(to.word()));
  }

  private static String state(Registration registration) {
    var state = registration.state().word();
    return registration.state().network().map(in -> state + " in " + in).orElse(state);
  }

  // ---- Erasure -----------------------------------------------------------------------------

  @Override
  public List<Erased> erase(Erasure erasure, Consumer<Reference> first) {
    return Stream.concat(
            all().flatMap(registration -> erase(registration, erasure, first).stream()),
            given().filter(mail -> erasure.covers(mail.by(), mail.at())).map(this::erase))
        .toList();
  }

  private Erased erase(Mails.Given given) {
    new TableMails(table).forgetGiver(given.mail());
    var what = JsonNodeFactory.instance.objectNode().put("reference", given.mail().about());
    return new Erased(what.put("handedOver", true), List.of());
  }

  /**
   * Tries again when somebody changed the registration meanwhile, or noted something about it, so
   * that a person who came back by that change is removed too, and so are the words about them.
   */
  private Optional<Erased> erase(
      Registration registration, Erasure erasure, Consumer<Reference> first) {
    var roles = roles(registration, erasure);
    if (roles.isEmpty()) {
      return Optional.empty();
    }
    var noted = noted(registration.reference());
    first.accept(registration.reference());
    if (erased(registration, roles, noted)) {
      return Optional.of(told(registration, roles));
    }
    return new TableRegistrations(table)
        .find(registration.reference())
        .flatMap(now -> erase(now, erasure, first));
  }

  /**
   * The places to erase. A person who registered or joined a pair after the request is left out.
   */
  private static Set<PairRole> roles(Registration registration, Erasure erasure) {
    var roles = EnumSet.noneOf(PairRole.class);
    for (var role : PairRole.values()) {
      var person = registration.submission().pair().person(role);
      if (!person.isErased()
          && erasure.covers(person.email(), registration.revision().membership(role).since())) {
        roles.add(role);
      }
    }
    return roles;
  }

  private Optional<AttributeValue> noted(Reference reference) {
    return Optional.ofNullable(
        table.item(RegistrationKeys.registration(reference)).get(RegistrationItem.NOTED));
  }

  /**
   * Writes the registration without these people; false when it has changed since it was read.
   *
   * @param noted who noted contact last, as it was read before the words about it were erased
   */
  private boolean erased(
      Registration registration, Set<PairRole> roles, Optional<AttributeValue> noted) {
    int version = registration.revision().version();
    var values = new HashMap<String, AttributeValue>();
    values.put(":submission", SubmissionItem.write(registration.submission().without(roles)));
    values.put(":version", number(version));
    values.put(":next", number(version + 1));
    noted.ifPresent(it -> values.put(":noted", it));
    // With the last person the texts go, as they were sent in and as they were sharpened.
    var sharpened =
        registration.submission().without(roles).pair().isErased()
            ? " REMOVE " + RegistrationItem.SHARPENED
            : "";
    return table.changed(
        it ->
            it.key(RegistrationKeys.registration(registration.reference()))
                // The version number goes up, so that a change that was under way does not bring
                // anybody back.
                .updateExpression("SET submission = :submission, version = :next" + sharpened)
                .conditionExpression(
                    "version = :version AND "
                        + (noted.isPresent() ? "#noted = :noted" : "attribute_not_exists(#noted)"))
                .expressionAttributeNames(Map.of("#noted", RegistrationItem.NOTED))
                .expressionAttributeValues(values));
  }

  private static Erased told(Registration registration, Set<PairRole> roles) {
    var reference = registration.reference().text();
    var what =
        JsonNodeFactory.instance
            .objectNode()
            .put("reference", reference)
            .put("initiative", registration.submission().initiative());
    roles.forEach(role -> what.withArray("places").add(Word.of(role)));
    var todo = new ArrayList<String>();
    if (registration.submission().without(roles).pair().isErased()) {
      todo.add(
          "Van %s is niemand meer over; ook de teksten zijn verwijderd. Vraag de school wie het"
                  .formatted(reference)
              + " initiatief overneemt.");
    } else if (mentions(registration, roles)) {
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
    return new Erased(what, todo);
  }

  private static String network(Registration registration, Outcome outcome) {
    return switch (outcome) {
      case Outcome.Seated seated -> "leernetwerk " + seated.network();
      case Outcome.Waiting _, Outcome.Entered _ ->
          "het " + registration.submission().network() + "-netwerk";
    };
  }

  private static boolean mentions(Registration registration, Set<PairRole> roles) {
    var submission = registration.submission();
    var texts =
        Stream.concat(
                SubmissionField.freeTexts(submission).stream(),
                SubmissionField.freeTexts(registration.asksNow()).stream())
            .map(it -> it.toLowerCase(Locale.ROOT))
            .toList();
    return roles.stream()
        .map(submission.pair()::person)
        .flatMap(person -> Stream.of(person.name(), person.email().value()))
        .map(it -> it.toLowerCase(Locale.ROOT))
        .anyMatch(words -> texts.stream().anyMatch(text -> text.contains(words)));
  }

  @Override
  public void forgetReasons(Reference registration) {
    var amendments = new TableAmendments(table);
    amendments.of(registration).stream()
        .filter(amendment -> amendment.why().isPresent())
        .forEach(amendment -> amendments.forgetReason(registration, amendment.version()));
    amendments.of(registration).stream()
        .filter(amendment -> amendment.action().calledBefore().isPresent())
        .forEach(amendment -> amendments.forgetFormerName(registration, amendment.version()));
  }

  // ---- Purge -------------------------------------------------------------------------------

  /**
   * The number of registrations for each network stays with the round, and tells nothing about
   * anybody.
   */
  @Override
  public void beforePurge(Set<String> rounds) {
    rounds.forEach(this::count);
  }

  private void count(String round) {
    var registrations = new TableRegistrations(table).read(round).values();
    if (registrations.isEmpty()) {
      return;
    }
    var figures = new HashMap<String, AttributeValue>();
    for (var sector : Sector.values()) {
      figures.put(
          sector.name(),
          number(
              registrations.stream()
                  .filter(registration -> registration.submission().network() == sector)
                  .count()));
    }
    table.changed(
        it ->
            it.key(RoundKeys.round(round))
                // A count that a run wrote before it was cut off is already complete.
                .updateExpression("SET registered = if_not_exists(registered, :figures)")
                .conditionExpression("attribute_exists(pk)")
                .expressionAttributeValues(Map.of(":figures", Attributes.map(figures))));
  }
}
