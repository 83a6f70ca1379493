package nl.leernetwerk.functions.workplace.managecontacts;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Map;
import java.util.Optional;
import nl.leernetwerk.journal.OrganiserAct;
import nl.leernetwerk.kernel.http.HttpFunction;
import nl.leernetwerk.kernel.http.HttpResponse;
import nl.leernetwerk.kernel.http.Problem;
import nl.leernetwerk.kernel.http.RequestBody;
import nl.leernetwerk.kernel.http.Routes;
import nl.leernetwerk.kernel.lambda.Log;
import nl.leernetwerk.kernel.lambda.Surroundings;
import nl.leernetwerk.registration.table.TableRegistrations;
import nl.leernetwerk.rounds.table.TableRounds;
import nl.leernetwerk.rounds.table.TableStaff;
import nl.leernetwerk.workplace.ContactMoment;
import nl.leernetwerk.workplace.Contacts;
import nl.leernetwerk.workplace.http.MemberGuard;
import nl.leernetwerk.workplace.http.MemberGuard.Asked;
import nl.leernetwerk.workplace.json.ContactJson;
import nl.leernetwerk.workplace.table.TableContacts;

/**
 * {@code POST /api/rounds/{round}/initiatives/{reference}/contacts}: notes that there was contact
 * with an initiative. {@code DELETE …/contacts/{contact}/note} erases the words of it. For the
 * facilitators of the initiative's network and for organisers.
 */
public final class ManageContacts implements HttpFunction {
  private static final String CONTACTS = "/api/rounds/{round}/initiatives/{reference}/contacts";

  private static final Problem NO_CONTACT =
      new Problem(
          404,
          "no-contact",
          "Dit contact kennen we niet",
          "Bij dit initiatief is er geen contact met dit nummer. Bekijk het initiatief opnieuw.");

  /** What was typed may be about a person who was erased or replaced meanwhile. */
  private static final Problem CHANGED =
      new Problem(
          409,
          "changed",
          "De aanmelding is intussen gewijzigd",
          "Iemand wijzigde deze aanmelding op hetzelfde moment, en er is niets genoteerd. Bekijk in"
              + " een ander venster wie de contactpersonen nu zijn en noteer het contact dan"
              + " opnieuw. Wat je typte, staat er nog.");

  private final Contacts contacts;
  private final MemberGuard guard;

  /** The constructor that Lambda calls. */
  public ManageContacts() {
    this(Surroundings.ofLambda());
  }

  public ManageContacts(Surroundings surroundings) {
    var table = surroundings.table();
    this.contacts = new TableContacts(table);
    this.guard =
        new MemberGuard(
            new TableRounds(table), new TableRegistrations(table), new TableStaff(table));
  }

  @Override
  public Routes routes() {
    return new Routes(
        Map.of(
            "POST " + CONTACTS,
            (request, log) ->
                guard.about(
                    request,
                    asked ->
                        RequestBody.read(
                            request,
                            json ->
                                ContactJson.read(
                                    json,
                                    asked.registration().reference(),
                                    asked.by(),
                                    request.arrival()),
                            contact -> note(asked, contact, log))),
            "DELETE " + CONTACTS + "/{contact}/note",
            (request, log) ->
                RequestBody.unread(
                    request, () -> guard.about(request, asked -> erase(asked, log)))));
  }

  private HttpResponse note(Asked asked, ContactMoment contact, Log log) {
    return switch (contacts.write(asked.round().retention(), asked.registration(), contact)) {
      case DONE -> {
        log.event("ContactNoted", Map.of("registration", contact.registration().text()));
        yield HttpResponse.json(
            201, JsonNodeFactory.instance.objectNode().put("contact", contact.id()));
      }
      case OVERTAKEN -> CHANGED.response();
    };
  }

  private HttpResponse erase(Asked asked, Log log) {
    var reference = asked.registration().reference();
    var id = asked.request().path().getOrDefault("contact", "");
    var arrival = asked.request().arrival();
    var act =
        new OrganiserAct(
            arrival.request(),
            arrival.at(),
            asked.by(),
            Contacts.WORDS_ERASED.name(),
            reference.text(),
            Optional.empty());
    if (!contacts.eraseWords(asked.round().retention(), reference, id, act)) {
      return NO_CONTACT.response();
    }
    log.event("NoteErased", Map.of("registration", reference.text()));
    return HttpResponse.json(200, JsonNodeFactory.instance.objectNode().put("forgotten", true));
  }
}
