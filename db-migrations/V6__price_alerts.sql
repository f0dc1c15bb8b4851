-- The prices at which people want to be told.
-- "if not exists" is there because H2 commits each of these statements by itself: a first start that
-- was killed half way goes on from where it was.

create table if not exists price_alert (
  number bigint primary key,
  symbol varchar not null,
  direction varchar not null,
  price decimal(19, 4) not null,
  created_at timestamp(9) with time zone not null,
  constraint price_alert_number check (number > 0),
  constraint price_alert_direction check (direction in ('ABOVE', 'BELOW')),
  constraint price_alert_price check (price > 0)
);

comment on table price_alert is 'Prices at which people want to be told, until they were.';
comment on column price_alert.number is 'As people see it.';
comment on column price_alert.direction is 'ABOVE: told when a share trades above the price. BELOW: below it.';
