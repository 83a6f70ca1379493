package nl.leernetwerk.kernel;

/** The sector a network serves: primary (PO) or secondary (VO) education. */
public enum Sector {
  PO,
  VO
}
