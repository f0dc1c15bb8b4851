package io.maemae.desk;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.maemae.market.Symbol;
import io.maemae.order.SettingStore;
import io.maemae.portfolio.Lot;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What people were told not to be guarded is known after a restart. */
final class UnguardedTest {
  private static final Symbol SAMSUNG = new Symbol("005930");
  private static final Lot.Key HERE = new Lot.Key("kis", SAMSUNG, Optional.of("cross"));
  private static final Lot.Key THERE = new Lot.Key("kiwoom", SAMSUNG, Optional.of("cross"));

  private final Map<String, String> kept = new HashMap<>();
  private final SettingStore settings =
      new SettingStore() {
        @Override
        public Optional<String> setting(String key) {
          return Optional.ofNullable(kept.get(key));
        }

        @Override
        public void setting(String key, Optional<String> value) {
          value.ifPresentOrElse(text -> kept.put(key, text), () -> kept.remove(key));
        }

        @Override
        public List<String> keys(String beginning) {
          return kept.keySet().stream().filter(key -> key.startsWith(beginning)).sorted().toList();
        }
      };

  private Unguarded reloaded() {
    Unguarded unguarded = new Unguarded(settings);
    unguarded.reload();
    return unguarded;
  }

  @Test
  void givenLotsOfTwoAccounts_whenReloaded_thenEachIsKnownByItsAccount() {
    Unguarded before = reloaded();
    before.add(HERE, GuardWatch.Reason.NOT_RUN);
    before.add(THERE, GuardWatch.Reason.NO_PRICE);
    before.keep();

    Unguarded after = reloaded();

    assertTrue(after.has(HERE, GuardWatch.Reason.NOT_RUN));
    assertFalse(after.has(HERE, GuardWatch.Reason.NO_PRICE));
    assertTrue(after.has(THERE, GuardWatch.Reason.NO_PRICE));
  }

  @Test
  void givenALineThatNamesNoAccount_whenReloaded_thenItIsPassedOver() {
    kept.put("unguarded", "cross\t005930\tBLOCKED\ncross\t005930\tNO_PRICE\tkis");

    Unguarded after = reloaded();

    assertTrue(after.has(HERE, GuardWatch.Reason.NO_PRICE));
    assertFalse(after.has(HERE, GuardWatch.Reason.BLOCKED));
  }
}
