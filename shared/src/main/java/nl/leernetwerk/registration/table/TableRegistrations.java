package nl.leernetwerk.registration.table;

import static nl.leernetwerk.kernel.table.Attributes.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nl.leernetwerk.kernel.Readings;
import nl.leernetwerk.kernel.Reference;
import nl.leernetwerk.kernel.Sector;
import nl.leernetwerk.kernel.table.Attributes;
import nl.leernetwerk.kernel.table.ItemReader;
import nl.leernetwerk.kernel.table.Keys;
import nl.leernetwerk.kernel.table.Table;
import nl.leernetwerk.mailing.Mail;
import nl.leernetwerk.mailing.table.MailItem;
import nl.leernetwerk.registration.Idempotency;
import nl.leernetwerk.registration.Participant;
import nl.leernetwerk.registration.Receipt;
import nl.leernetwerk.registration.Registration;
import nl.leernetwerk.registration.Registrations;
import nl.leernetwerk.rounds.Round;
import nl.leernetwerk.rounds.table.TableRounds;
import nl.leernetwerk.schools.SchoolCode;
import nl.leernetwerk.schools.SchoolSector;
import nl.leernetwerk.schools.table.SchoolKeys;
import nl.leernetwerk.schools.table.TableSchools;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** The registrations, each stored by one transaction that reads nothing first. */
public record TableRegistrations(Table table) implements Registrations {
  private static final String CONTENT = "content";
  private static final String REFERENCE = "reference";
  private static final String SECTOR = "sector";

  /**
   * The index of the idempotency key in a submission's transaction; schools with a code, schools by
   * hand, claims and mails follow.
   */
  private static final int IDEMPOTENCY = 0;

  private static final int SCHOOLS = 2;

  @Override
  public Receipt submit(
      Round round, Registration registration, Idempotency idempotency, List<Mail> mails) {
    return submit(round, registration, idempotency, mails, List.of());
  }

  /**
   * The same, together with other items; when one of those cannot be written, nothing is, and the
   * answer is {@link Receipt.Busy}.
   */
  public Receipt submit(
      Round round,
      Registration registration,
      Idempotency idempotency,
      List<Mail> mails,
      List<TransactWriteItem> also) {
    return submit(round, registration, idempotency, mails, also, SectorCheck.SAME);
  }

  /** What the check of each school demands of its sector. */
  private enum SectorCheck {
    /** The network's own sector, or specialised: right for nearly every submission. */
    SAME,
    /** Any sector: the schools are known to be of both sectors, so the initiative chooses. */
    ANY
  }

  private Receipt submit(
      Round round,
      Registration registration,
      Idempotency idempotency,
      List<Mail> mails,
      List<TransactWriteItem> also,
      SectorCheck check) {
    var submission = registration.submission();
    var codes = submission.codes();
    var schools = submission.schools();
    // With an unlisted school among the schools, the initiative chooses its network.
    var sectors = codes.size() < schools.size() ? SectorCheck.ANY : check;
    var byHand =
        schools.stream()
            .filter(Participant.Unlisted.class::isInstance)
            .map(Participant.Unlisted.class::cast)
            .toList();

    var expires = Map.of(Keys.EXPIRES, Keys.expires(round.retentionUntil()));
    var reference = Map.of(REFERENCE, text(registration.reference().text()));
    var items = new ArrayList<TransactWriteItem>();
    items.add(
        table.newItem(
            Attributes.merge(
                RegistrationKeys.idempotency(idempotency.key()),
                reference,
                Map.of(CONTENT, text(idempotency.content())),
                expires)));
    items.add(table.newItem(Attributes.merge(RegistrationItem.write(registration), expires)));
    codes.forEach(code -> items.add(checkSchool(code, submission.network(), sectors)));
    byHand.forEach(school -> items.add(checkName(school)));
    schools.forEach(
        school ->
            items.add(
                table.newItem(
                    Attributes.merge(
                        RegistrationKeys.claim(round.id(), school), reference, expires))));
    var trace = registration.arrival().request();
    mails.forEach(
        mail -> items.add(table.newItem(MailItem.queued(table, round.retention(), mail, trace))));
    items.addAll(also);

    var reasons = table.write(items);
    if (reasons.isEmpty()) {
      return new Receipt.Accepted(registration.reference());
    }
    if (Table.failed(reasons.get(IDEMPOTENCY))) {
      return repeated(idempotency, reasons.get(IDEMPOTENCY).item());
    }
    if (Table.conflicts(reasons.get(IDEMPOTENCY))) {
      // Another call is still working on the same post; a claim that failed may belong to that
      // call.
      return new Receipt.Busy();
    }
    var checks = reasons.subList(SCHOOLS, SCHOOLS + codes.size());
    var names = reasons.subList(SCHOOLS + codes.size(), SCHOOLS + schools.size());
    var claims = reasons.subList(SCHOOLS + schools.size(), SCHOOLS + 2 * schools.size());
    if (checks.stream().anyMatch(Table::failed)) {
      var unknown =
          failed(checks).filter(i -> !checks.get(i).hasItem()).mapToObj(codes::get).toList();
      if (!unknown.isEmpty()) {
        return new Receipt.UnknownSchools(unknown);
      }
      // Of a school that cannot be read nobody knows what it decides.
      failed(checks).forEach(i -> ItemReader.read(checks.get(i).item(), TableSchools::read));
      return checks.stream().allMatch(Table::failed)
          ? decides(checks).<Receipt>map(Receipt.OtherSector::new).orElseThrow()
          : submit(round, registration, idempotency, mails, also, SectorCheck.ANY);
    }
    if (names.stream().anyMatch(Table::failed)) {
      return new Receipt.Listed(
          failed(names)
              .boxed()
              .collect(
                  Collectors.toMap(byHand::get, i -> SchoolKeys.codeOfName(names.get(i).item()))));
    }
    if (claims.stream().anyMatch(Table::failed)) {
      return new Receipt.Taken(failed(claims).mapToObj(schools::get).toList());
    }
    // What remains is conflicts that did not end, a reference that is already in use, or one of the
    // other items.
    return new Receipt.Busy();
  }

