package nl.leernetwerk.local.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import nl.leernetwerk.local.iam.Call;
import nl.leernetwerk.local.iam.Gate;
import nl.leernetwerk.local.iam.Role;
import nl.leernetwerk.local.iam.Statement;
import nl.leernetwerk.local.template.Template;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sesv2.model.SesV2Exception;

/** A call that a role does not allow fails as on AWS, and is remembered. */
class DeniedTest {
  private static final String TABLE = "arn:aws:dynamodb:eu-central-1:000000000000:table/Table";
  private static final Map<String, AttributeValue> KEY =
      Map.of("pk", AttributeValue.fromS("a"), "sk", AttributeValue.fromS("b"));

  private static Database database;

  @BeforeAll
  static void start() {
    var template = Path.of(System.getProperty("project.root"), "template.yaml");
    database = Database.start(Optional.empty(), Template.read(template, Map.of()).tables());
  }

  @AfterAll
  static void stop() {
    database.close();
  }

  @Test
  void a_denied_call_to_the_table_is_access_denied_and_does_nothing() {
    var role = role("dynamodb:GetItem");
    var client = database.client(role);
    var denied =
        assertThrows(
            DynamoDbException.class, () -> client.putItem(it -> it.tableName("Table").item(KEY)));
    assertEquals("AccessDeniedException", denied.awsErrorDetails().errorCode());
    assertEquals(400, denied.statusCode());
    assertTrue(denied.getMessage().contains("is not authorized to perform: dynamodb:PutItem"));
    assertTrue(!client.getItem(it -> it.tableName("Table").key(KEY)).hasItem());
    assertEquals(Set.of("dynamodb:PutItem", "dynamodb:GetItem"), actions(role));
  }

  @Test
  void a_transaction_needs_what_each_of_its_parts_needs() {
    var role = role("dynamodb:PutItem", "dynamodb:UpdateItem");
    assertThrows(DynamoDbException.class, () -> transact(database.client(role)));
    assertTrue(actions(role).contains("dynamodb:ConditionCheckItem"), role.calls().toString());
    var enough = role("dynamodb:PutItem", "dynamodb:UpdateItem", "dynamodb:ConditionCheckItem");
    transact(database.client(enough));
    assertEquals(3, enough.calls().size());
  }

  @Test
  void a_paginator_needs_permission_too_and_an_index_is_a_resource_of_its_own() {
    var client = database.client(role("dynamodb:Scan"));
    client.scanPaginator(it -> it.tableName("Table")).forEach(_ -> {});
    var pages = client.scanPaginator(it -> it.tableName("Table").indexName("waiting"));
    var denied = assertThrows(DynamoDbException.class, () -> pages.forEach(_ -> {}));
    assertTrue(denied.getMessage().contains(TABLE + "/index/waiting"), denied.getMessage());
  }

  @Test
  void ses_asks_for_the_identity_with_the_sender_and_for_the_configuration_set() {
    var role = role("ses:SendEmail");
    try (var ses =
        SesV2Client.builder()
            .region(Region.EU_CENTRAL_1)
            .endpointOverride(URI.create("http://127.0.0.1:9"))
            .credentialsProvider(AnonymousCredentialsProvider.create())
            .overrideConfiguration(it -> it.addExecutionInterceptor(new Gate(role)))
            .build()) {
      var denied =
          assertThrows(
              SesV2Exception.class,
              () ->
                  ses.sendEmail(
                      it ->
                          it.fromEmailAddress("Wij <a@example.org>")
                              .configurationSetName("set")
                              .content(content -> content.simple(mail -> {}))));
      assertEquals("AccessDeniedException", denied.awsErrorDetails().errorCode());
      assertEquals(
          Set.of(
              new Call(
                  "ses:SendEmail",
                  "arn:aws:ses:eu-central-1:000000000000:identity/example.org",
                  Map.of("ses:FromAddress", "a@example.org"))),
          role.calls());
    }
  }

  private static void transact(DynamoDbClient client) {
    var other = Map.of("pk", AttributeValue.fromS("c"), "sk", AttributeValue.fromS("d"));
    var third = Map.of("pk", AttributeValue.fromS("e"), "sk", AttributeValue.fromS("f"));
    client.transactWriteItems(
        it ->
            it.transactItems(
                TransactWriteItem.builder().put(put -> put.tableName("Table").item(other)).build(),
                TransactWriteItem.builder()
                    .update(update -> update.tableName("Table").key(third))
                    .build(),
                TransactWriteItem.builder()
                    .conditionCheck(
                        check ->
                            check
                                .tableName("Table")
                                .key(KEY)
                                .conditionExpression("attribute_not_exists(pk)"))
                    .build()));
  }

  private static Role role(String... actions) {
    return new Role(
        "Tester", List.of(new Statement(true, List.of(actions), List.of(TABLE), List.of())));
  }

  private static Set<String> actions(Role role) {
    return role.calls().stream().map(Call::action).collect(Collectors.toSet());
  }
}
