package nl.leernetwerk.bench;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;

/**
 * A client that keeps the transaction it is given and answers that all went well. So the request of
 * a function can be sent later without the function.
 */
final class Rehearsal implements DynamoDbClient {
  private final DynamoDbClient table;
  private TransactWriteItemsRequest last;

  Rehearsal(DynamoDbClient table) {
    this.table = table;
  }

  TransactWriteItemsRequest last() {
    return last;
  }

  @Override
  public TransactWriteItemsResponse transactWriteItems(TransactWriteItemsRequest request) {
    last = request;
    return TransactWriteItemsResponse.builder().build();
  }

  @Override
  public QueryResponse query(QueryRequest request) {
    return table.query(request);
  }

  @Override
  public String serviceName() {
    return table.serviceName();
  }

  @Override
  public void close() {}
}
