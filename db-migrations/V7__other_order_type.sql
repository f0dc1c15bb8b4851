-- Orders placed elsewhere may be of kinds that are never placed from here (장전 시간외, 중간가, 스톱지정가).

alter table orders drop constraint if exists orders_type;
alter table orders add constraint if not exists orders_type
  check (type in ('LIMIT', 'MARKET', 'BEST', 'CONDITIONAL', 'OTHER'));

comment on column orders.type is 'LIMIT, MARKET, BEST: a limit order at the best opposite price of its moment, CONDITIONAL: a limit order that becomes a market order at the closing auction, or OTHER: of an order placed elsewhere, a kind that is not known yet or never placed from here.';
