package nl.leernetwerk.privacy.table;

import static nl.leernetwerk.kernel.table.Attributes.number;
import static nl.leernetwerk.kernel.table.Attributes.text;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import nl.leernetwerk.journal.table.TableOrganiserActs;
import nl.leernetwerk.kernel.PairRole;
import nl.leernetwerk.kernel.Reference;
import nl.leernetwerk.kernel.Sector;
import nl.leernetwerk.kernel.table.Attributes;
import nl.leernetwerk.kernel.table.Keys;
import nl.leernetwerk.kernel.table.Table;
import nl.leernetwerk.mailing.AddressId;
import nl.leernetwerk.mailing.MailId;
import nl.leernetwerk.privacy.PersonalData;
import nl.leernetwerk.registration.Person;
import nl.leernetwerk.registration.Registration;
import nl.leernetwerk.registration.table.RegistrationItem;
import nl.leernetwerk.registration.table.TableAmendments;
import nl.leernetwerk.registration.table.TableRegistrations;
import nl.leernetwerk.rounds.Round;
import nl.leernetwerk.rounds.json.RoundJson;
import nl.leernetwerk.rounds.table.TableRounds;
import nl.leernetwerk.seats.table.TableRosterJournal;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/**
 * What is stored about people. It reads the whole table where that answers a rare question: at some
 * thousands of registrations that costs less than a cent.
 */
public record TablePersonalData(Table table) implements PersonalData {
  private static final int DELETED_AT_ONCE = 25;
  private static final String GONE = "Verwijderd op verzoek";

  @Override
  public List<Sent> mails(Reference registration) {
    var start = "MAIL#" + registration.text() + "/";
    return table
        .client()
        .scanPaginator(
            scan ->
                scan.tableName(table.name())
                    .consistentRead(true)
                    .filterExpression("begins_with(pk, :start)")
                    .expressionAttributeValues(Map.of(":start", text(start))))
        .items()
        .stream()
        .flatMap(
            item ->
                MailId.parse(Keys.subject(item.get(Keys.PK).s()))
                    .filter(mail -> Keys.mail(mail).get(Keys.PK).equals(item.get(Keys.PK)))
                    .map(
                        mail ->
                            new Sent(mail, Attributes.optional(item, "sentAt").map(Instant::parse)))
                    .stream())
        .sorted(Comparator.comparing(sent -> sent.mail().text()))
        .toList();
  }

  @Override
  public void erase(Registration registration, Set<PairRole> places) {
    forgetReasons(registration);
    places.forEach(place -> erase(registration, place));
    var left = registration.submission().pair();
    boolean nobody =
        Set.of(PairRole.values()).stream()
            .allMatch(role -> places.contains(role) || left.person(role).isErased());
    if (nobody) {
      update(
          registration,
          "SET learningQuestions = :questions, expectations = :gone REMOVE contribution",
          "attribute_exists(pk)",
          Map.of(":questions", Attributes.texts(List.of(GONE)), ":gone", text(GONE)));
    }
  }

  private void forgetReasons(Registration registration) {
    var reference = registration.reference();
    var round = reference.round();
    var sector = registration.submission().network();
    var amendments = new TableAmendments(table);
    amendments.of(reference).stream()
        .filter(it -> it.why().isPresent())
        .forEach(it -> amendments.forgetWhy(reference, it.version()));
    var seats = new TableRosterJournal(table);
    seats.of(round, sector).stream()
        .filter(it -> it.why().isPresent())
        .filter(it -> it.events().stream().anyMatch(event -> event.concerns(reference)))
        .forEach(it -> seats.forgetWhy(round, sector, it.version()));
    var acts = new TableOrganiserActs(table);
    acts.of(round).stream()
        .filter(it -> it.why().isPresent() && it.what().about().equals(Optional.of(reference)))
        .forEach(it -> acts.forgetWhy(round, it.id()));
  }

