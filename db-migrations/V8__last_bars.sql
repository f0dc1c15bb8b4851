-- The newest bar that a strategy has had is kept with what it remembers, in one row.
-- "if not exists" is there because H2 commits each of these statements by itself: a first start that
-- was killed half way goes on from where it was.

alter table strategy_state add column if not exists last_bar timestamp(9) with time zone;

update strategy_state s
set last_bar = (
  select cast(t.text as timestamp(9) with time zone) from setting t
  where t.name = 'last-bar.' || s.strategy || '.' || s.symbol)
where exists (
  select 1 from setting t where t.name = 'last-bar.' || s.strategy || '.' || s.symbol);

delete from setting where name like 'last-bar.%';

comment on column strategy_state.last_bar is 'When the newest bar that it has had of a stream began; none if it has had none.';
