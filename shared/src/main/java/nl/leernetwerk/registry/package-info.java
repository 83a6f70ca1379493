/**
 * What every feature declared, in one list for each seam. The hubs know these lists and no feature.
 */
package nl.leernetwerk.registry;
