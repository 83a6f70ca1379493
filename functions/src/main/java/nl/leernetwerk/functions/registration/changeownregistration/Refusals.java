package nl.leernetwerk.functions.registration.changeownregistration;

import java.util.List;
import nl.leernetwerk.kernel.http.HttpResponse;
import nl.leernetwerk.kernel.http.Problem;
import nl.leernetwerk.ownpage.OwnRegistration;
import nl.leernetwerk.ownpage.http.LinkAccess;
import nl.leernetwerk.registration.Participant;
import nl.leernetwerk.registration.SubmissionErrors;

/** What somebody with a right link can be refused, in words that say what to do. */
final class Refusals {
  static final Problem BUSY =
      new Problem(
          503,
          "busy",
          "Het is even te druk",
          "Het is even te druk. Er is niets veranderd. Probeer het over een minuut nog eens.");

  static final Problem NOT_NAMED =
      new Problem(
          428,
          "if-match",
          "Het is niet duidelijk wat je verandert",
          "Stuur een header If-Match mee met de ETag van wat je zag. Zo overschrijf je niets dat"
              + " intussen is gewijzigd.");

  private Refusals() {}

  /** With the tag of how it stands now. */
  static HttpResponse overtaken(OwnRegistration own) {
    return new Problem(
            412,
            "overtaken",
            "De aanmelding is intussen gewijzigd",
            "Iemand heeft de aanmelding intussen gewijzigd. Er is niets overschreven. Bekijk hoe"
                + " die nu is, en probeer het dan opnieuw.")
        .response()
        .with("etag", LinkAccess.tag(own));
  }

  /**
   * A withdrawal that cannot be undone. Which school it is may be said: it is one of theirs.
   *
   * @param called what those schools are called
   */
  static HttpResponse elsewhere(OwnRegistration own, List<Participant> taken, List<String> called) {
    return new Problem(
            409,
            "school-taken",
            "Een school is intussen ergens anders aangemeld",
            ("Het intrekken kan niet meer ongedaan worden gemaakt: %s %s intussen met een ander"
                 + " initiatief aangemeld. Vraag het na bij je collega's, of mail naar %s. Willen"
                 + " jullie met andere scholen meedoen? Meld je dan opnieuw aan.")
                .formatted(
                    String.join(" en ", called),
                    called.size() == 1 ? "is" : "zijn",
                    own.round().contact().value()))
        .with(SubmissionErrors.taken(own.registration().submission().schools(), taken))
        .with(own.round().contact())
        .response();
  }

  static HttpResponse notNow(OwnRegistration own, String detail) {
    return new Problem(409, "not-now", "Dat kan nu niet", detail)
        .with(own.round().contact())
        .response();
  }
}
