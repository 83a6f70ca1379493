package nl.leernetwerk.functions.mailing.sendmail;

import java.util.List;
import java.util.function.Supplier;

/** A value that is made when it is first needed, and then kept. */
final class Memoized<T> implements Supplier<T> {
  private final Supplier<T> source;
  private volatile List<T> kept = List.of();

  Memoized(Supplier<T> source) {
    this.source = source;
  }

  @Override
  public T get() {
    if (kept.isEmpty()) {
      kept = List.of(source.get());
    }
    return kept.getFirst();
  }
}
