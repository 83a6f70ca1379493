package nl.leernetwerk.beacon;

/** Tells a genuine pulse from a forged one. */
public interface Signatures {

  /** Whether this chain made the pulse's signature. */
  boolean genuine(Chain chain, Pulse pulse);
}
