package nl.leernetwerk.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import nl.leernetwerk.kernel.table.DynamoDbLocal;
import nl.leernetwerk.kernel.table.LocalTable;
import nl.leernetwerk.kernel.table.Table;
import nl.leernetwerk.local.aws.TableMaker;
import nl.leernetwerk.local.mailbox.Mailbox;
import nl.leernetwerk.local.template.TableSpec;
import nl.leernetwerk.storage.Storage;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;

/** Everything that one function can reach: the template's table, and an SES with its mailbox. */
final class World implements AutoCloseable {
  /** Long ago, so that everything that waits has waited long. */
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2024-09-12T12:03:00Z"), ZoneOffset.UTC);

  private final String key;
  private final TableSpec spec;
  private final Aws aws;
  private final DynamoDbClient client;
  private final Table table;
  private final Mailbox mailbox = new Mailbox();
  private int seen;

  /**
   * A world of its own.
   *
   * @param name letters and digits
   */
  World(String name, TableSpec spec) throws IOException {
    this.key = name;
    this.spec = spec;
    this.aws = new Aws(mailbox);
    this.client =
        DynamoDbClient.builder()
            .endpointOverride(DynamoDbLocal.endpoint())
            .region(Region.EU_CENTRAL_1)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create(key, "secret")))
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .build();
    this.table = new Table(client, spec.id(), CLOCK);
  }

  /** Deletes all data in it. */
  void reset() {
    removeTable();
    new TableMaker(client).make(spec);
    seen = mailbox.perRecipient().size();
  }

  /** Deletes the table. */
  void removeTable() {
    try {
      client.deleteTable(it -> it.tableName(spec.id()));
    } catch (ResourceNotFoundException _) {
      // The table is gone.
    }
  }

  /** What a sandbox must know to reach this world. */
  Map<String, String> account() {
    return Map.of(
        "AWS_ACCESS_KEY_ID",
        key,
        "AWS_SECRET_ACCESS_KEY",
        "secret",
        "AWS_SESSION_TOKEN",
        "token",
        "AWS_ENDPOINT_URL",
        aws.address().toString(),
        "BEACON_ADDRESS",
        BeaconRelay.beacon().address().toString());
  }

  Aws aws() {
    return aws;
  }

  Table table() {
    return table;
  }

  /** Every port on its table. */
  Storage storage() {
    return LocalTable.storage(table);
  }

  /** The keys of all items whose partition key begins so. */
  List<String> keys(String prefix) {
    return client.scanPaginator(it -> it.tableName(spec.id())).items().stream()
        .map(item -> item.get("pk").s() + " " + item.get("sk").s())
        .filter(it -> it.startsWith(prefix))
        .sorted()
        .toList();
  }

  /** The mails that were sent since it was last emptied. */
  List<JsonNode> mails() {
    return StreamSupport.stream(mailbox.perRecipient().spliterator(), false).skip(seen).toList();
  }

  @Override
  public void close() {
    aws.close();
    client.close();
  }
}
