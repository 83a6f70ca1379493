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

  /** The answer to requests of one route. */
  @FunctionalInterface
  public interface Answer {
    /** Answers a request; lines in the log say which request they are about. */
    HttpResponse to(HttpRequest request, Log log);
  }

  /**
   * Answers a request.
   *
   * @throws IllegalArgumentException when none of these routes fits the request: the contract and
   *     the function differ
   */
  HttpResponse answer(HttpRequest request, Log log) {
    var answer = answers.get(request.route());
    if (answer == null) {
      throw new IllegalArgumentException("nobody handles the route " + request.route());
    }
    return answer.to(request, log);
  }
}
