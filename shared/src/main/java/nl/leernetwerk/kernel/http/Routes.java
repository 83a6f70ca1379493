package nl.leernetwerk.kernel.http;

import java.util.Map;
import nl.leernetwerk.kernel.lambda.Log;

/**
 * The routes that lead to a function, each with its answer.
 *
 * @param answers by the route's key in the contract, such as {@code GET /api/rounds/{round}}
 */
public record Routes(Map<String, Answer> answers) {
  public Routes {
    answers = Map.copyOf(answers);
  }

  /** What is answered on one route. */
  @FunctionalInterface
  public interface Answer {
    /** The answer to a request; the log tells which request it is about. */
    HttpResponse to(HttpRequest request, Log log);
  }

  /**
   * The answer to a request.
   *
   * @throws IllegalArgumentException when its route is not among these: the contract and the
   *     function differ
   */
  HttpResponse answer(HttpRequest request, Log log) {
    var answer = answers.get(request.route());
    if (answer == null) {
      throw new IllegalArgumentException("nobody handles the route " + request.route());
    }
    return answer.to(request, log);
  }
}
