package nl.leernetwerk.registration.table;

import static nl.leernetwerk.kernel.table.Attributes.number;
import static nl.leernetwerk.kernel.table.Attributes.text;
import static nl.leernetwerk.kernel.table.Attributes.texts;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import nl.leernetwerk.kernel.Actor;
import nl.leernetwerk.kernel.PairRole;
import nl.leernetwerk.kernel.Readings;
import nl.leernetwerk.kernel.Reference;
import nl.leernetwerk.kernel.table.Attributes;
import nl.leernetwerk.kernel.table.ItemReader;
import nl.leernetwerk.kernel.table.Keys;
import nl.leernetwerk.kernel.table.Reasons;
import nl.leernetwerk.kernel.table.Table;
import nl.leernetwerk.mailing.AddressIds;
import nl.leernetwerk.mailing.Mail;
import nl.leernetwerk.mailing.table.MailItem;
import nl.leernetwerk.mailing.table.TableAddressIds;
import nl.leernetwerk.registration.Amendment;
import nl.leernetwerk.registration.AmendmentAction;
import nl.leernetwerk.registration.Amendments;
import nl.leernetwerk.registration.Participant;
import nl.leernetwerk.registration.Registration;
import nl.leernetwerk.registration.RegistrationState;
import nl.leernetwerk.registration.SchoolChange;
import nl.leernetwerk.registration.SubmissionField;
import nl.leernetwerk.registration.SubmittedBy;
import nl.leernetwerk.rounds.Round;
import nl.leernetwerk.schools.SchoolCode;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * The amendments: an item for each, in a partition beside that of their registrations. The reason
 * of an amendment is an item of its own, so that it can be erased.
 */
public record TableAmendments(Table table) implements Amendments {
  private static final String REFERENCE = "reference";
  private static final String AT = "at";
  private static final String BY = "by";
  private static final String ACTION = "action";
  private static final String FIELDS = "fields";
  private static final String ARRIVED_BEFORE = "arrivedBefore";
  private static final String GONE = "gone";
  private static final String CAME = "came";
  private static final String PLACE = "place";
  private static final String CALLED_BEFORE = "calledBefore";
  private static final String FILLED_IN_BEFORE = "filledInBefore";

  /** The index of the registration's write in the transaction; its new claims follow. */
  private static final int REGISTRATION = 0;

  private static final int CLAIMS = 1;

  @Override
  public List<Amendment> of(Reference registration) {
    return read(table.partition(
            RegistrationKeys.amendments(registration), registration.serial() + "#"))
        .values();
  }

  @Override
  public Readings<Amendment> read(String round) {
    return read(
        IntStream.range(0, Keys.SHARDS)
            .mapToObj(shard -> table.partition(RegistrationKeys.amendments(round, shard), ""))
            .flatMap(List::stream)
            .toList());
  }

  @Override
  public Optional<Amendment> find(Reference registration, int version) {
    var sort = RegistrationKeys.amendment(registration, version).get(Keys.SK).s();
    return read(table.partition(RegistrationKeys.amendments(registration), sort)).all().stream()
        .findFirst();
  }

  @Override
  public Written write(Round round, Next next) {
    var before = next.before();
    var after = next.after();
    var gained = without(held(after), held(before));
    var lost = without(held(before), held(after));
    var expires = Map.of(Keys.EXPIRES, Keys.expires(round.retentionUntil()));
    var reference = Map.of(REFERENCE, text(after.reference().text()));
    var items = new ArrayList<TransactWriteItem>();
    items.add(registration(before, after));
    gained.forEach(
        school ->
            items.add(
                table.newItem(
                    Attributes.merge(
                        RegistrationKeys.claim(round.id(), school), reference, expires))));
    lost.forEach(school -> items.add(released(round, school, after.reference())));
    items.add(table.newItem(Attributes.merge(item(next.amendment()), reference, expires)));
    var key = RegistrationKeys.amendment(after.reference(), next.amendment().version());
    items.addAll(new Reasons(table).write(key, next.amendment().why(), expires));
    // The log has the mails under the id of the request that brought the registration.
    var trace = before.arrival().request();
    // Without an id of their address nobody could have the name removed, so then it is not kept.
    var ids =
        next.givers().isEmpty()
            ? Optional.<AddressIds>empty()
            : new TableAddressIds(table).readable();
    next.mails()
        .forEach(
            mail ->
                items.add(
                    table.newItem(
                        ids.flatMap(it -> from(it, next, mail, round, trace))
                            .orElseGet(
                                () -> MailItem.queued(table, round.retention(), mail, trace)))));
    next.farewells()
        .forEach(
            (mail, address) ->
                items.add(
                    table.newItem(
                        MailItem.queuedTo(address, table, round.retention(), mail, trace))));
    var reasons = table.write(items);
    if (reasons.isEmpty()) {
      return new Written.Done();
    }
    if (Table.failed(reasons.get(REGISTRATION))) {
      return new Written.Overtaken();
    }
    // A claim whose holder cannot be read is not given up blindly.
    reasons.subList(CLAIMS + gained.size(), CLAIMS + gained.size() + lost.size()).stream()
        .filter(reason -> Table.failed(reason) && reason.hasItem())
        .forEach(reason -> ItemReader.read(reason.item(), TableRegistrations::reference));
    var taken =
        IntStream.range(0, gained.size())
            .filter(i -> Table.failed(reasons.get(CLAIMS + i)))
            .mapToObj(gained::get)
            .toList();
    return taken.isEmpty() ? new Written.Busy() : new Written.Taken(taken);
  }

