package nl.leernetwerk.functions.messages.managemessages;

import nl.leernetwerk.kernel.http.IdempotencyKey;
import nl.leernetwerk.kernel.http.Problem;
import nl.leernetwerk.kernel.http.Problems;
import nl.leernetwerk.mailing.letters.Dutch;
import nl.leernetwerk.messages.Writing;

/** The refusals that only messages give. None repeats what was sent. */
final class Refusals {
  static final Problem KEY =
      IdempotencyKey.MISSING.saying(
          "Stuur een header Idempotency-Key mee van 1 tot en met 128 tekens, nieuw voor elk"
              + " bericht. Zo wordt een bericht nooit dubbel verstuurd.");

  static final Problem KEY_REUSED =
      IdempotencyKey.REUSED.saying(
          "Met deze Idempotency-Key is al een ander bericht verstuurd. Gebruik voor een nieuw"
              + " bericht een nieuwe sleutel.");

  static final Problem NOBODY =
      Problems.invalid(
          "selection",
          "Bij deze keuze hoort op dit moment geen enkel initiatief. Kies een andere.");

  static final Problem NO_MESSAGE =
      new Problem(
          404,
          "no-message",
          "Dit bericht kennen we niet",
          "In deze ronde is er geen bericht met dit nummer. Kies er een uit de lijst.");

  private Refusals() {}

  /** The text or who would get it is not what the sender saw; this is who would get it now. */
  static Problem overtaken(Writing now) {
    return Problems.overtaken("het voorbeeld")
        .saying(
            ("Sinds je het voorbeeld bekeek, is gewijzigd wie dit bericht krijgt of wat erin staat."
                 + " Er is niets verstuurd. Het gaat nu naar %s, %s. Bekijk het voorbeeld opnieuw.")
                .formatted(
                    Dutch.initiatives(now.to().size()),
                    Dutch.count(now.people(), "mens", "mensen")));
  }
}
