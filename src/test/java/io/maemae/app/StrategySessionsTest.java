package io.maemae.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.maemae.config.Configuration;
import io.maemae.config.ConfigurationException;
import io.maemae.market.BarHours;
import io.maemae.market.TradingCalendar;
import io.maemae.market.Venue;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** In which sessions a strategy trades, as it is configured. */
final class StrategySessionsTest {
  private static final TradingCalendar CALENDAR = TradingCalendar.krx(Set.of(), Set.of());
  private static final Path FILE = Path.of("m.yaml");

  @TempDir Path directory;

  private Configuration read(String environment, String venue, String more) throws Exception {
    String yaml =
        """
        accounts:
          - name: mine
            broker: kis
            environment: %s
            app-key: a
            app-secret: b
            account-number: "50012345-01"
            hts-id: me
            venue: %s
        strategies:
          - builtin: ma-cross
            symbols: ["005930"]
            timeframe: 5m
            budget: 1000000
            mode: trade
        """
            .formatted(environment, venue);
    return Connections.configurations(Map.of(), directory)
        .read(FILE.toString(), (yaml + more).getBytes(UTF_8));
  }

  private static List<BarHours> hours(Configuration configuration) throws Exception {
    Availability.requireForRun(FILE, configuration);
    return Plans.strategies(configuration, CALENDAR, List.of()).stream()
        .map(strategy -> strategy.hours())
        .toList();
  }

  @ParameterizedTest
  @CsvSource({"live,nxt,''", "live,krx,'    sessions: regular'", "paper,krx,''"})
  void withoutAWordOfItTheRegularOne(String environment, String venue, String more)
      throws Exception {
    assertEquals(List.of(CALENDAR.regularHours()), hours(read(environment, venue, more)));
  }

  @ParameterizedTest
  @CsvSource({"krx", "nxt", "sor"})
  void extendedAreThoseOfTheAccountsVenue(String venue) throws Exception {
    assertEquals(
        List.of(CALENDAR.extendedHours(Venue.valueOf(venue.toUpperCase(Locale.ROOT)))),
        hours(read("live", venue, "    sessions: extended")));
  }

  @Test
  void thePaperServerHasNone() throws Exception {
    Configuration paper = read("paper", "krx", "    sessions: extended");

    ConfigurationException wrong =
        assertThrows(ConfigurationException.class, () -> Availability.requireForRun(FILE, paper));

    assertEquals(
        "m.yaml:11: strategies[0].sessions: 'mine' has the regular session only, must be regular",
        wrong.getMessage().strip());
  }
}
