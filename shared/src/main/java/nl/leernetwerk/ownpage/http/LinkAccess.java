package nl.leernetwerk.ownpage.http;

import java.util.Optional;
import nl.leernetwerk.kernel.http.HttpRequest;
import nl.leernetwerk.kernel.http.HttpResponse;
import nl.leernetwerk.kernel.http.Problem;
import nl.leernetwerk.ownpage.OwnRegistration;
import nl.leernetwerk.ownpage.OwnRegistrations;
import nl.leernetwerk.registration.PersonalLink;

/** Lets in who has a right link; it comes in a header, where no access log holds it. */
public final class LinkAccess {
  private static final String HEADER = "personal-link";

  private LinkAccess() {}

  /** What is behind the link of a request; empty without a right one. */
  public static Optional<OwnRegistration> open(
      HttpRequest request, OwnRegistrations registrations) {
    return request
        .header(HEADER)
        .flatMap(PersonalLink::parse)
        .flatMap(link -> registrations.open(link, request.arrival().at()));
  }

  /** The tag of what is shown, for a change to name. */
  public static String tag(OwnRegistration own) {
    return "\"" + own.tag() + "\"";
  }

  /** What is told to who has none, the same whatever is wrong with it. */
  public static HttpResponse refusal() {
    return new Problem(
            401,
            "link",
            "Deze link werkt niet",
            "Deze link werkt niet of niet meer. Misschien is hij niet helemaal overgenomen, of is"
                + " er een nieuwere. Open de link uit de laatste mail, of vraag met je"
                + " e-mailadres een nieuwe aan.")
        .response()
        .with("www-authenticate", "Personal-Link");
  }
}
