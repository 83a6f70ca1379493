package nl.leernetwerk.allocation;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import nl.leernetwerk.enrolment.Reference;
import nl.leernetwerk.enrolment.Sha256;

/**
 * The order of a draw: by SHA-256 of the seed's bytes followed by the reference's text, smallest
 * first, bytes compared unsigned. Without the seed nobody can foresee it; with the seed anybody can
 * recompute it.
 */
final class DrawOrder implements Comparator<Entry> {
  private final Seed seed;
  private final Map<Reference, byte[]> lots = new HashMap<>();

  DrawOrder(Seed seed) {
    this.seed = seed;
  }

  @Override
  public int compare(Entry one, Entry other) {
    return Arrays.compareUnsigned(lot(one), lot(other));
  }

  private byte[] lot(Entry entry) {
    return lots.computeIfAbsent(entry.reference(), this::draw);
  }

  private byte[] draw(Reference reference) {
    return Sha256.of(seed.bytes(), reference.text().getBytes(StandardCharsets.UTF_8));
  }
}
