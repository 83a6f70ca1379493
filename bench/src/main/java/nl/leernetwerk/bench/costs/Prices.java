package nl.leernetwerk.bench.costs;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The public prices, in US dollars.
 *
 * @param prices the price of each thing that is charged for
 * @param monthly what is charged for each resource of a type as long as the resource exists
 * @param free types of resources that cost nothing while nobody uses them
 */
record Prices(Map<String, Price> prices, Map<String, String> monthly, Set<String> free) {

  /**
   * A price.
   *
   * @param usd the price of this many units
   * @param region the region where the price holds; not always the stack's region, when no price
   *     for that was found
   * @param valid the day of the price list, or the day on which the price was read
   * @param freeUnits how many units a month are free for every account, without an end date
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
