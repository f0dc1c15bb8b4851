-- The ledger: what we meant, what the brokers said, and what is held.
--
-- Money is in won, times are kept at +09:00 (Asia/Seoul), dates are trading dates.
-- "if not exists" is there because H2 commits each of these statements by itself: a first start that
-- was killed half way goes on from where it was.

create table if not exists orders (
  id bigint primary key,
  account varchar not null,
  symbol varchar not null,
  side varchar not null,
  quantity bigint not null,
  type varchar not null,
  first_limit_price decimal(19, 4),
  time_in_force varchar not null,
  venue varchar not null,
  purpose varchar not null,
  strategy varchar,
  created_at timestamp(9) with time zone not null,
  state varchar not null,
  limit_price decimal(19, 4),
  released_at timestamp(9) with time zone,
  unknown_since timestamp(9) with time zone,
  not_found boolean not null,
  text varchar not null,
  change_kind varchar,
  change_target_date date,
  change_target_branch varchar,
  change_target_number varchar,
  change_quantity bigint,
  change_whole boolean,
  change_limit_price decimal(19, 4),
  change_released_at timestamp(9) with time zone,
  change_unknown_since timestamp(9) with time zone,
  change_number_date date,
  change_number_branch varchar,
  change_number varchar,
  change_repeated boolean,
  removed boolean default false not null,
  constraint orders_id check (id > 0),
  constraint orders_side check (side in ('BUY', 'SELL')),
  constraint orders_quantity check (quantity > 0),
  constraint orders_type check (type in ('LIMIT', 'MARKET')),
  constraint orders_first_limit_price check (first_limit_price > 0),
  constraint orders_time_in_force check (time_in_force in ('DAY', 'IOC', 'FOK')),
  constraint orders_venue check (venue in ('KRX', 'NXT', 'SOR')),
  constraint orders_purpose check (purpose in ('BY_HAND', 'ENTRY', 'EXIT', 'EXTERNAL')),
  constraint orders_state check (state in (
    'PENDING_NEW', 'NEW', 'PARTIALLY_FILLED', 'FILLED', 'PENDING_CANCEL', 'CANCELED',
    'PENDING_REPLACE', 'REJECTED', 'EXPIRED', 'UNKNOWN')),
  constraint orders_limit_price check (limit_price > 0),
  constraint orders_change_kind check (change_kind in ('MODIFY', 'CANCEL')),
  constraint orders_change_quantity check (change_quantity >= 0),
  constraint orders_change_limit_price check (change_limit_price > 0),
  constraint orders_change check (
    (change_kind is null and change_target_number is null and change_number is null
      and change_released_at is null and change_unknown_since is null)
    or (change_kind is not null and change_target_date is not null
      and change_target_branch is not null and change_target_number is not null
      and change_quantity is not null and change_whole is not null
      and change_repeated is not null))
);
create index if not exists orders_by_state on orders (state);
create index if not exists orders_by_creation on orders (created_at);

comment on table orders is 'One row for each order as the person sees it, however many numbers the broker made of it.';
comment on column orders.id is 'Our number of the order, shown as #12; never used twice.';
comment on column orders.account is 'Our name of the account, as in the configuration.';
comment on column orders.quantity is 'Shares ordered at first.';
comment on column orders.first_limit_price is 'The limit it was placed with; none for a market order.';
comment on column orders.purpose is 'BY_HAND, ENTRY or EXIT of a strategy, or EXTERNAL: placed elsewhere in the account.';
comment on column orders.strategy is 'The strategy that wanted it; none by hand and outside.';
comment on column orders.created_at is 'When it was decided, or seen for the first time.';
comment on column orders.state is 'Its state, in FIX''s names. UNKNOWN: it was sent and no clear answer came.';
comment on column orders.limit_price is 'The limit now.';
comment on column orders.released_at is 'When the first byte was allowed to leave. Without it the order was never sent.';
comment on column orders.unknown_since is 'The deadline that passed without a clear answer; none once settled.';
comment on column orders.not_found is 'Two complete readings of the broker''s list did not show it.';
comment on column orders.text is 'The broker''s words, or ours, on why it ended.';
comment on column orders.change_kind is 'MODIFY or CANCEL if one is under way; the columns change_... then tell of it.';
comment on column orders.change_target_number is 'The broker''s number that is to be changed, with its date and branch.';
comment on column orders.change_quantity is 'Shares to be taken back or moved.';
comment on column orders.change_whole is 'Whether all that is open is meant.';
comment on column orders.change_limit_price is 'The new limit of a modify.';
comment on column orders.change_released_at is 'When the change was allowed to leave.';
comment on column orders.change_unknown_since is 'The deadline that passed without a clear answer to the change.';
comment on column orders.change_number is 'The broker''s number of the change itself, once accepted.';
comment on column orders.change_repeated is 'Whether the cancel was already sent a second time.';
comment on column orders.removed is 'It turned out to be a number of another order. The row stays so that its number is never used again.';

