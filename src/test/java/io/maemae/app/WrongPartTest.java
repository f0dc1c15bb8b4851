package io.maemae.app;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.maemae.simulation.SentTwiceException;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The simulation bites: a part that is wrong is caught soon, whichever it is. */
final class WrongPartTest {
  private static final long MOST_SEEDS = 1_000;

  /** Parts that break one promise each. */
  enum Wrong {
    STORE_THAT_ACKNOWLEDGES_FIRST(WrongParts.Hasty::new),
    STORE_THAT_FORGETS_WHAT_WAS_COUNTED(WrongParts.Forgetful::new),
    LEDGER_THAT_COUNTS_EVERY_NOTICE(WrongParts.Counting::new),
    SETTLER_THAT_LOOKS_ONCE(WrongGateways.Impatient::new),
    STORE_THAT_FORGETS_WHAT_WAS_SAID(WrongParts.Deaf::new),
    GATEWAY_THAT_SENDS_AGAIN(WrongGateways.Insistent::new),
    GATEWAY_THAT_ASKS_FOR_A_MODIFY_AGAIN(WrongGateways.Doubling::new),
    GATEWAY_THAT_TAKES_A_PART_BACK_TWICE(WrongGateways.Greedy::new),
    GATEWAY_THAT_CALLS_A_TIMEOUT_A_REFUSAL(WrongGateways.Sure::new),
    GATEWAY_THAT_CALLS_A_TIMEOUT_UNSENT(WrongGateways.Hopeful::new),
    LIST_WITHOUT_ITS_LAST_PAGE(WrongParts.Cut::new),
    LIST_THAT_CLAIMS_CANCELS(WrongParts.Claiming::new),
    BALANCE_THAT_LAGS_AND_LOOKS_NEW(WrongParts.Lagging::new),
    CHAT_THAT_LOSES_WHAT_IT_TAKES(WrongParts.Leaking::new),
    GATEWAY_THAT_SELLS_ONE_MORE(WrongGateways.Generous::new, "sold too much"),
    GATEWAY_THAT_SWALLOWS_CANCELS(WrongMemories.Swallowing::new),
    STORE_THAT_FORGETS_WHICH_EXITS_WAIT(WrongMemories.Careless::new),
    STORE_THAT_TAKES_A_REPORT_FOR_TOLD(WrongMemories.Satisfied::new);

    private final Supplier<Tampering> part;
    private final String words;

    Wrong(Supplier<Tampering> part) {
      this(part, "");
    }

    /** One that has to be called by its name, for it breaks other promises too. */
    Wrong(Supplier<Tampering> part, String words) {
      this.part = part;
      this.words = words;
    }
  }

  @ParameterizedTest
  @EnumSource
  void isCaught(Wrong wrong) {
    assertTrue(
        LongStream.rangeClosed(1, MOST_SEEDS).parallel().anyMatch(seed -> isCaught(wrong, seed)),
        wrong + " is not caught");
  }

  private static boolean isCaught(Wrong wrong, long seed) {
    try {
      return DayCheck.of(new SimulatedDay(seed, wrong.part.get()).live()).stream()
          .anyMatch(found -> found.contains(wrong.words));
    } catch (SentTwiceException e) {
      return true;
    }
  }
}
