package nl.leernetwerk.registration.table;

import static nl.leernetwerk.kernel.table.Attributes.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import nl.leernetwerk.kernel.Reference;
import nl.leernetwerk.kernel.Sector;
import nl.leernetwerk.kernel.table.Attributes;
import nl.leernetwerk.kernel.table.Keys;
import nl.leernetwerk.kernel.table.Table;
import nl.leernetwerk.mailing.Mail;
import nl.leernetwerk.mailing.table.MailItem;
import nl.leernetwerk.registration.Idempotency;
import nl.leernetwerk.registration.Receipt;
import nl.leernetwerk.registration.Registration;
import nl.leernetwerk.registration.Registrations;
import nl.leernetwerk.rounds.Round;
import nl.leernetwerk.schools.SchoolCode;
import nl.leernetwerk.schools.SchoolSector;
import nl.leernetwerk.schools.table.SchoolKeys;
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
   * The index of the idempotency key in a submission's transaction; schools, claims and mails
   * follow.
   */
  private static final int IDEMPOTENCY = 0;

  private static final int SCHOOLS = 2;

  @Override
  public Receipt submit(
      Round round, Registration registration, Idempotency idempotency, List<Mail> mails) {
    return submit(round, registration, idempotency, mails, SectorCheck.SAME);
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
      SectorCheck check) {
    var submission = registration.submission();
    var codes = submission.codes();
    var schools = submission.schools();
    // With an unlisted school among the schools, the initiative chooses its network.
    var sectors = codes.size() < schools.size() ? SectorCheck.ANY : check;

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
    schools.forEach(
        school ->
            items.add(
                table.newItem(
                    Attributes.merge(
                        RegistrationKeys.claim(round.id(), school), reference, expires))));
    var trace = registration.arrival().request();
    mails.forEach(
        mail -> items.add(table.newItem(MailItem.queued(table, round.retention(), mail, trace))));

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
    var claims = reasons.subList(SCHOOLS + codes.size(), SCHOOLS + codes.size() + schools.size());
    if (checks.stream().anyMatch(Table::failed)) {
      var unknown =
          failed(checks).filter(i -> !checks.get(i).hasItem()).mapToObj(codes::get).toList();
      if (!unknown.isEmpty()) {
        return new Receipt.UnknownSchools(unknown);
      }
      return checks.stream().allMatch(Table::failed)
          ? decides(checks).<Receipt>map(Receipt.OtherSector::new).orElseThrow()
          : submit(round, registration, idempotency, mails, SectorCheck.ANY);
    }
    if (claims.stream().anyMatch(Table::failed)) {
      return new Receipt.Taken(failed(claims).mapToObj(schools::get).toList());
    }
    // What remains is conflicts that did not end, or a reference that is already in use.
    return new Receipt.Busy();
  }

  /** The sector of the schools, when all are regular and none is of the network's sector. */
  private static Optional<Sector> decides(List<CancellationReason> checks) {
    return SchoolSector.valueOf(checks.getFirst().item().get(SECTOR).s()).network();
  }

  private static IntStream failed(List<CancellationReason> reasons) {
    return IntStream.range(0, reasons.size()).filter(i -> Table.failed(reasons.get(i)));
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

  private static Receipt repeated(Idempotency now, Map<String, AttributeValue> before) {
    return before.get(CONTENT).s().equals(now.content())
        ? new Receipt.Repeated(Reference.parse(before.get(REFERENCE).s()).orElseThrow())
        : new Receipt.KeyReused();
  }

  @Override
  public Optional<Registration> find(Reference reference) {
    var item = table.item(RegistrationKeys.registration(reference));
    return item.isEmpty() ? Optional.empty() : Optional.of(RegistrationItem.read(item));
  }

  @Override
  public List<Registration> of(String round) {
    return IntStream.range(0, Keys.SHARDS)
        .mapToObj(shard -> table.partition(RegistrationKeys.shard(round, shard), ""))
        .flatMap(List::stream)
        .map(RegistrationItem::read)
        .toList();
  }
}
