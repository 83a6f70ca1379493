package nl.leernetwerk.local.template;

import java.time.Duration;
import java.util.Optional;

/** A queue, and where a message goes that was received too often. */
public record QueueSpec(String id, Duration visibilityTimeout, Optional<Redrive> redrive) {

  /** The queue that gets a message after this many receipts. */
  public record Redrive(String deadLetterQueue, int maxReceiveCount) {}
}
