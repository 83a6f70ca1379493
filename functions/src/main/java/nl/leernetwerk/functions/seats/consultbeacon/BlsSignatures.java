package nl.leernetwerk.functions.seats.consultbeacon;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import nl.leernetwerk.beacon.Chain;
import nl.leernetwerk.beacon.Pulse;
import nl.leernetwerk.beacon.Signatures;
import nl.leernetwerk.kernel.Sha256;
import supranational.blst.BLST_ERROR;
import supranational.blst.P1_Affine;
import supranational.blst.P2_Affine;

/** BLS signatures on G1 of the curve BLS12-381, verified by blst. */
public final class BlsSignatures implements Signatures {

  /** The domain separation tag of this way of signing (RFC 9380). */
  public static final String DOMAIN = "BLS_SIG_BLS12381G1_XMD:SHA-256_SSWU_RO_NUL_";

  @Override
  public boolean genuine(Chain chain, Pulse pulse) {
    var hex = HexFormat.of();
    try {
      var key = new P2_Affine(hex.parseHex(chain.publicKey()));
      var signature = new P1_Affine(hex.parseHex(pulse.signature()));
      return key.in_group()
          && !key.is_inf()
          && signature.in_group()
          && signature.core_verify(key, true, message(pulse.round()), DOMAIN)
              == BLST_ERROR.BLST_SUCCESS;
    } catch (RuntimeException _) {
      // The bytes are not a point of the curve.
      return false;
    }
  }

  /**
   * The message that is signed for a round: the SHA-256 of its number, in eight bytes, most
   * significant byte first.
   */
  public static byte[] message(long round) {
    return Sha256.of(ByteBuffer.allocate(Long.BYTES).putLong(round).array());
  }
}
