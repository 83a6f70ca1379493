package nl.leernetwerk.kernel.http;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The header by which a change names the tag of what its sender has in sight (RFC 9110, 13.1.1), so
 * that nobody overwrites what they did not see.
 */
public final class IfMatch {
  private IfMatch() {}

  /** Gives the tag that a request names to an answer; without one the answer is 428. */
  public static HttpResponse required(HttpRequest request, Function<String, HttpResponse> answer) {
    return tag(request).map(answer).orElseGet(Problems.NO_IF_MATCH::response);
  }

  /**
   * An answer to a request that names the tag of how things stand; without one it is 428, with
   * another 412.
   *
   * @param what is changed, such as {@code de ronde}
   * @param tag of how it stands now, in its quotes
   */
  public static HttpResponse current(
      HttpRequest request, String what, String tag, Supplier<HttpResponse> answer) {
    return required(request, it -> it.equals(tag) ? answer.get() : overtaken(what, tag));
  }

  /** The 412, with the tag of how it stands now. */
  public static HttpResponse overtaken(String what, String tag) {
    return overtaken(what).with("etag", tag);
  }

  /** The 412 where how it stands now is not known. */
  public static HttpResponse overtaken(String what) {
    return Problems.overtaken(what).response();
  }

  private static Optional<String> tag(HttpRequest request) {
    // CloudFront marks a tag as weak when it packs what it belongs to.
    return request.header("if-match").map(tag -> tag.strip().replaceFirst("^W/", ""));
  }
}
