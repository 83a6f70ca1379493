package nl.leernetwerk.rounds.table;

import static nl.leernetwerk.kernel.table.Attributes.text;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import nl.leernetwerk.kernel.Contact;
import nl.leernetwerk.kernel.EmailAddress;
import nl.leernetwerk.kernel.table.StoredKind;
import nl.leernetwerk.kernel.table.Table;
import nl.leernetwerk.mailing.AddressIds;
import nl.leernetwerk.privacy.store.PersonalStore;
import nl.leernetwerk.rounds.Round;
import nl.leernetwerk.rounds.RunningRound;
import nl.leernetwerk.rounds.json.RoundJson;

/** The organisers and facilitators that rounds name. */
public record RoundPersonalStore(Table table) implements PersonalStore {
  @Override
  public Set<StoredKind> kinds() {
    return Set.of(RoundKeys.ROUNDS, RoundKeys.JOURNAL, RoundKeys.STAFF);
  }

  /** A person's role in a round. */
  private record Role(String round, String as, Optional<String> network) {}

  private Stream<Round> rounds() {
    return new TableRounds(table).all().stream().map(RunningRound::round);
  }

  private List<Role> roles(EmailAddress person) {
    return rounds()
        .flatMap(
            round ->
                Stream.concat(
                    round.organisers().stream()
                        .filter(it -> it.email().equals(person))
                        .map(_ -> new Role(round.id(), "organiser", Optional.empty())),
                    round.networks().stream()
                        .filter(
                            network ->
                                network.facilitators().stream()
                                    .anyMatch(it -> it.email().equals(person)))
                        .map(it -> new Role(round.id(), "facilitator", Optional.of(it.id())))))
        .distinct()
        .toList();
  }

  @Override
  public void export(EmailAddress person, Optional<AddressIds> ids, ObjectNode export) {
    new TableRounds(table)
        .read()
        .unreadable()
        .forEach(it -> export.withArray("unreadable").add(it.id()));
    var roles = export.putArray("roles");
    for (var role : roles(person)) {
      var json = roles.addObject().put("round", role.round()).put("as", role.as());
      role.network().ifPresent(network -> json.put("network", network));
    }
  }

  @Override
  public List<String> stillNamed(EmailAddress person) {
    return Stream.concat(unreadable(), roles(person).stream().map(RoundPersonalStore::stillNamed))
        .toList();
  }

  private Stream<String> unreadable() {
    return new TableRounds(table)
        .read().unreadable().stream()
            .map(
                round ->
                    "Ronde %s is niet te lezen en kan deze persoon noemen. Laat die herstellen en doe"
                            .formatted(round.id())
                        + " dit dan opnieuw.");
  }

  private static String stillNamed(Role role) {
    return "Deze persoon is nog %s van ronde %s. Wijs eerst iemand anders aan."
        .formatted(role.network().isPresent() ? "procesbegeleider" : "organisator", role.round());
  }

  @Override
  public Stream<EmailAddress> people() {
    // Who cannot be read still has an address.
    new TableRounds(table).read().refuseUnreadable();
    return rounds()
        .flatMap(
            round ->
                Stream.concat(
                    round.organisers().stream(),
                    round.networks().stream().flatMap(it -> it.facilitators().stream())))
        .map(Contact::email);
  }

  /** A round stays, without the people that it named; its contact address is not a person's. */
  @Override
  public void afterPurge(Set<String> rounds) {
    rounds()
        .filter(round -> rounds.contains(round.id()) && round.namesPeople())
        .forEach(this::forgetPeople);
  }

  private void forgetPeople(Round round) {
    var definition = RoundJson.write(round.withoutPeople()).toString();
    table.changed(
        it ->
            it.key(RoundKeys.round(round.id()))
                // The attribute's name is a reserved word of DynamoDB.
                .updateExpression("SET #definition = :definition")
                .expressionAttributeNames(Map.of("#definition", TableRounds.DEFINITION))
                .conditionExpression("attribute_exists(pk)")
                .expressionAttributeValues(Map.of(":definition", text(definition))));
  }
}
