package nl.leernetwerk.kernel.http;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The If-Match header. With it, the sender of a change names the tag of the version that they saw
 * (RFC 9110, 13.1.1), so that nobody overwrites what they did not see.
 */
public final class IfMatch {
  private IfMatch() {}

  /** Hands the tag that a request names to an answer; a request without a tag gets 428. */
  public static HttpResponse required(HttpRequest request, Function<String, HttpResponse> answer) {
    return tag(request).map(answer).orElseGet(Problems.NO_IF_MATCH::response);
  }

  /**
   * Answers a request that names the tag of the current version. A request without a tag gets 428,
   * and one with another tag gets 412.
   *
   * @param what what is changed, such as {@code de ronde}
   * @param tag of the current version, in its quotes
   */
  public static HttpResponse current(
      HttpRequest request, String what, String tag, Supplier<HttpResponse> answer) {
    return required(request, it -> it.equals(tag) ? answer.get() : overtaken(what, tag));
  }

  /** The 412, with the tag of the current version. */
  public static HttpResponse overtaken(String what, String tag) {
    return overtaken(what).with("etag", tag);
  }

  /** The 412 for when the current version is not known. */
  public static HttpResponse overtaken(String what) {
    return Problems.overtaken(what).response();
  }

  private static Optional<String> tag(HttpRequest request) {
    // CloudFront marks a tag as weak when it compresses the answer.
    return request.header("if-match").map(tag -> tag.strip().replaceFirst("^W/", ""));
  }
}
