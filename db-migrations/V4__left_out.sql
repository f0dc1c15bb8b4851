-- What a chat that is away for long is not told any more: only how many messages it was.
-- "if not exists" is there because H2 commits each of these statements by itself: a first start that
-- was killed half way goes on from where it was.

create table if not exists outbox_left_out (
  chat varchar not null,
  topic varchar not null,
  since timestamp(9) with time zone not null,
  messages integer not null,
  constraint outbox_left_out_key primary key (chat, topic),
  constraint outbox_left_out_messages check (messages > 0)
);

comment on table outbox_left_out is 'How many messages were dropped because their chat did not take them for long; until a digest has told it.';
comment on column outbox_left_out.chat is 'Which chat, as outbox has it.';
comment on column outbox_left_out.topic is 'What they were about, as outbox has it.';
comment on column outbox_left_out.since is 'When the first of them was made.';
comment on column outbox_left_out.messages is 'How many they were.';
