-- What a chat over a network needs: updates that are delivered again, messages that are shown late,
-- in place of another or with a button to refresh them; and the trail of an order.
-- "if not exists" is there because H2 commits each of these statements by itself: a first start that
-- was killed half way goes on from where it was.

create table if not exists chat_update (
  id bigint primary key,
  taken_at timestamp(9) with time zone not null
);

comment on table chat_update is 'Updates of the chat that were taken, so that one that is delivered again does nothing. Kept for a week.';

alter table outbox add column if not exists topic varchar default 'ALERT' not null;
alter table outbox add column if not exists refresh varchar default '' not null;
alter table outbox add column if not exists replaces varchar default '' not null;

comment on column outbox.topic is 'What it is about: decides what a digest tells of it after a long time without the chat.';
comment on column outbox.refresh is 'The id of the button that shows it anew in its place; empty for none.';
comment on column outbox.replaces is 'The message of the chat in whose place it is shown; empty for a new one.';

alter table orders add column if not exists correlation varchar default '' not null;

comment on column orders.correlation is 'The id that the log gives to the command or signal it came from, and to all that follows.';
