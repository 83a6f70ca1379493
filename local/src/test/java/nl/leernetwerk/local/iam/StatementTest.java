package nl.leernetwerk.local.iam;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.leernetwerk.local.template.TemplateException;
import org.junit.jupiter.api.Test;

class StatementTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String TABLE = "arn:aws:dynamodb:eu-central-1:000000000000:table/Table";
  private static final Call PUT = new Call("dynamodb:PutItem", TABLE);

  @Test
  void what_is_not_allowed_is_refused() {
    assertFalse(Statement.allow(List.of(), PUT));
    assertTrue(Statement.allow(List.of(allow("dynamodb:PutItem", TABLE)), PUT));
    assertFalse(Statement.allow(List.of(allow("dynamodb:GetItem", TABLE)), PUT));
    assertFalse(Statement.allow(List.of(allow("dynamodb:PutItem", TABLE + "/index/x")), PUT));
  }

  @Test
  void an_explicit_deny_overrides_every_allow() {
    var all = allow("*", "*");
    var not = read("{'Effect':'Deny','Action':'dynamodb:Put*','Resource':'*'}");
    assertFalse(Statement.allow(List.of(all, not), PUT));
    assertFalse(Statement.allow(List.of(not, all), PUT));
    assertTrue(Statement.allow(List.of(all, not), new Call("dynamodb:GetItem", TABLE)));
  }

  @Test
  void wildcards_are_those_of_iam_and_actions_know_no_case() {
    assertTrue(Statement.allow(List.of(allow("DynamoDB:put*", "arn:aws:*:table/T?ble")), PUT));
    assertFalse(Statement.allow(List.of(allow("dynamodb:PutItem", "arn:aws:*:TABLE/*")), PUT));
    assertFalse(Statement.allow(List.of(allow("dynamodb.PutItem", "*")), PUT), "a dot is a dot");
  }

  @Test
  void every_condition_must_hold_and_a_condition_on_an_absent_key_fails() {
    var statement =
        read(
            """
            {'Effect':'Allow','Action':'ses:SendEmail','Resource':'*','Condition':
             {'StringEquals':{'ses:FromAddress':['a@x','b@x']},'ArnEquals':{'aws:SourceArn':'arn:*:rule/*'}}}
            """);
    assertTrue(
        allows(statement, Map.of("ses:fromaddress", "b@x", "aws:SourceArn", "arn:1:rule/r")));
    assertFalse(
        allows(statement, Map.of("ses:FromAddress", "c@x", "aws:SourceArn", "arn:1:rule/r")));
    assertFalse(allows(statement, Map.of("ses:FromAddress", "a@x")));
  }

  @Test
  void an_action_on_a_resource_that_no_call_needs_is_unused() {
    var statement =
        read(
            "{'Effect':'Allow','Action':['dynamodb:PutItem','dynamodb:GetItem'],'Resource':['%s','%s/index/x']}"
                .formatted(TABLE, TABLE));
    assertEquals(
        List.of(
            "dynamodb:PutItem on " + TABLE + "/index/x",
            "dynamodb:GetItem on " + TABLE,
            "dynamodb:GetItem on " + TABLE + "/index/x"),
        Statement.unused(List.of(statement), Set.of(PUT)));
  }

  @Test
  void an_unknown_part_of_a_statement_is_refused() {
    for (var statement :
        List.of(
            "{'Effect':'Allow','NotAction':'a:B','Resource':'*'}",
            "{'Effect':'allow','Action':'a:B','Resource':'*'}",
            "{'Effect':'Allow','Action':'a:B'}",
            "{'Effect':'Allow','Action':'a:B','Resource':'arn:${aws:username}'}",
            "{'Effect':'Allow','Action':'a:B','Resource':'*','Condition':{'Bool':{'a':'true'}}}",
            "{'Effect':'Allow','Action':'a:B','Resource':'*','Condition':{'StringEquals':{'a':'*'}}}")) {
      assertThrows(TemplateException.class, () -> read(statement), statement);
    }
  }

  private static boolean allows(Statement statement, Map<String, String> context) {
    return Statement.allow(List.of(statement), new Call("ses:SendEmail", "arn:x", context));
  }

  private static Statement allow(String action, String resource) {
    return read("{'Effect':'Allow','Action':'%s','Resource':'%s'}".formatted(action, resource));
  }

  private static Statement read(String json) {
    try {
      return Statement.read(JSON.readTree(json.replace('\'', '"')), "here");
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
