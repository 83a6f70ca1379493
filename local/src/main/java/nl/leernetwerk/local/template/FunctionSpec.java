package nl.leernetwerk.local.template;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * A function of the template.
 *
 * @param id its logical id
 * @param code its zip, relative to the template
 * @param handler the handler's class and method, {@code package.Class::method}
 * @param retries how often a failed asynchronous invocation is repeated
 * @param onFailure the queue for an event that could not be handled
 */
public record FunctionSpec(
    String id,
    String code,
    String handler,
    Duration timeout,
    int memory,
    Map<String, String> environment,
    int retries,
    Optional<String> onFailure) {}
