package nl.leernetwerk.kernel.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import nl.leernetwerk.kernel.EmailAddress;
import nl.leernetwerk.kernel.json.Reading;
import nl.leernetwerk.kernel.json.StrictJson;

/** The JSON that a request holds, or why it cannot be read. */
public sealed interface RequestBody {
  /** The body can be read. */
  record Read(JsonNode json) implements RequestBody {}

  /** The body cannot be read; the problem is the first thing that is wrong with it. */
  record Unreadable(Problem problem) implements RequestBody {}

  /**
   * The body of a request. The body is refused when the request does not say that it is JSON (415),
   * when it is larger than 64 KB (413), and when it is not UTF-8 or not JSON (400).
   */
  static RequestBody of(HttpRequest request) {
    if (!request.isJson()) {
      return new Unreadable(Problems.CONTENT_TYPE);
    }
    if (!request.isPlain()) {
      return new Unreadable(Problems.CONTENT_ENCODING);
    }
    if (isTooLarge(request)) {
      return new Unreadable(Problems.TOO_LARGE);
    }
    return switch (StrictJson.parse(request.body())) {
      case StrictJson.NotUtf8 _ -> new Unreadable(Problems.NOT_UTF_8);
      case StrictJson.NotJson _ -> new Unreadable(Problems.NOT_JSON);
      case StrictJson.Parsed(var json) -> new Read(json);
    };
  }

  /**
   * The answer to a request that needs no body; a body that is too large is refused all the same.
   */
  static HttpResponse unread(HttpRequest request, Supplier<HttpResponse> answer) {
    return isTooLarge(request) ? Problems.TOO_LARGE.response() : answer.get();
  }

  private static boolean isTooLarge(HttpRequest request) {
    return request.body().length > 64 * 1024;
  }

  /** Hands the JSON of a request to an answer, or says why the JSON cannot be read. */
  static HttpResponse read(HttpRequest request, Function<JsonNode, HttpResponse> answer) {
    return switch (of(request)) {
      case Unreadable(var problem) -> problem.response();
      case Read(var json) -> answer.apply(json);
    };
  }

  /**
   * The same, with a reader that checks the JSON; errors that the reader finds are answered with
   * 422.
   */
  static <T> HttpResponse read(
      HttpRequest request,
      Function<JsonNode, Reading<T>> reader,
      Function<T, HttpResponse> answer) {
    return read(request, reader, Optional.empty(), answer);
  }

  /**
   * The same, with an address to write to.
   *
   * @param contact the address that the 422 names
   */
  static <T> HttpResponse read(
      HttpRequest request,
      Function<JsonNode, Reading<T>> reader,
      EmailAddress contact,
      Function<T, HttpResponse> answer) {
    return read(request, reader, Optional.of(contact), answer);
  }

  private static <T> HttpResponse read(
      HttpRequest request,
      Function<JsonNode, Reading<T>> reader,
      Optional<EmailAddress> contact,
      Function<T, HttpResponse> answer) {
    return read(
        request,
        json ->
            switch (reader.apply(json)) {
              case Reading.Valid<T>(var value) -> answer.apply(value);
              case Reading.Invalid<T>(var errors) -> {
                var problem = Problems.invalid(errors);
                yield contact.map(problem::with).orElse(problem).response();
              }
            });
  }
}
