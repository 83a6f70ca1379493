package nl.leernetwerk.kernel;

import java.net.URI;
import java.util.Optional;

/** Fetches documents from other sites. */
@FunctionalInterface
public interface Web {
  /**
   * What the site answers to a GET with status 200; empty when the site answers something else, or
   * does not answer in time.
   *
   * @param atMost how many bytes are read; the rest of a longer answer is left
   */
  Optional<byte[]> get(URI address, int atMost);
}
