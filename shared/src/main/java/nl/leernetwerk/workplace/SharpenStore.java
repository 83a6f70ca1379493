package nl.leernetwerk.workplace;

import java.util.List;
import java.util.Map;
import nl.leernetwerk.kernel.Reference;
import nl.leernetwerk.registration.Sharpened;
import nl.leernetwerk.rounds.Round;

/** Every version of the sharpened texts of a round. */
public interface SharpenStore {
  /** Every version of one initiative's text that can be read, in order. */
  List<Sharpened> of(Reference registration);

  /** The same for every initiative of a round that has one. */
  Map<Reference, List<Sharpened>> ofRound(String round);

  /**
   * Writes a step: the registration's text, its version and the mails. All are written, or none.
   */
  Written write(Round round, SharpenStep step);

  /** Deletes every version of an initiative's text. */
  void forget(Reference registration);

  /** The result of writing a step. */
  enum Written {
    DONE,
    /** The registration or its sharpened text has changed since it was read. */
    OVERTAKEN,
    /** The store was too busy. Nothing was written, and the request may be repeated. */
    BUSY
  }
}
