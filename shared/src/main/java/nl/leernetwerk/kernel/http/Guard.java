package nl.leernetwerk.kernel.http;

import java.util.function.Function;
import nl.leernetwerk.kernel.Caller;

/** Lets in who may, and tells the others what to do. */
public final class Guard {
  private Guard() {}

  /** The answer for an organiser; anybody else is refused. */
  public static HttpResponse organiser(
      HttpRequest request, Function<Caller.Organiser, HttpResponse> answer) {
    return request.caller() instanceof Caller.Organiser organiser
        ? answer.apply(organiser)
        : refusal(
            "Dit is alleen voor organisatoren. Hoor je dat te zijn, vraag dan een andere"
                + " organisator om je toegang te geven.");
  }

  /** What an organiser is told of a round that there is not. */
  public static HttpResponse noRound() {
    return new Problem(
            404,
            "no-such-round",
            "Deze ronde kennen we niet",
            "Er is geen ronde met deze naam. Kies er een uit de lijst.")
        .response();
  }

  /** The refusal of someone who is known, but may not see this. */
  public static HttpResponse refusal(String detail) {
    return new Problem(403, "forbidden", "Je hebt hier geen toegang", detail).response();
  }
}