  /** The sector of the schools, when all are regular and none is of the network's sector. */
  private static Optional<Sector> decides(List<CancellationReason> checks) {
    return SchoolSector.valueOf(checks.getFirst().item().get(SECTOR).s()).network();
  }

  private static IntStream failed(List<CancellationReason> reasons) {
    return IntStream.range(0, reasons.size()).filter(i -> Table.failed(reasons.get(i)));
  }

  /** The check that no school in the list has this name and place. */
  private TransactWriteItem checkName(Participant.Unlisted school) {
    return TransactWriteItem.builder()
        .conditionCheck(
            check ->
                check
                    .tableName(table.name())
                    .key(SchoolKeys.name(school.called()))
                    .conditionExpression("attribute_not_exists(pk)")
                    .returnValuesOnConditionCheckFailure(
                        ReturnValuesOnConditionCheckFailure.ALL_OLD))
        .build();
  }

  private TransactWriteItem checkSchool(SchoolCode code, Sector network, SectorCheck sectors) {
    return TransactWriteItem.builder()
        .conditionCheck(
            check -> {
              check
                  .tableName(table.name())
                  .key(SchoolKeys.school(code))
                  .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD);
              switch (sectors) {
                case SAME ->
                    check
                        .conditionExpression("sector IN (:network, :specialised)")
                        .expressionAttributeValues(
                            Map.of(
                                ":network",
                                text(network.name()),
                                ":specialised",
                                text(SchoolSector.SO.name())));
                case ANY -> check.conditionExpression("attribute_exists(pk)");
              }
            })
        .build();
  }

  @Override
  public Optional<Receipt> seen(Idempotency idempotency) {
    var item = table.item(RegistrationKeys.idempotency(idempotency.key()));
    return item.isEmpty() ? Optional.empty() : Optional.of(repeated(idempotency, item));
  }

  private static Receipt repeated(Idempotency now, Map<String, AttributeValue> item) {
    var before = ItemReader.read(item, TableRegistrations::post);
    return before.content().equals(now.content())
        ? new Receipt.Repeated(before.reference())
        : new Receipt.KeyReused();
  }

  /** What came with a key, and what it made. */
  record Post(String content, Reference reference) {}

  /** The post of an item of an idempotency key. */
  static Post post(Map<String, AttributeValue> item) {
    return new Post(Objects.requireNonNull(item.get(CONTENT).s()), reference(item));
  }

  /** The registration that an item is of. */
  static Reference reference(Map<String, AttributeValue> item) {
    return Reference.parse(item.get(REFERENCE).s()).orElseThrow();
  }

  @Override
  public Optional<Registration> find(Reference reference) {
    var item = table.item(RegistrationKeys.registration(reference));
    return item.isEmpty()
        ? Optional.empty()
        : Optional.of(ItemReader.read(item, RegistrationItem::read));
  }

  /**
   * Every registration of every round that can be read, also of a round that itself cannot: what is
   * stored about people must be found there too.
   */
  public Stream<Registration> ofEveryRound() {
    return new TableRounds(table)
        .read().ids().stream().flatMap(round -> read(round).values().stream());
  }

  @Override
  public Readings<Registration> read(String round) {
    var items =
        IntStream.range(0, Keys.SHARDS)
            .mapToObj(shard -> table.partition(RegistrationKeys.shard(round, shard), ""))
            .flatMap(List::stream)
            .toList();
    return ItemReader.each(items, RegistrationItem::read);
  }

  @Override
  public boolean isTaken(String round, Participant school) {
    return !table.item(RegistrationKeys.claim(round, inList(school))).isEmpty();
  }

  private Participant inList(Participant school) {
    return switch (school) {
      case Participant.Listed listed -> listed;
      case Participant.Unlisted unlisted -> {
        var named = table.item(SchoolKeys.name(unlisted.called()));
        yield named.isEmpty() ? unlisted : new Participant.Listed(SchoolKeys.codeOfName(named));
      }
    };
  }
}
