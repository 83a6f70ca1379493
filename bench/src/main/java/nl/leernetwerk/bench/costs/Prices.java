package nl.leernetwerk.bench.costs;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The public prices, in US dollars.
 *
 * @param prices by what is charged for
 * @param monthly what is charged for each resource of a type as long as it exists
 * @param free types of resources that cost nothing while nobody uses them
 */
record Prices(Map<String, Price> prices, Map<String, String> monthly, Set<String> free) {

  /**
   * A price.
   *
   * @param usd for so many units
   * @param region where it holds; not always the stack's, when that figure was not found
   * @param valid the day of the price list, or on which it was read
   * @param freeUnits how many units of a month are free for every account, for ever
   */
  record Price(
      double usd,
      double per,
      String unit,
      String region,
      String valid,
      List<String> source,
      double freeUnits) {

    double of(double units) {
      return units * usd / per;
    }
  }

  Price price(String of) {
    var price = prices.get(of);
    if (price == null) {
      throw new IllegalArgumentException("no price is known of " + of);
    }
    return price;
  }
}
