package nl.leernetwerk.local.http;

import java.io.IOException;

/** Something that answers requests. */
@FunctionalInterface
public interface Endpoint {

  /** The answer to a request. */
  Answer answer(Request request) throws IOException;
}
