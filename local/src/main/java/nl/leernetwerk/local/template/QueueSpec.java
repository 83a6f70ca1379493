package nl.leernetwerk.local.template;

import java.time.Duration;
import java.util.Optional;

/** A queue, and where a message goes that was received too often. */
public record QueueSpec(String id, Duration visibilityTimeout, Optional<Redrive> redrive) {

  /** After so many receipts, to that queue. */
  public record Redrive(String deadLetterQueue, int maxReceiveCount) {}
}
