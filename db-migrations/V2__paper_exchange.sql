-- The embedded exchange's own truth. It alone writes here, in transactions of its own, and nobody
-- else reads it.
--
-- Money and prices are in won, times are kept at +09:00 (Asia/Seoul), dates are trading dates.
-- "if not exists" is there because H2 commits each of these statements by itself: a first start that
-- was killed half way goes on from where it was.

create table if not exists paper_account (
  name varchar primary key,
  cash decimal(19, 4) not null
);

comment on table paper_account is 'The accounts of the embedded exchange.';
comment on column paper_account.cash is 'When all trades have settled (D+2).';

create table if not exists paper_order (
  trading_date date not null,
  number bigint not null,
  account varchar not null,
  parent bigint,
  kind varchar not null,
  symbol varchar not null,
  side varchar not null,
  order_type varchar not null,
  limit_price decimal(19, 4),
  worst_price decimal(19, 4) not null,
  time_in_force varchar not null,
  venue varchar not null,
  requested bigint not null,
  ordered_at timestamp(9) with time zone not null,
  state varchar not null,
  quantity bigint not null,
  filled bigint not null,
  filled_amount decimal(19, 4) not null,
  canceled bigint not null,
  rejection varchar,
  primary key (trading_date, number)
);

create index if not exists paper_order_by_state on paper_order (state);

comment on table paper_order is 'One row for each number of the embedded exchange: orders, and modifies and cancels of them.';
comment on column paper_order.number is 'Begins anew each trading day, over all accounts.';
comment on column paper_order.parent is 'The number that a modify or cancel is of.';
comment on column paper_order.worst_price is 'At which a buy reserves: its limit, or the upper limit of the day.';
comment on column paper_order.requested is 'Shares ordered, or to be moved or taken back.';
comment on column paper_order.quantity is 'Shares ordered, or really moved or taken back.';
comment on column paper_order.canceled is 'Shares taken back or moved to another number.';

create table if not exists paper_fill (
  trading_date date not null,
  number bigint not null,
  account varchar not null,
  symbol varchar not null,
  side varchar not null,
  quantity bigint not null,
  cumulative bigint not null,
  price decimal(19, 4) not null,
  fee decimal(19, 4) not null,
  tax decimal(19, 4) not null,
  cash_effect decimal(19, 4) not null,
  settles_on date not null,
  executed_at timestamp(9) with time zone not null,
  primary key (trading_date, number, cumulative)
);

create index if not exists paper_fill_by_settlement on paper_fill (account, settles_on);

comment on table paper_fill is 'The fills of the embedded exchange.';
comment on column paper_fill.cumulative is 'Shares filled under that number so far, which tells its fills apart.';
comment on column paper_fill.settles_on is 'When the cash moves.';

create table if not exists paper_holding (
  account varchar not null,
  symbol varchar not null,
  quantity bigint not null,
  cost decimal(19, 4) not null,
  primary key (account, symbol)
);

comment on table paper_holding is 'The shares in the accounts of the embedded exchange.';
comment on column paper_holding.cost is 'What they cost, without fees.';

create table if not exists paper_market (
  symbol varchar primary key,
  reference decimal(19, 4) not null,
  last_price decimal(19, 4),
  market_time timestamp(9) with time zone not null
);

comment on table paper_market is 'Where the symbols of the embedded exchange stood at a market time.';
comment on column paper_market.reference is 'The base price of that day.';

create table if not exists paper_clock (
  id int primary key check (id = 1),
  market_time timestamp(9) with time zone not null
);

comment on table paper_clock is 'One row: the market time when the embedded exchange kept something last.';
