package nl.leernetwerk.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each range by its first and last address, and by the addresses on either side of it. */
class InternalAddressTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.0.0.0", "0.255.255.255",
        "10.0.0.0", "10.255.255.255",
        "100.64.0.0", "100.127.255.255",
        "127.0.0.1", "169.254.169.254",
        "172.16.0.0", "172.31.255.255",
        "192.0.0.0", "192.0.0.255",
        "192.168.0.0", "192.168.255.255",
        "198.18.0.0", "198.19.255.255",
        "224.0.0.0", "239.255.255.255",
        "240.0.0.0", "255.255.255.255"
      })
  void what_leads_to_a_network_of_ours_is_internal(String address) throws UnknownHostException {
    assertInternal(true, address);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.0.0.0",
        "9.255.255.255",
        "11.0.0.0",
        "100.63.255.255",
        "100.128.0.0",
        "101.64.0.0",
        "126.255.255.255",
        "128.0.0.1",
        "169.253.255.255",
        "169.255.0.0",
        "172.15.255.255",
        "172.32.0.0",
        "191.255.255.255",
        "192.0.1.0",
        "192.1.0.0",
        "193.0.0.0",
        "192.167.255.255",
        "192.169.0.0",
        "198.17.255.255",
        "198.20.0.0",
        "199.18.0.0",
        "223.255.255.255"
      })
  void the_addresses_beside_those_are_on_the_internet(String address) throws UnknownHostException {
    assertInternal(false, address);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "::",
        "::1",
        "fe80::1",
        "fec0::1",
        "ff02::1",
        "fc00::",
        "fdff:ffff::1",
        "64:ff9b::a9fe:a9fe",
        "2002:a9fe:a9fe::1",
        "::a9fe:a9fe"
      })
  void so_is_one_of_version_6_that_leads_there_or_stands_for_one_of_version_4(String address)
      throws UnknownHostException {
    assertInternal(true, address);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2001:4860:4860::8888", "2a00:1450:400e::1", "2102::1", "2003::1",
        "164:ff9b::1", "65:ff9b::1", "64:fe9b::1", "64:ff9c::1",
        "100::1", "1::1", "0:100::1", "0:1::1",
        "fbff::1"
      })
  void any_other_of_version_6_is_on_the_internet(String address) throws UnknownHostException {
    assertInternal(false, address);
  }

  /** Java makes an address of numbers without asking anybody. */
  private static void assertInternal(boolean internal, String numbers) throws UnknownHostException {
    assertEquals(internal, InternalAddress.is(InetAddress.getByName(numbers)));
  }
}
