package nl.leernetwerk.journal;

import java.util.List;
import nl.leernetwerk.kernel.Reference;

/**
 * The lines that one feature writes. Nothing is stored twice: what a feature keeps anyway, such as
 * the moment at which a round was closed, becomes a line here.
 */
public interface JournalSource {
  /** Every line about a round, in no order. */
  List<JournalLine> lines(String round, Words words);

  /** Every line about one registration, as its own story, in no order. */
  List<JournalLine> about(Reference registration, Words words);

  /** Erases why a line was written; false when this source has no such line. */
  boolean forgetReason(String round, String line);
}