create table if not exists order_leg (
  order_id bigint not null,
  position integer not null,
  account varchar not null,
  trading_date date not null,
  branch varchar not null,
  number varchar not null,
  parent_date date,
  parent_branch varchar,
  parent_number varchar,
  quantity bigint not null,
  limit_price decimal(19, 4),
  noticed_quantity bigint not null,
  noticed_amount decimal(19, 4) not null,
  read_quantity bigint not null,
  read_amount decimal(19, 4) not null,
  booked_quantity bigint not null,
  booked_amount decimal(19, 4) not null,
  canceled_quantity bigint not null,
  constraint order_leg_key primary key (order_id, position),
  constraint order_leg_order foreign key (order_id) references orders (id),
  constraint order_leg_quantity check (quantity >= 0),
  constraint order_leg_limit_price check (limit_price > 0),
  constraint order_leg_noticed check (noticed_quantity >= 0),
  constraint order_leg_read check (read_quantity >= 0),
  constraint order_leg_booked check (booked_quantity >= 0 and booked_quantity <= quantity),
  constraint order_leg_canceled check (canceled_quantity >= 0)
);

comment on table order_leg is 'The broker''s numbers of an order: the first one and those that modifies made.';
comment on column order_leg.position is '0 for the first number, then in the order in which they were made.';
comment on column order_leg.trading_date is 'The day of the number; brokers use numbers again on other days.';
comment on column order_leg.branch is 'The broker''s branch; empty where it has none.';
comment on column order_leg.number is 'The broker''s number, without padding.';
comment on column order_leg.parent_number is 'The number that this one modified, with its date and branch.';
comment on column order_leg.quantity is 'Shares ordered under this number.';
comment on column order_leg.noticed_quantity is 'Shares filled as far as the broker''s stream told.';
comment on column order_leg.read_quantity is 'Shares filled as far as the broker''s lists told.';
comment on column order_leg.booked_quantity is 'Shares booked: the larger of the two, never above quantity.';
comment on column order_leg.booked_amount is 'What the booked shares cost or brought.';
comment on column order_leg.canceled_quantity is 'Shares of this number that were taken back, or moved to the next number.';

create table if not exists order_event (
  id bigint generated by default as identity primary key,
  order_id bigint not null,
  at timestamp(9) with time zone not null,
  state varchar not null,
  text varchar not null,
  constraint order_event_order foreign key (order_id) references orders (id)
);

comment on table order_event is 'The history of each order, a line for each thing that happened.';
comment on column order_event.state is 'The state after it.';
comment on column order_event.text is 'What happened, in plain words; may hold the broker''s.';

create table if not exists fill (
  id bigint primary key,
  order_id bigint not null,
  account varchar not null,
  strategy varchar,
  symbol varchar not null,
  side varchar not null,
  quantity bigint not null,
  amount decimal(19, 4) not null,
  fee decimal(19, 4) not null,
  tax decimal(19, 4) not null,
  at timestamp(9) with time zone not null,
  constraint fill_order foreign key (order_id) references orders (id),
  constraint fill_id check (id > 0),
  constraint fill_side check (side in ('BUY', 'SELL')),
  constraint fill_quantity check (quantity >= 0),
  constraint fill_amount check (amount >= 0)
);
create index if not exists fill_by_time on fill (at);

comment on table fill is 'Shares bought or sold. A sale out of several lots is one row for each lot.';
comment on column fill.id is 'The number of the booking; fills, share_entry and cash_entry share one counter.';
comment on column fill.strategy is 'Whose shares they are; none for those of no strategy.';
comment on column fill.quantity is 'Shares; 0 if the fill was taken back because the broker does not have it.';
comment on column fill.amount is 'Price times quantity, exact.';
comment on column fill.fee is 'The commission, estimated until the broker''s figure replaces it.';
comment on column fill.tax is 'The tax on a sale, estimated likewise.';
comment on column fill.at is 'When it was executed.';

create table if not exists share_entry (
  id bigint primary key,
  account varchar not null,
  strategy varchar,
  symbol varchar not null,
  units bigint not null,
  cost decimal(19, 4) not null,
  at timestamp(9) with time zone not null,
  reason varchar not null,
  constraint share_entry_id check (id > 0),
  constraint share_entry_reason check (reason in ('OPENING', 'OUTSIDE'))
);

