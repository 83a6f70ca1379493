package nl.leernetwerk.local.draw;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import nl.leernetwerk.beacon.BeaconSource;
import nl.leernetwerk.beacon.Chain;
import nl.leernetwerk.beacon.Pulse;
import nl.leernetwerk.functions.seats.consultbeacon.BlsSignatures;
import nl.leernetwerk.kernel.Sha256;
import nl.leernetwerk.kernel.Web;
import supranational.blst.P1;
import supranational.blst.P2;
import supranational.blst.SecretKey;

/**
 * Stands in for quicknet on this machine: a chain with the same moments, which signs any round with
 * a key that is public. For another chain it asks the relay behind it.
 */
public final class StandInBeacon implements Web {
  /**
   * The address in a record. Nothing answers there, because this machine has a clock of its own.
   */
  private static final URI ADDRESS = URI.create("http://localhost/local/beacon");

  private static final String SEED = "the stand-in of quicknet on one machine";

  private final SecretKey key = new SecretKey();
  private final BeaconSource source;
  private final Web others;

  /**
   * A stand-in.
   *
   * @param others fetches the rounds of every other chain
   */
  public StandInBeacon(Web others) {
    this.others = others;
    key.keygen(Sha256.of(SEED.getBytes(StandardCharsets.UTF_8)));
    source =
        new BeaconSource(
            ADDRESS,
            new Chain(
                HexFormat.of().formatHex(new P2(key).compress()),
                Chain.QUICKNET.genesis(),
                Chain.QUICKNET.period(),
                Sha256.hex(SEED.getBytes(StandardCharsets.UTF_8)),
                "stand-in"));
  }

  /** The source of a beacon: the chain, and an address for it. */
  public BeaconSource source() {
    return source;
  }

  @Override
  public Optional<byte[]> get(URI address, int atMost) {
    var asked = address.toString();
    return asked.startsWith(rounds())
        ? Optional.of(answer(Long.parseLong(asked.substring(rounds().length()))))
        : others.get(address, atMost);
  }

  /** The path where drand's relays give the rounds of a chain. */
  private String rounds() {
    return "%s/%s/public/".formatted(ADDRESS, source.chain().hash());
  }

  private byte[] answer(long round) {
    return "{\"round\":%d,\"signature\":\"%s\"}"
        .formatted(round, sign(round).signature())
        .getBytes(StandardCharsets.UTF_8);
  }

  /** The pulse that the chain publishes in that round. */
  public Pulse sign(long round) {
    var point = new P1().hash_to(BlsSignatures.message(round), BlsSignatures.DOMAIN);
    return new Pulse(round, HexFormat.of().formatHex(point.sign_with(key).compress()));
  }
}
