package nl.leernetwerk.local.aws;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.dynamodb.model.Shard;
import software.amazon.awssdk.services.dynamodb.model.ShardIteratorType;
import software.amazon.awssdk.services.dynamodb.model.TrimmedDataAccessException;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/** Reads the table's stream, shard after shard, each record once. */
final class StreamReader {
  /** The most records that one call to the stream gives. */
  private static final int BATCH = 1000;

  private final DynamoDbStreamsClient streams;
  private final String stream;
  private Optional<String> shard;
  private Optional<String> sequence;

  /** How far the stream has been read. */
  record Position(Optional<String> shard, Optional<String> sequence) {
    static final Position START = new Position(Optional.empty(), Optional.empty());
  }

  /** Reads the stream of that table, from that position on. */
  StreamReader(
      DynamoDbStreamsClient streams, DynamoDbClient client, String table, Position position) {
    this.shard = position.shard();
    this.sequence = position.sequence();
    this.streams = streams;
    this.stream = client.describeTable(it -> it.tableName(table)).table().latestStreamArn();
  }

  /** How far the stream has been read. */
  Position position() {
    return new Position(shard, sequence);
  }

  /**
   * Hands on every record that was not read before, in order. It also ends while others keep
   * writing: records that they add meanwhile may wait for the next call.
   */
  void read(Consumer<Record> reader) {
    var shards = shards();
    int at = shard.map(id -> indexOf(shards, id)).orElse(0);
    for (var each : shards.subList(at, shards.size())) {
      if (!shard.equals(Optional.of(each.shardId()))) {
        shard = Optional.of(each.shardId());
        sequence = Optional.empty();
      }
      read(each, reader);
    }
  }

  private void read(Shard from, Consumer<Record> reader) {
    var iterator = iterator(from);
    while (iterator != null) {
      var current = iterator;
      var answer = streams.getRecords(get -> get.shardIterator(current).limit(BATCH));
      for (var streamRecord : answer.records()) {
        reader.accept(streamRecord);
        sequence = Optional.of(streamRecord.dynamodb().sequenceNumber());
      }
      iterator = answer.records().size() < BATCH ? null : answer.nextShardIterator();
    }
  }

  /** A new iterator each time: a kept one would expire after a quarter of an hour. */
  private String iterator(Shard from) {
    if (sequence.isPresent()) {
      try {
        return streams
            .getShardIterator(
                get ->
                    get.streamArn(stream)
                        .shardId(from.shardId())
                        .shardIteratorType(ShardIteratorType.AFTER_SEQUENCE_NUMBER)
                        .sequenceNumber(sequence.get()))
            .shardIterator();
      } catch (TrimmedDataAccessException _) {
        // That record is more than a day old; everything that is left is newer.
      }
    }
    return streams
        .getShardIterator(
            get ->
                get.streamArn(stream)
                    .shardId(from.shardId())
                    .shardIteratorType(ShardIteratorType.TRIM_HORIZON))
        .shardIterator();
  }

  private List<Shard> shards() {
    return streams.describeStream(get -> get.streamArn(stream)).streamDescription().shards();
  }

  /**
   * The position of that shard in the list. The first position when the shard is gone, because then
   * everything that is left is newer.
   */
  private static int indexOf(List<Shard> shards, String id) {
    for (int i = 0; i < shards.size(); i++) {
      if (shards.get(i).shardId().equals(id)) {
        return i;
      }
    }
    return 0;
  }
}
