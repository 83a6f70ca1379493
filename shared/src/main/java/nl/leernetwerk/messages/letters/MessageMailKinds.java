package nl.leernetwerk.messages.letters;

import java.util.List;
import java.util.Optional;
import nl.leernetwerk.mailing.Mail;
import nl.leernetwerk.messages.Message;
import nl.leernetwerk.messages.MessageText;
import nl.leernetwerk.messages.table.TableMessages;
import nl.leernetwerk.registration.Addressee;
import nl.leernetwerk.registration.RegistrationMails;
import nl.leernetwerk.registration.RegistrationState;
import nl.leernetwerk.registration.letters.LetterSources;
import nl.leernetwerk.registration.letters.MailKind;
import nl.leernetwerk.registration.letters.MailKind.Preview;
import nl.leernetwerk.rounds.table.TableStaff;

/** The kinds of mail by which messages arrive. */
public final class MessageMailKinds {
  private static final MailKind MESSAGE =
      new MailKind(
              Message.KIND,
              "bericht van de organisatie",
              sources -> {
                var letter = new MessageLetter(sources.pages());
                return mail ->
                    // Nothing is sent of a text that was erased, or to who withdrew meanwhile.
                    message(sources, mail)
                        .filter(_ -> !isWithdrawn(sources, mail))
                        .flatMap(
                            message ->
                                message
                                    .text()
                                    .flatMap(
                                        text ->
                                            sources.toPair(
                                                mail,
                                                (round, it) ->
                                                    letter.write(
                                                        round,
                                                        it,
                                                        Addressee.of(mail.to()),
                                                        text,
                                                        Optional.ofNullable(
                                                            new TableStaff(sources.table())
                                                                .names(round)
                                                                .get(message.by()))))));
              },
              it ->
                  List.of(
                      new Preview(
                          "Een bericht van de organisatie",
                          "beiden",
                          new MessageLetter(it.pages())
                              .write(
                                  it.round(),
                                  it.seated(),
                                  Addressee.PRACTITIONER,
                                  new MessageText(
                                      "Een onderwerp dat jullie kiezen",
                                      "Hier staat wat jullie schrijven.\n\n"
                                          + "Na een lege regel begint een nieuwe alinea."),
                                  Optional.of(it.organiser().name())))))
          .withoutParagraph();

  /** Every kind. */
  public static final List<MailKind> ALL = List.of(MESSAGE);

  private MessageMailKinds() {}

  private static Optional<Message> message(LetterSources sources, Mail mail) {
    return new TableMessages(sources.table()).find(mail.round().orElseThrow(), mail.version());
  }

  private static boolean isWithdrawn(LetterSources sources, Mail mail) {
    return sources.registration(RegistrationMails.registration(mail)).state()
        instanceof RegistrationState.Withdrawn;
  }
}
