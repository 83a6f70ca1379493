package nl.leernetwerk.kernel.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import nl.leernetwerk.kernel.EmailAddress;
import nl.leernetwerk.kernel.FieldError;

/**
 * A refusal as a problem document (RFC 9457).
 *
 * @param name tells programs which problem it is, as {@code urn:leernetwerk:problem:name}; no two
 *     problems have the same
 * @param title the problem in a few Dutch words, the same each time
 * @param detail what to do about it, in Dutch
 * @param errors what is wrong with which field; fields that are not named are right
 * @param contact the address to write to, where a person may be needed
 */
public record Problem(
    int status,
    String name,
    String title,
    String detail,
    List<FieldError> errors,
    Optional<EmailAddress> contact) {

  /** A problem that is not about single fields. */
  public Problem(int status, String name, String title, String detail) {
    this(status, name, title, detail, List.of(), Optional.empty());
  }

  /** The same problem, with other words for what to do. */
  public Problem saying(String words) {
    return new Problem(status, name, title, words, errors, contact);
  }

  /** The same problem, about these fields. */
  public Problem with(List<FieldError> fields) {
    return new Problem(status, name, title, detail, fields, contact);
  }

  /** The same problem, with the address to write to. */
  public Problem with(EmailAddress address) {
    return new Problem(status, name, title, detail, errors, Optional.of(address));
  }

  /** Writes the errors of fields into an answer, in the one form that they have everywhere. */
  public static void write(List<FieldError> errors, ObjectNode answer) {
    var list = answer.putArray("errors");
    errors.forEach(
        error -> list.addObject().put("pointer", error.pointer()).put("detail", error.detail()));
  }

  /** The HTTP answer that carries the problem. */
  public HttpResponse response() {
    return response(_ -> {});
  }

  /**
   * The HTTP answer that carries the problem.
   *
   * @param more adds members that only this refusal has
   */
  public HttpResponse response(Consumer<ObjectNode> more) {
    var body =
        JsonNodeFactory.instance
            .objectNode()
            .put("type", "urn:leernetwerk:problem:" + name)
            .put("title", title)
            .put("status", status)
            .put("detail", detail);
    if (!errors.isEmpty()) {
      write(errors, body);
    }
    contact.ifPresent(address -> body.put("contact", address.value()));
    more.accept(body);
    return HttpResponse.json(status, body)
        .with("content-type", "application/problem+json; charset=utf-8");
  }
}
