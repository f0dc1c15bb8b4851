-- The embedded exchange's own truth. It alone writes here, in transactions of its own, and nobody
-- else reads it.
--
-- Money and prices are in won, times are kept at +09:00 (Asia/Seoul), dates are trading dates.
-- "if not exists" is there because H2 commits each of these statements by itself: a first start that
-- was killed half way goes on from where it was.

create table if not exists paper_account (
  name varchar primary key,
  -- when all trades have settled (D+2)
  cash decimal(19, 4) not null
);

create table if not exists paper_order (
  trading_date date not null,
  number bigint not null,
  account varchar not null,
  -- of a modify or cancel: the number it is of
  parent bigint,
  kind varchar not null,
  symbol varchar not null,
  side varchar not null,
  order_type varchar not null,
  limit_price decimal(19, 4),
  -- at which a buy reserves
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

create table if not exists paper_fill (
  trading_date date not null,
  number bigint not null,
  account varchar not null,
  symbol varchar not null,
  side varchar not null,
  quantity bigint not null,
  -- under that number so far, which tells its fills apart
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

create table if not exists paper_holding (
  account varchar not null,
  symbol varchar not null,
  quantity bigint not null,
  -- without fees
  cost decimal(19, 4) not null,
  primary key (account, symbol)
);

create table if not exists paper_market (
  symbol varchar primary key,
  reference decimal(19, 4) not null,
  last_price decimal(19, 4),
  market_time timestamp(9) with time zone not null
);

-- One row: the market time when something was kept last.
create table if not exists paper_clock (
  id int primary key check (id = 1),
  market_time timestamp(9) with time zone not null
);
