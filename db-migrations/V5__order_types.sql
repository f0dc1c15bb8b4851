-- Two more kinds of orders: 최유리지정가 (BEST) and 조건부지정가 (CONDITIONAL).
-- "if exists" and "if not exists" are there because H2 commits each of these statements by itself: a
-- first start that was killed half way goes on from where it was.

alter table orders drop constraint if exists orders_type;
alter table orders add constraint if not exists orders_type
  check (type in ('LIMIT', 'MARKET', 'BEST', 'CONDITIONAL'));

comment on column orders.type is 'LIMIT, MARKET, BEST: a limit order at the best opposite price of its moment, or CONDITIONAL: a limit order that becomes a market order at the closing auction.';
comment on column orders.first_limit_price is 'The limit it was placed with; none for a market order and for one at the best price.';
comment on column orders.limit_price is 'The limit now; of an order at the best price the one that it got, once the broker has told it.';
comment on view orders_view is 'The orders. price: the limit now, none for a market order and for one at the best price whose limit is not known yet; filled: shares booked.';

comment on column paper_order.limit_price is 'The limit; of an order at the best price the one that it got at the exchange.';
comment on column paper_order.worst_price is 'At which a buy reserves: its limit if it keeps one, or the upper limit of the day.';
