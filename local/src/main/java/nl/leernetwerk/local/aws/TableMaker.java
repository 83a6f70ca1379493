package nl.leernetwerk.local.aws;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import nl.leernetwerk.local.template.TableSpec;
import nl.leernetwerk.local.template.TemplateException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexDescription;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.Projection;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;

/** Makes tables as the template describes them. */
public final class TableMaker {
  private final DynamoDbClient client;

  /** Makes it there. */
  public TableMaker(DynamoDbClient client) {
    this.client = client;
  }

  /**
   * Makes the table, unless it exists. Its time to live stays off, because DynamoDB Local would
   * follow the real time and not the clock that can be moved; {@link Expiry} does that work.
   */
  public void make(TableSpec table) {
    var properties = table.properties();
    var view = properties.at("/StreamSpecification/StreamViewType").asText();
    boolean streamed = properties.has("StreamSpecification");
    if (streamed && !view.equals("KEYS_ONLY")) {
      throw new TemplateException(table.id() + ": only a stream of keys is read here, not " + view);
    }
    try {
      check(table, client.describeTable(it -> it.tableName(table.id())).table());
    } catch (ResourceNotFoundException _) {
      client.createTable(
          create -> {
            create
                .tableName(table.id())
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(attributes(properties))
                .keySchema(keys(properties));
            if (!indexes(table).isEmpty()) {
              create.globalSecondaryIndexes(indexes(table));
            }
            if (streamed) {
              create.streamSpecification(it -> it.streamEnabled(true).streamViewType(view));
            }
          });
    }
  }

  private static void check(TableSpec table, TableDescription existing) {
    var wanted = new TreeSet<String>();
    indexes(table).forEach(index -> wanted.add(index.indexName() + index.keySchema()));
    Set<String> found =
        existing.globalSecondaryIndexes().stream()
            .map(TableMaker::signature)
            .collect(Collectors.toCollection(TreeSet::new));
    if (!wanted.equals(found) || !keys(table.properties()).equals(existing.keySchema())) {
      throw new TemplateException(
          "the data was written with another table than the template has now; start with another"
              + " data folder");
    }
  }

  private static String signature(GlobalSecondaryIndexDescription index) {
    return index.indexName() + index.keySchema();
  }

  private static List<AttributeDefinition> attributes(JsonNode properties) {
    var attributes = new ArrayList<AttributeDefinition>();
    for (var attribute : properties.path("AttributeDefinitions")) {
      attributes.add(
          AttributeDefinition.builder()
              .attributeName(attribute.path("AttributeName").asText())
              .attributeType(attribute.path("AttributeType").asText())
              .build());
    }
    return attributes;
  }

  private static List<KeySchemaElement> keys(JsonNode of) {
    var keys = new ArrayList<KeySchemaElement>();
    for (var key : of.path("KeySchema")) {
      keys.add(
          KeySchemaElement.builder()
              .attributeName(key.path("AttributeName").asText())
              .keyType(key.path("KeyType").asText())
              .build());
    }
    return keys;
  }

  private static List<GlobalSecondaryIndex> indexes(TableSpec table) {
    var indexes = new ArrayList<GlobalSecondaryIndex>();
    for (var index : table.properties().path("GlobalSecondaryIndexes")) {
      indexes.add(
          GlobalSecondaryIndex.builder()
              .indexName(index.path("IndexName").asText())
              .keySchema(keys(index))
              .projection(projection(index.path("Projection")))
              .build());
    }
    return indexes;
  }

  private static Projection projection(JsonNode json) {
    var projection = Projection.builder().projectionType(json.path("ProjectionType").asText());
    if (json.has("NonKeyAttributes")) {
      var names = new ArrayList<String>();
      json.get("NonKeyAttributes").forEach(name -> names.add(name.asText()));
      projection.nonKeyAttributes(names);
    }
    return projection.build();
  }
}
