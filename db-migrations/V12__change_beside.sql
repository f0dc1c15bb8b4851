-- Beside a change of unknown outcome a cancel may be under way: the columns are as those of the change.
-- Each statement can be run again: a first start that was killed half way goes on from where it was.

alter table orders add column if not exists beside_kind varchar;
alter table orders add column if not exists beside_target_date date;
alter table orders add column if not exists beside_target_branch varchar;
alter table orders add column if not exists beside_target_number varchar;
alter table orders add column if not exists beside_quantity bigint;
alter table orders add column if not exists beside_whole boolean;
alter table orders add column if not exists beside_limit_price decimal(19, 4);
alter table orders add column if not exists beside_released_at timestamp(9) with time zone;
alter table orders add column if not exists beside_unknown_since timestamp(9) with time zone;
alter table orders add column if not exists beside_number_date date;
alter table orders add column if not exists beside_number_branch varchar;
alter table orders add column if not exists beside_number varchar;
alter table orders add column if not exists beside_repeated boolean;

alter table orders add constraint if not exists orders_beside check (
  (beside_kind is null and beside_target_number is null and beside_number is null
    and beside_released_at is null and beside_unknown_since is null)
  or (beside_kind is not null and beside_target_date is not null
    and beside_target_branch is not null and beside_target_number is not null
    and beside_quantity is not null and beside_whole is not null
    and beside_repeated is not null)
);

comment on column orders.beside_kind is 'MODIFY or CANCEL if one is under way beside the change; the columns beside_... then tell of it as change_... do of that.';
