-- A notice may bring a broker's number before the answer to its order does; until an answer names it,
-- a list may still show that it is another order's.

alter table order_leg add column if not exists presumed boolean default false not null;

comment on column order_leg.presumed is 'Whether only a notice gave the number to its order: no answer has named it yet.';
