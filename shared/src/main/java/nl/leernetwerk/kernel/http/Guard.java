package nl.leernetwerk.kernel.http;

import java.util.function.Function;
import nl.leernetwerk.kernel.Caller;

/** Lets in the callers who may enter, and tells the others what to do. */
public final class Guard {
  private Guard() {}

  /** The answer for an organiser; anybody else is refused. */
  public static HttpResponse organiser(
      HttpRequest request, Function<Caller.Organiser, HttpResponse> answer) {
    return request.caller() instanceof Caller.Organiser organiser
        ? answer.apply(organiser)
        : Problems.forbidden(
                "Dit is alleen voor organisatoren. Hoor je dat te zijn, vraag dan een andere"
                    + " organisator om je toegang te geven.")
            .response();
  }
}
