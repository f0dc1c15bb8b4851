package io.maemae.app;

import io.maemae.order.AccountSource;
import io.maemae.order.CancelRequest;
import io.maemae.order.ModifyRequest;
import io.maemae.order.OrderGateway;
import io.maemae.order.OrderRequest;
import io.maemae.order.SettingStore;
import io.maemae.order.SubmitResult;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Parts that forget what was promised or wanted, each one thing. */
final class WrongMemories {
  private WrongMemories() {}

  /** A gateway that takes cancels, and never hears or says anything of them again. */
  static final class Swallowing implements Tampering {
    @Override
    public OrderGateway gateway(OrderGateway real, AccountSource source) {
      return new OrderGateway() {
        @Override
        public void submit(OrderRequest request, Consumer<SubmitResult> answer) {
          real.submit(request, answer);
        }

        @Override
        public void cancel(CancelRequest request, Consumer<SubmitResult> answer) {
          // Gone.
        }

        @Override
        public void modify(ModifyRequest request, Consumer<SubmitResult> answer) {
          real.modify(request, answer);
        }
      };
    }
  }

  /** A store that does not find again which exits wait. */
  static final class Careless extends Mistaken {
    @Override
    Optional<String> found(String key, Optional<String> real) {
      return key.startsWith("waiting-signal.") ? Optional.empty() : real;
    }
  }

  /** A store by which a new process takes a day's report for told. */
  static final class Satisfied extends Mistaken {
    private int asked;

    @Override
    Optional<String> found(String key, Optional<String> real) {
      boolean again = key.equals("routine.DAILY_REPORT") && asked++ > 0;
      return again ? Optional.of(SimulatedDay.DATE.toString()) : real;
    }
  }

  /** A store that finds other settings than were kept. */
  private abstract static class Mistaken implements Tampering {
    abstract Optional<String> found(String key, Optional<String> real);

    @Override
    public Bot.Kept kept(Bot.Kept real) {
      SettingStore settings =
          new SettingStore() {
            @Override
            public Optional<String> setting(String key) {
              return found(key, real.settings().setting(key));
            }

            @Override
            public void setting(String key, Optional<String> value) {
              real.settings().setting(key, value);
            }

            @Override
            public List<String> keys(String beginning) {
              return real.settings().keys(beginning);
            }
          };
      return new Bot.Kept(
          real.transactions(),
          real.orders(),
          settings,
          real.outbox(),
          real.strategies(),
          real.days(),
          real.updates(),
          real.alerts());
    }
  }
}
