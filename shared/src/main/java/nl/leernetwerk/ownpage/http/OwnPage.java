package nl.leernetwerk.ownpage.http;

import java.util.List;
import nl.leernetwerk.kernel.Unreadable;
import nl.leernetwerk.kernel.http.HttpRequest;
import nl.leernetwerk.kernel.http.HttpResponse;
import nl.leernetwerk.ownpage.OwnRegistration;
import nl.leernetwerk.ownpage.json.OwnRegistrationJson;
import nl.leernetwerk.registration.Registrations;
import nl.leernetwerk.rounds.Network;
import nl.leernetwerk.schools.Schools;
import nl.leernetwerk.workplace.GroupingContent;
import nl.leernetwerk.workplace.GroupingVersion;
import nl.leernetwerk.workplace.Groupings;
import nl.leernetwerk.workplace.SharedTheme;

/** Answers with what a personal link shows. */
public record OwnPage(Schools schools, Registrations registrations, Groupings groupings) {

  /** The registration as its person sees it; its tag is for a change of the registration. */
  public HttpResponse show(OwnRegistration own, HttpRequest request) {
    var named = schools.named(own.registration().submission().codes());
    return HttpResponse.json(
            200, OwnRegistrationJson.write(own, request.arrival(), named, themes(own)))
        .with("etag", LinkAccess.tag(own));
  }

  private List<SharedTheme> themes(OwnRegistration own) {
    return own.seat().map(network -> themes(own.round().id(), network)).orElse(List.of());
  }

  /** Themes that cannot be read hide nothing else; the nightly check reports them. */
  private List<SharedTheme> themes(String round, Network network) {
    try {
      return groupings
          .find(round, network.id())
          .map(GroupingVersion::content)
          .filter(GroupingContent::shownToPairs)
          .map(content -> SharedTheme.of(content, registrations.read(round).values(), network))
          .orElse(List.of());
    } catch (Unreadable _) {
      return List.of();
    }
  }
}