  private Optional<Map<String, AttributeValue>> from(
      AddressIds ids, Next next, Mail mail, Round round, String trace) {
    return Optional.ofNullable(next.givers().get(mail))
        .filter(giver -> !giver.isErased())
        .map(
            giver ->
                MailItem.queuedFrom(
                    giver.name(), ids.of(giver.email()), table, round.retention(), mail, trace));
  }

  /**
   * The schools that the registration has claimed: none once it was withdrawn before the
   * allocation.
   */
  private static List<Participant> held(Registration registration) {
    return registration.leftEarly() ? List.of() : registration.submission().schools();
  }

  private static List<Participant> without(List<Participant> some, List<Participant> others) {
    var identities = others.stream().map(Participant::identity).collect(Collectors.toSet());
    return some.stream().filter(it -> !identities.contains(it.identity())).toList();
  }

  /**
   * Removes a claim, if the registration still has it. A claim that somebody released before does
   * not matter.
   */
  private TransactWriteItem released(Round round, Participant school, Reference reference) {
    return TransactWriteItem.builder()
        .delete(
            delete ->
                delete
                    .tableName(table.name())
                    .key(RegistrationKeys.claim(round.id(), school))
                    .returnValuesOnConditionCheckFailure(
                        ReturnValuesOnConditionCheckFailure.ALL_OLD)
                    .conditionExpression("attribute_not_exists(pk) OR #reference = :reference")
                    .expressionAttributeNames(Map.of("#reference", REFERENCE))
                    .expressionAttributeValues(Map.of(":reference", text(reference.text()))))
        .build();
  }

  /**
   * Writes the new content, if nobody changed the registration meanwhile. What the allocation, the
   * roster and the sharpening wrote in the item stays as it is.
   */
  private TransactWriteItem registration(Registration before, Registration after) {
    var item = new LinkedHashMap<>(RegistrationItem.write(after));
    var key = RegistrationKeys.registration(after.reference());
    key.keySet().forEach(item::remove);
    item.remove(RegistrationItem.OUTCOME);
    item.remove(RegistrationItem.SHARPENED);
    boolean moved = !after.state().equals(before.state());
    var removed = new ArrayList<String>();
    if (!moved) {
      item.remove(RegistrationItem.STATE);
    } else if (after.state() instanceof RegistrationState.Submitted) {
      removed.add(RegistrationItem.STATE);
    }
    var names = new HashMap<String, String>();
    var values = new HashMap<String, AttributeValue>();
    item.forEach(
        (name, value) -> {
          names.put("#" + name, name);
          values.put(":" + name, value);
        });
    removed.forEach(name -> names.put("#" + name, name));
    values.put(":before", number(before.revision().version()));
    var set =
        item.keySet().stream()
            .map(name -> "#" + name + " = :" + name)
            .collect(Collectors.joining(", ", "SET ", ""));
    var remove =
        removed.isEmpty()
            ? ""
            : removed.stream()
                .map(name -> "#" + name)
                .collect(Collectors.joining(", ", " REMOVE ", ""));
    return table.update(
        it ->
            it.key(key)
                .updateExpression(set + remove)
                .conditionExpression(condition(before))
                .expressionAttributeNames(names)
                .expressionAttributeValues(values));
  }

  private static String condition(Registration before) {
    var undecided = before.outcome().isEmpty() ? " AND attribute_not_exists(outcome)" : "";
    return "#version = :before" + undecided;
  }

