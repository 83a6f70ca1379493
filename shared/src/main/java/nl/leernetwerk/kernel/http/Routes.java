package nl.leernetwerk.kernel.http;

import java.util.HashMap;
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

  /**
   * The routes of these GETs, and the same routes for HEAD, which asks for the headers alone. The
   * gateway leaves the body out.
   */
  public static Routes withHead(Map<String, Answer> gets) {
    var all = new HashMap<>(gets);
    gets.forEach((key, answer) -> all.put(key.replaceFirst("^GET ", "HEAD "), answer));
    return new Routes(all);
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
