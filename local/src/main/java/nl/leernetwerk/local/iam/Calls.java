package nl.leernetwerk.local.iam;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import nl.leernetwerk.local.template.Arns;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItem;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.sesv2.model.SendEmailRequest;
import software.amazon.awssdk.services.sesv2.model.SesV2Exception;
import software.amazon.awssdk.services.sesv2.model.SesV2Request;

/** The IAM calls that a request of the SDK needs, by AWS's service authorization reference. */
final class Calls {
  private static final Pattern NAMED = Pattern.compile(".*<([^<>]+)>\\s*");

  private Calls() {}

  /** All calls that must be allowed for a request; a transaction needs those of all its parts. */
  static List<Call> of(SdkRequest request) {
    return switch (request) {
      case GetItemRequest it -> List.of(table("GetItem", it.tableName()));
      case PutItemRequest it -> List.of(table("PutItem", it.tableName()));
      case UpdateItemRequest it -> List.of(table("UpdateItem", it.tableName()));
      case DeleteItemRequest it -> List.of(table("DeleteItem", it.tableName()));
      case QueryRequest it -> List.of(read("Query", it.tableName(), it.indexName()));
      case ScanRequest it -> List.of(read("Scan", it.tableName(), it.indexName()));
      case BatchGetItemRequest it ->
          it.requestItems().keySet().stream().map(name -> table("BatchGetItem", name)).toList();
      case BatchWriteItemRequest it ->
          it.requestItems().keySet().stream().map(name -> table("BatchWriteItem", name)).toList();
      case TransactGetItemsRequest it ->
          it.transactItems().stream()
              .map(TransactGetItem::get)
              .map(get -> table("GetItem", get.tableName()))
              .distinct()
              .toList();
      case TransactWriteItemsRequest it ->
          it.transactItems().stream().flatMap(Calls::part).distinct().toList();
      case SendEmailRequest it -> mail(it);
      default ->
          throw new IllegalStateException(
              "%s does not know what IAM calls %s"
                  .formatted(Calls.class.getName(), request.getClass().getSimpleName()));
    };
  }

  /** The exception that a client of that service throws when IAM refuses. */
  static AwsServiceException denied(SdkRequest request, String message) {
    var details =
        AwsErrorDetails.builder()
            .errorCode("AccessDeniedException")
            .errorMessage(message)
            .sdkHttpResponse(null)
            .build();
    return switch (request) {
      case DynamoDbRequest _ ->
          DynamoDbException.builder()
              .statusCode(400)
              .message(message)
              .awsErrorDetails(details)
              .build();
      case SesV2Request _ ->
          SesV2Exception.builder()
              .statusCode(403)
              .message(message)
              .awsErrorDetails(details)
              .build();
      default ->
          AwsServiceException.builder()
              .statusCode(403)
              .message(message)
              .awsErrorDetails(details)
              .build();
    };
  }

  private static Stream<Call> part(TransactWriteItem item) {
    return Stream.of(
            Optional.ofNullable(item.put()).map(put -> table("PutItem", put.tableName())),
            Optional.ofNullable(item.update()).map(it -> table("UpdateItem", it.tableName())),
            Optional.ofNullable(item.delete()).map(it -> table("DeleteItem", it.tableName())),
            Optional.ofNullable(item.conditionCheck())
                .map(it -> table("ConditionCheckItem", it.tableName())))
        .flatMap(Optional::stream);
  }

  /**
   * SES needs permission for the identity that sends and, when the mail names one, for the
   * configuration set. The reference names only {@code SendEmail}. But SES refuses a raw message as
   * {@code SendRawEmail} (nodemailer/nodemailer#1734, aws/aws-actionmailer-ses-ruby#10), and
   * perhaps one with files too (anymail/django-anymail#384); AWS's own CDK grants both together.
   */
  private static List<Call> mail(SendEmailRequest request) {
    var named = NAMED.matcher(request.fromEmailAddress());
    var from = named.matches() ? named.group(1) : request.fromEmailAddress();
    var context = Map.of("ses:FromAddress", from);
    var calls = new ArrayList<Call>();
    var identity = "identity/" + from.substring(from.indexOf('@') + 1);
    var simple = Optional.ofNullable(request.content().simple());
    var actions =
        simple.filter(it -> it.attachments().isEmpty()).isPresent()
            ? List.of("ses:SendEmail")
            : List.of("ses:SendEmail", "ses:SendRawEmail");
    for (var action : actions) {
      calls.add(new Call(action, Arns.of("ses", identity), context));
      if (request.configurationSetName() != null) {
        var set = "configuration-set/" + request.configurationSetName();
        calls.add(new Call(action, Arns.of("ses", set), context));
      }
    }
    return calls;
  }

  private static Call read(String action, String table, String index) {
    return index == null ? table(action, table) : table(action, table + "/index/" + index);
  }

  private static Call table(String action, String name) {
    return new Call("dynamodb:" + action, Arns.of("dynamodb", "table/" + name));
  }
}