comment on table share_entry is 'Shares that no fill explains.';
comment on column share_entry.units is 'Shares; negative if they went.';
comment on column share_entry.cost is 'What they cost, with the sign of units.';
comment on column share_entry.reason is 'OPENING: held when the account was opened here. OUTSIDE: found in the broker''s balance.';

create table if not exists cash_entry (
  id bigint primary key,
  account varchar not null,
  amount decimal(19, 4) not null,
  at timestamp(9) with time zone not null,
  reason varchar not null,
  constraint cash_entry_id check (id > 0),
  constraint cash_entry_reason check (reason in ('OPENING', 'ADJUSTMENT', 'OUTSIDE'))
);

comment on table cash_entry is 'Cash that no fill explains.';
comment on column cash_entry.reason is 'OPENING: there when the account was opened here. ADJUSTMENT: our estimate of fees and tax was off. OUTSIDE: a deposit, a withdrawal, a dividend.';

create table if not exists daily_equity (
  trading_date date not null,
  account varchar not null,
  settled_cash decimal(19, 4) not null,
  market_value decimal(19, 4) not null,
  realised decimal(19, 4) not null,
  unrealised decimal(19, 4) not null,
  fee decimal(19, 4) not null,
  tax decimal(19, 4) not null,
  constraint daily_equity_key primary key (account, trading_date)
);

comment on table daily_equity is 'How each account closed each trading day.';
comment on column daily_equity.settled_cash is 'Cash when all trades have settled (D+2).';
comment on column daily_equity.market_value is 'The shares held, at the closing prices.';
comment on column daily_equity.realised is 'The day''s realised profit, after fees and tax.';
comment on column daily_equity.unrealised is 'Of the shares held, after the fees paid and the estimated cost of selling.';

create table if not exists strategy_state (
  strategy varchar not null,
  symbol varchar not null,
  state varchar not null,
  constraint strategy_state_key primary key (strategy, symbol)
);

comment on table strategy_state is 'What a strategy remembers of a symbol over a restart.';

create table if not exists outbox (
  id bigint primary key,
  chat varchar not null,
  text varchar not null,
  created_at timestamp(9) with time zone not null,
  due_at timestamp(9) with time zone not null,
  merge_key varchar not null,
  delivered_at timestamp(9) with time zone
);
create index if not exists outbox_by_delivery on outbox (delivered_at);

comment on table outbox is 'Messages, written together with what they tell of and kept until a chat took them and after.';
comment on column outbox.chat is 'Which chat, as the face that serves it names it.';
comment on column outbox.due_at is 'Not to be delivered before.';
comment on column outbox.merge_key is 'Until delivery a later message of this key replaces the text; empty for none.';
comment on column outbox.delivered_at is 'When the chat took it; none until then.';

create table if not exists outbox_button (
  message_id bigint not null,
  position integer not null,
  id varchar not null,
  label varchar not null,
  constraint outbox_button_key primary key (message_id, position),
  constraint outbox_button_message foreign key (message_id) references outbox (id)
);

comment on table outbox_button is 'The buttons under a message.';
comment on column outbox_button.id is 'Random; what the button does is kept by the program.';

create table if not exists setting (
  name varchar primary key,
  text varchar not null
);

comment on table setting is 'Small things that must survive a restart, such as stops.';

create view if not exists orders_view (
  id, account, symbol, side, quantity, price, filled, state, created_at
) as
select
  o.id, o.account, o.symbol, o.side, o.quantity,
  case when o.type = 'MARKET' then null else o.limit_price end,
  cast((select coalesce(sum(l.booked_quantity), 0) from order_leg l where l.order_id = o.id)
    as bigint),
  o.state, o.created_at
from orders o
where not o.removed;

comment on view orders_view is 'The orders. price: the limit now, none for a market order; filled: shares booked.';

create view if not exists fills_view (
  id, order_id, account, strategy, symbol, side, quantity, price, fee, tax, at, amount
) as
select
  f.id, f.order_id, f.account, f.strategy, f.symbol, f.side, f.quantity,
  cast(f.amount / nullif(f.quantity, 0) as decimal(19, 4)), f.fee, f.tax, f.at, f.amount
from fill f
where f.quantity > 0;

comment on view fills_view is 'The fills. price: the average, at four decimals; amount: price times quantity, exact.';

create view if not exists daily_pnl_view (date, account, realised, unrealised, fee, tax) as
select d.trading_date, d.account, d.realised, d.unrealised, d.fee, d.tax
from daily_equity d;

comment on view daily_pnl_view is 'Profit and loss of each account and trading day, after fees and tax.';
