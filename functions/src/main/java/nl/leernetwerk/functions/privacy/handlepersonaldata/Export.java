package nl.leernetwerk.functions.privacy.handlepersonaldata;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import nl.leernetwerk.kernel.Contact;
import nl.leernetwerk.kernel.EmailAddress;
import nl.leernetwerk.kernel.PairRole;
import nl.leernetwerk.mailing.AddressIds;
import nl.leernetwerk.mailing.Addresses;
import nl.leernetwerk.mailing.MailId;
import nl.leernetwerk.privacy.PersonalData;
import nl.leernetwerk.registration.Addressee;
import nl.leernetwerk.registration.Participant;
import nl.leernetwerk.registration.Registration;
import nl.leernetwerk.registration.Registrations;
import nl.leernetwerk.rounds.Rounds;
import nl.leernetwerk.rounds.RunningRound;

/** Everything that is stored about one person; of the other in their pair nothing. */
record Export(Rounds rounds, Registrations registrations, PersonalData data, Addresses addresses) {

  ObjectNode of(EmailAddress email, Optional<AddressIds> ids) {
    var json = JsonNodeFactory.instance.objectNode().put("email", email.value());
    var entries = json.putArray("registrations");
    var roles = json.putArray("roles");
    for (var running : rounds.all()) {
      roles(running, email, roles);
      for (var registration : registrations.of(running.round().id())) {
        places(registration, email).forEach(place -> entry(registration, place, entries));
      }
    }
    ids.map(known -> addresses.find(known.of(email)))
        .ifPresent(
            state -> {
              state
                  .suppression()
                  .ifPresent(
                      it ->
                          json.putObject("noMailSince")
                              .put("at", it.since().toString())
                              .put("reason", word(it.reason())));
              state.undelivered().forEach(mail -> json.withArray("undelivered").add(mail.text()));
            });
    return json;
  }

  static void roles(RunningRound running, EmailAddress email, ArrayNode roles) {
    var round = running.round();
    if (isAmong(round.organisers(), email)) {
      roles.addObject().put("round", round.id()).put("as", "organiser");
    }
    round.networks().stream()
        .filter(network -> isAmong(network.facilitators(), email))
        .forEach(
            network ->
                roles
                    .addObject()
                    .put("round", round.id())
                    .put("as", "facilitator")
                    .put("network", network.id()));
  }

  private static boolean isAmong(List<Contact> people, EmailAddress email) {
    return people.stream().anyMatch(person -> person.email().equals(email));
  }

  private static List<PairRole> places(Registration registration, EmailAddress email) {
    return Stream.of(PairRole.values())
        .filter(role -> registration.submission().pair().person(role).email().equals(email))
        .toList();
  }

  private void entry(Registration registration, PairRole place, ArrayNode entries) {
    var submission = registration.submission();
    var person = submission.pair().person(place);
    var json =
        entries
            .addObject()
            .put("reference", registration.reference().text())
            .put("receivedAt", registration.arrival().at().toString())
            .put("submittedBy", word(submission.submittedBy()))
            .put("network", submission.network().name())
            .put("initiative", submission.initiative());
    var self =
        json.putObject(word(place))
            .put("name", person.name())
            .put("email", person.email().value())
            .put("role", person.role());
    person.phone().ifPresent(phone -> self.put("phone", phone));
    var schools = json.putArray("schools");
    submission
        .schools()
        .forEach(
            school -> {
              switch (school) {
                case Participant.Listed(var code) -> schools.addObject().put("code", code.value());
                case Participant.Unlisted(var name, var town) ->
                    schools.addObject().put("name", name).put("place", town);
              }
            });
    submission.learningQuestions().forEach(json.putArray("learningQuestions")::add);
    json.put("expectations", submission.expectations());
    submission.contribution().ifPresent(it -> json.put("contribution", it));
    submission.seeks().stream().sorted().forEach(it -> json.withArray("seeks").add(word(it)));
    json.put("state", state(registration));
    var mails = json.putArray("mails");
    data.mails(registration.reference()).stream()
        .filter(sent -> isFor(sent.mail(), place))
        .forEach(
            sent -> {
              var mail = mails.addObject().put("mail", sent.mail().purpose());
              sent.at().ifPresent(at -> mail.put("sentAt", at.toString()));
            });
  }

  private static boolean isFor(MailId mail, PairRole place) {
    // The purpose begins with whom it is for; so it goes for every kind of mail to a pair.
    return Stream.of(Addressee.values())
        .filter(to -> to.roles().contains(place))
        .anyMatch(to -> mail.purpose().startsWith(word(to) + "."));
  }

  private static String state(Registration registration) {
    var state = word(registration.state().getClass().getSimpleName());
    return registration.state().network().map(in -> state + " in " + in).orElse(state);
  }

  private static String word(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  private static String word(Enum<?> constant) {
    return word(constant.name());
  }
}
