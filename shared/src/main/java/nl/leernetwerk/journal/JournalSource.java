package nl.leernetwerk.journal;

import java.util.List;
import nl.leernetwerk.kernel.Reference;

/**
 * The journal lines of one feature. Nothing is stored twice: a source makes lines from what its
 * feature stores anyway, such as the moment at which a round was closed.
 */
public interface JournalSource {
  /** Every line about a round, in no order. */
  List<JournalLine> lines(String round, Words words);

  /** Every line about one registration, told as that registration's own story, in no order. */
  List<JournalLine> about(Reference registration, Words words);

  /** Erases the reason of a line; false when this source has no such line. */
  boolean forgetReason(String round, String line);
}
