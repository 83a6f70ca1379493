package nl.leernetwerk.beacon;

/** Tells a genuine pulse from another. */
public interface Signatures {

  /** Whether this chain signed this round so. */
  boolean genuine(Chain chain, Pulse pulse);
}
