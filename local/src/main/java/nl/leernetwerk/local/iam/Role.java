package nl.leernetwerk.local.iam;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.core.SdkRequest;

/**
 * The execution role of a function. It lets through what its policies in the template allow,
 * refuses the rest as AWS does, and remembers every call.
 */
public final class Role {
  private final String function;
  private final List<Statement> statements;

  /** Every call that was asked for, and whether it was allowed. */
  private final Map<Call, Boolean> asked = new ConcurrentHashMap<>();

  /** The role of a function with these statements. */
  public Role(String function, List<Statement> statements) {
    this.function = function;
    this.statements = List.copyOf(statements);
  }

  /**
   * Asks for everything that a request to AWS needs.
   *
   * @throws software.amazon.awssdk.awscore.exception.AwsServiceException the answer that AWS gives
   *     when something of it is not allowed
   */
  public void ask(SdkRequest request) {
    for (var call : Calls.of(request)) {
      if (!asked.computeIfAbsent(call, it -> Statement.allow(statements, it))) {
        var message =
            "User: arn:aws:sts::000000000000:assumed-role/%s is not authorized to perform: %s on resource: %s because no identity-based policy allows the %s action"
                .formatted(function, call.action(), call.resource(), call.action());
        System.err.println("template.yaml does not grant " + function + " " + call);
        throw Calls.denied(request, message);
      }
    }
  }

  /** The statements of the role's policies. */
  public List<Statement> statements() {
    return statements;
  }

  /** Every call that was asked for until now. */
  public Set<Call> calls() {
    return Set.copyOf(asked.keySet());
  }
}
