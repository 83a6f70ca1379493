package nl.leernetwerk.local.template;

/**
 * A function fed from a queue.
 *
 * @param reportsItemFailures whether the function's answer names the messages that failed
 */
public record ConsumerSpec(
    String queue, String function, int batchSize, boolean reportsItemFailures) {}
