package nl.leernetwerk.mailing;

import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The organisation that runs the stage: who stands behind the pages and the mails, as the law wants
 * people to be told. These are settings of the stage.
 *
 * @param address where the organisation is found, on one line
 * @param privacyOfficer who answers questions about personal data, with an address
 * @param legalBasis why the organisation may use personal data, in a Dutch sentence
 */
public record Sender(
    String name,
    Optional<String> address,
    Optional<String> privacyOfficer,
    Optional<String> legalBasis) {

  /**
   * The sender that the stage sets.
   *
   * @param setting gives a variable of the template; an empty one says nothing
   */
  public static Sender of(UnaryOperator<String> setting) {
    return new Sender(
        said(setting.apply("SENDER_NAME")).orElse("De organisatie van de leernetwerken"),
        said(setting.apply("SENDER_ADDRESS")),
        said(setting.apply("PRIVACY_OFFICER")),
        said(setting.apply("LEGAL_BASIS")));
  }

  private static Optional<String> said(String setting) {
    return Optional.of(setting.strip()).filter(it -> !it.isEmpty());
  }
}