  private static Map<String, AttributeValue> item(Amendment amendment) {
    return Attributes.merge(
        RegistrationKeys.amendment(amendment.registration(), amendment.version()),
        Map.of(
            RegistrationItem.VERSION,
            number(amendment.version()),
            AT,
            text(amendment.at().toString()),
            BY,
            text(amendment.by().text())),
        switch (amendment.action()) {
          case AmendmentAction.Changed(
                  var fields,
                  var arrivedBefore,
                  SchoolChange(var gone, var came),
                  var calledBefore) ->
              Attributes.merge(
                  Map.of(
                      ACTION, text("Changed"),
                      FIELDS, texts(fields.stream().map(Enum::name).toList()),
                      GONE, texts(gone.stream().map(TableAmendments::school).toList()),
                      CAME, texts(came.stream().map(TableAmendments::school).toList())),
                  arrivedBefore
                      .map(at -> Map.of(ARRIVED_BEFORE, text(at.toString())))
                      .orElse(Map.of()),
                  calledBefore.map(it -> Map.of(CALLED_BEFORE, text(it))).orElse(Map.of()));
          case AmendmentAction.HandedOver(var place, var filledIn) ->
              Attributes.merge(
                  Map.of(ACTION, text("HandedOver"), PLACE, text(place.name())),
                  filledIn.map(it -> Map.of(FILLED_IN_BEFORE, text(it.name()))).orElse(Map.of()));
          case AmendmentAction.Withdrawn _ -> Map.of(ACTION, text("Withdrawn"));
          case AmendmentAction.Restored _ -> Map.of(ACTION, text("Restored"));
        });
  }

  private static Readings<Amendment> read(List<Map<String, AttributeValue>> items) {
    return Reasons.each(items, TableAmendments::read);
  }

  /** An amendment, without why it was made. */
  static Amendment read(Map<String, AttributeValue> item) {
    return read(item, Optional.empty());
  }

  private static Amendment read(Map<String, AttributeValue> item, Optional<String> why) {
    return new Amendment(
        Reference.parse(item.get(REFERENCE).s()).orElseThrow(),
        Attributes.integer(item.get(RegistrationItem.VERSION)),
        Instant.parse(item.get(AT).s()),
        Actor.parse(item.get(BY).s()),
        action(item),
        why);
  }

  /** The school's code, or its name and place on two lines. */
  private static String school(Participant school) {
    return switch (school) {
      case Participant.Listed(var code) -> code.value();
      case Participant.Unlisted(var name, var place) -> name + "\n" + place;
    };
  }

  private static List<Participant> schools(Map<String, AttributeValue> item, String attribute) {
    return texts(item.get(attribute)).stream()
        .map(
            text -> {
              int line = text.indexOf('\n');
              return line < 0
                  ? new Participant.Listed(new SchoolCode(text))
                  : (Participant)
                      new Participant.Unlisted(text.substring(0, line), text.substring(line + 1));
            })
        .toList();
  }

  private static AmendmentAction action(Map<String, AttributeValue> item) {
    var name = item.get(ACTION).s();
    return switch (name) {
      case "Changed" ->
          new AmendmentAction.Changed(
              texts(item.get(FIELDS)).stream()
                  .map(SubmissionField::valueOf)
                  .collect(Collectors.toSet()),
              Attributes.optional(item, ARRIVED_BEFORE).map(Instant::parse),
              new SchoolChange(schools(item, GONE), schools(item, CAME)),
              Attributes.optional(item, CALLED_BEFORE));
      case "HandedOver" ->
          new AmendmentAction.HandedOver(
              PairRole.valueOf(item.get(PLACE).s()),
              Attributes.optional(item, FILLED_IN_BEFORE).map(SubmittedBy::valueOf));
      case "Withdrawn" -> new AmendmentAction.Withdrawn();
      case "Restored" -> new AmendmentAction.Restored();
      default -> throw new IllegalStateException("an amendment of an unknown kind " + name);
    };
  }

  @Override
  public void forgetReason(Reference registration, int version) {
    new Reasons(table).forget(RegistrationKeys.amendment(registration, version));
  }

  @Override
  public void forgetFormerName(Reference registration, int version) {
    table.changed(
        it ->
            it.key(RegistrationKeys.amendment(registration, version))
                .updateExpression("REMOVE " + CALLED_BEFORE)
                .conditionExpression("attribute_exists(" + CALLED_BEFORE + ")"));
  }
}
