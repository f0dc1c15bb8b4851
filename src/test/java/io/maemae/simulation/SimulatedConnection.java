package io.maemae.simulation;

import io.maemae.broker.AccessTokens;
import io.maemae.broker.BrokerConnection;
import io.maemae.market.Instrument;
import io.maemae.market.Symbol;
import io.maemae.order.AccountSource;
import io.maemae.order.CancelRequest;
import io.maemae.order.ModifyRequest;
import io.maemae.order.OrderAbilities;
import io.maemae.order.OrderGateway;
import io.maemae.order.OrderRequest;
import io.maemae.order.ProfitSource;
import io.maemae.order.QuoteSource;
import io.maemae.order.Reading;
import io.maemae.order.RequestRate;
import io.maemae.order.SubmitResult;
import io.maemae.strategy.ConditionSearch;
import io.maemae.strategy.HistorySource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** A real adapter, of which it is known what it was asked to send. */
final class SimulatedConnection implements BrokerConnection {
  private final BrokerConnection adapter;
  private final OrdersAsked asked;

  SimulatedConnection(BrokerConnection adapter, OrdersAsked asked) {
    this.adapter = adapter;
    this.asked = asked;
  }

  @Override
  public OrderGateway gateway() {
    OrderGateway gateway = adapter.gateway();
    return new OrderGateway() {
      @Override
      public void submit(OrderRequest request, Consumer<SubmitResult> answer) {
        asked.asked(request);
        gateway.submit(request, then(request, answer));
      }

      @Override
      public void cancel(CancelRequest request, Consumer<SubmitResult> answer) {
        asked.asked(request);
        gateway.cancel(request, then(request, answer));
      }

      @Override
      public void modify(ModifyRequest request, Consumer<SubmitResult> answer) {
        asked.asked(request);
        gateway.modify(request, then(request, answer));
      }
    };
  }

  private Consumer<SubmitResult> then(Object request, Consumer<SubmitResult> answer) {
    return result -> {
      asked.answered(request);
      answer.accept(result);
    };
  }

  @Override
  public AccountSource source() {
    return adapter.source();
  }

  /** The simulated broker keeps no account of what was won. */
  @Override
  public Optional<ProfitSource> profits() {
    return Optional.empty();
  }

  @Override
  public QuoteSource quotes() {
    return adapter.quotes();
  }

  @Override
  public HistorySource history() {
    return adapter.history();
  }

  @Override
  public OrderAbilities abilities() {
    return adapter.abilities();
  }

  @Override
  public void instruments(Consumer<Reading<List<Instrument>>> answer) {
    adapter.instruments(answer);
  }

  @Override
  public Optional<ConditionSearch> conditions() {
    return adapter.conditions();
  }

  @Override
  public Optional<HolidaySource> holidays() {
    return adapter.holidays();
  }

  @Override
  public String quota() {
    return adapter.quota();
  }

  @Override
  public RequestRate rate() {
    return adapter.rate();
  }

  @Override
  public void start() {
    adapter.start();
  }

  @Override
  public void want(List<Symbol> symbols) {
    adapter.want(symbols);
  }

  @Override
  public void look(Symbol symbol) {
    adapter.look(symbol);
  }

  @Override
  public void state(Consumer<State> answer) {
    adapter.state(answer);
  }

  @Override
  public void renewToken() {
    adapter.renewToken();
  }

  @Override
  public void revokeToken(Consumer<Optional<AccessTokens.Revoked>> answer) {
    adapter.revokeToken(answer);
  }

  @Override
  public void close() {
    adapter.close();
  }
}
