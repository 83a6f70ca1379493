package nl.leernetwerk.ownpage.http;

import java.util.Optional;
import nl.leernetwerk.kernel.http.HttpRequest;
import nl.leernetwerk.kernel.http.HttpResponse;
import nl.leernetwerk.kernel.http.Problem;
import nl.leernetwerk.ownpage.OwnRegistration;
import nl.leernetwerk.ownpage.OwnRegistrations;
import nl.leernetwerk.registration.PersonalLink;

/**
 * Lets in whoever has a valid link. The link comes in a header, because an access log does not hold
 * headers.
 */
public final class LinkAccess {
  private static final String HEADER = "personal-link";

  private LinkAccess() {}

  /** The registration behind the link of a request; empty without a valid link. */
  public static Optional<OwnRegistration> open(
      HttpRequest request, OwnRegistrations registrations) {
    return request
        .header(HEADER)
        .flatMap(PersonalLink::parse)
        .flatMap(link -> registrations.open(link, request.arrival().at()));
  }

  /** The tag of what is shown; a change must name it. */
  public static String tag(OwnRegistration own) {
    return "\"" + own.tag() + "\"";
  }

  /**
   * The answer to a request without a valid link; it is the same whatever is wrong with the link.
   */
  public static HttpResponse refusal() {
    return new Problem(
            401,
            "link",
            "Deze link werkt niet",
            "Deze link werkt niet of niet meer. Misschien is hij niet helemaal overgenomen, of is"
                + " er een nieuwere. Open de link uit de laatste e-mail, of vraag met je"
                + " e-mailadres een nieuwe aan.")
        .response()
        .with("www-authenticate", "Personal-Link");
  }
}