  private void erase(Registration registration, PairRole place) {
    var name = RegistrationItem.attribute(place);
    // Another edition, so that a change that was under way does not bring anybody back.
    update(
        registration,
        "SET " + name + " = :erased, version = if_not_exists(version, :one) + :one",
        name + ".email = :email",
        Map.of(
            ":erased",
            RegistrationItem.person(Person.ERASED),
            ":one",
            number(1),
            ":email",
            text(registration.submission().pair().person(place).email().value())));
  }

  private void update(
      Registration registration,
      String change,
      String condition,
      Map<String, AttributeValue> values) {
    // When the condition fails, someone else has the place now, or it was done before.
    table.changed(
        it ->
            it.key(Keys.registration(registration.reference()))
                .updateExpression(change)
                .conditionExpression(condition)
                .expressionAttributeValues(values));
  }

  @Override
  public void forget(AddressId address) {
    table.client().deleteItem(delete -> delete.tableName(table.name()).key(Keys.address(address)));
  }

  @Override
  public int purge(List<Round> rounds, Instant now) {
    rounds.forEach(this::count);
    var ids = rounds.stream().map(Round::id).collect(Collectors.toSet());
    int deleted = 0;
    var batch = new ArrayList<WriteRequest>();
    for (var item : table.client().scanPaginator(scan -> scan.tableName(table.name())).items()) {
      if (isDue(item, ids, now)) {
        batch.add(delete(item));
      }
      if (batch.size() == DELETED_AT_ONCE) {
        deleted += flush(batch);
      }
    }
    deleted += flush(batch);
    rounds.stream().filter(Round::namesPeople).forEach(this::forgetPeople);
    return deleted;
  }

  private static boolean isDue(Map<String, AttributeValue> item, Set<String> rounds, Instant now) {
    boolean expired =
        item.containsKey(Keys.EXPIRES)
            && Long.parseLong(item.get(Keys.EXPIRES).n()) <= now.getEpochSecond();
    // An organiser may have brought the date forward since an item was written.
    return expired
        || Keys.roundOf(item.get(Keys.PK).s()).filter(rounds::contains).isPresent()
        || Attributes.optional(item, "reference")
            .flatMap(Reference::parse)
            .filter(reference -> rounds.contains(reference.round()))
            .isPresent();
  }

  private static WriteRequest delete(Map<String, AttributeValue> item) {
    var key = Map.of(Keys.PK, item.get(Keys.PK), Keys.SK, item.get(Keys.SK));
    return WriteRequest.builder().deleteRequest(delete -> delete.key(key)).build();
  }

  private int flush(List<WriteRequest> batch) {
    int deleted = batch.size();
    table.writeEach(batch);
    batch.clear();
    return deleted;
  }

  /** Before anything goes: how many registered for each network, which says nothing of anybody. */
  private void count(Round round) {
    var registrations = new TableRegistrations(table).of(round.id());
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
    table
        .client()
        .updateItem(
            update ->
                update
                    .tableName(table.name())
                    .key(Keys.round(round.id()))
                    // What a run that was cut off counted is the whole number.
                    .updateExpression("SET registered = if_not_exists(registered, :figures)")
                    .conditionExpression("attribute_exists(pk)")
                    .expressionAttributeValues(Map.of(":figures", Attributes.map(figures))));
  }

  private void forgetPeople(Round round) {
    var definition = RoundJson.write(round.withoutPeople()).toString();
    table
        .client()
        .updateItem(
            update ->
                update
                    .tableName(table.name())
                    .key(Keys.round(round.id()))
                    // The name is one of DynamoDB's own words.
                    .updateExpression("SET #definition = :definition")
                    .expressionAttributeNames(Map.of("#definition", TableRounds.DEFINITION))
                    .conditionExpression("attribute_exists(pk)")
                    .expressionAttributeValues(Map.of(":definition", text(definition))));
  }
}
