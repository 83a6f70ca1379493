package nl.leernetwerk.schools;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlaceNameTest {

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "ALMERE,Almere",
        "2E EXLOERMOND,2e Exloermond",
        "2E EXLOËRMOND,2e Exloërmond",
        "'S-GRAVENHAGE,'s-Gravenhage",
        "'S GRAVENMOER,'s Gravenmoer",
        "'S-HEER ARENDSKERKE,'s-Heer Arendskerke",
        "'T HARDE,'t Harde",
        "'T LOO OLDEBROEK,'t Loo Oldebroek",
        "STAD AAN 'T HARINGVLIET,Stad aan 't Haringvliet",
        "IJMUIDEN,IJmuiden",
        "CAPELLE AAN DEN IJSSEL,Capelle aan den IJssel",
        "NIEUWERKERK AD IJSSEL,Nieuwerkerk ad IJssel",
        "BERGEN OP ZOOM,Bergen op Zoom",
        "BERGEN (NH),Bergen (NH)",
        "HENGELO (GLD),Hengelo (Gld)",
        "ALPHEN AAN DEN RIJN,Alphen aan den Rijn",
        "ALTEVEER GEM NOORDENVELD,Alteveer gem Noordenveld",
        "BEEK GEM BERG EN DAL,Beek gem Berg en Dal",
        "ALTEVEER GEM DE WOLDEN,Alteveer gem De Wolden",
        "DEN HAAG,Den Haag",
        "DE BILT,De Bilt",
        "TER APEL,Ter Apel",
        "HUIS TER HEIDE UT,Huis ter Heide Ut",
        "HENDRIK-IDO-AMBACHT,Hendrik-Ido-Ambacht",
        "WEHE-DEN HOORN,Wehe-den Hoorn",
        "HEI- EN BOEICOP,Hei- en Boeicop",
        "ST.-ANNAPAROCHIE,St.-Annaparochie",
        "WÂLTERSWÂLD,Wâlterswâld",
        "BLESKENSGRAAF CA,Bleskensgraaf ca",
      })
  void a_place_in_capitals_is_written_as_in_a_sentence(String capitals, String written) {
    assertEquals(written, PlaceName.written(capitals));
  }

  @ParameterizedTest
  @ValueSource(strings = {"de Lutte", "Rijswijk (GLD)", "Nieuwer Ter Aa", "Ee", ""})
  void a_place_that_is_not_in_capitals_stays_as_it_is(String place) {
    assertEquals(place, PlaceName.written(place));
  }
}
