package nl.leernetwerk.local.template;

import java.util.Optional;

/**
 * The names that resources have on this machine, on the pattern of AWS, with the logical id last.
 */
public final class Arns {
  static final String PARTITION = "aws";

  /** The region of every resource here. */
  public static final String REGION = "eu-central-1";

  /** The account of every resource here. */
  public static final String ACCOUNT = "000000000000";

  private Arns() {}

  /** That attribute of a resource, if this machine knows the attribute. */
  static Optional<String> attribute(String type, String id, String attribute) {
    return switch (type + "." + attribute) {
      case "AWS::DynamoDB::Table.StreamArn" -> arn(type, id).map(arn -> arn + "/stream");
      case "AWS::SQS::Queue.QueueName" -> Optional.of(id);
      case "AWS::Cognito::UserPool.ProviderURL" ->
          Optional.of("https://cognito-idp.%s.amazonaws.com/%s".formatted(REGION, id));
      default -> attribute.equals("Arn") ? arn(type, id) : Optional.empty();
    };
  }

  /** The complete name of a resource, if this machine knows its type. */
  static Optional<String> arn(String type, String id) {
    return switch (type) {
      case "AWS::Serverless::Function" -> Optional.of(arn("lambda", "function:", id));
      case "AWS::SQS::Queue" -> Optional.of(arn("sqs", "", id));
      case "AWS::DynamoDB::Table" -> Optional.of(arn("dynamodb", "table/", id));
      case "AWS::Events::EventBus" -> Optional.of(arn("events", "event-bus/", id));
      case "AWS::Events::Rule" -> Optional.of(arn("events", "rule/", id));
      default -> Optional.empty();
    };
  }

  /** The name of a resource of that service, in this account. */
  public static String of(String service, String resource) {
    return "arn:%s:%s:%s:%s:%s".formatted(PARTITION, service, REGION, ACCOUNT, resource);
  }

  private static String arn(String service, String kind, String id) {
    return of(service, kind + id);
  }
}
