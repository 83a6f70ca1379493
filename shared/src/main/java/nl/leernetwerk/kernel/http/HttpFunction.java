package nl.leernetwerk.kernel.http;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** A function that answers requests of the HTTP API: those of its own routes and no others. */
public interface HttpFunction extends RequestStreamHandler {

  /** The function's routes: exactly those that openapi.yaml leads to it. */
  Routes routes();

  @Override
  default void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
    ApiGateway.answer(in, out, context, routes());
  }
}
