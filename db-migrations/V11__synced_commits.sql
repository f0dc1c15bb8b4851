-- How many commits were waited for until they were on the disk, in one row. The file beside the database
-- holds the number too, so that a database that lost any of them is not taken for the whole.
-- Each statement can be run again: a first start that was killed half way goes on from where it was.

create table if not exists synced_commit (
  id integer primary key,
  number bigint not null,
  constraint synced_commit_one_row check (id = 1)
);

merge into synced_commit (id, number) key (id)
select 1, coalesce((select number from synced_commit where id = 1), 0);

comment on table synced_commit is 'One row: how many commits have reached the disk.';
