package nl.leernetwerk.kernel;

import java.net.URI;
import java.util.Optional;

/** Fetches documents from other sites. */
@FunctionalInterface
public interface Web {
  /**
   * What the site answers to a GET with status 200; empty when the site answers something else,
   * does not answer in time, or is no site on the internet.
   *
   * @param atMost how many bytes an answer may have; a longer one is no answer
   */
  Optional<byte[]> get(URI address, int atMost);
}
