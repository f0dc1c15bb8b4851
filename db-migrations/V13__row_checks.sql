-- Every row is kept with a check over all its other columns, so that a bit that turned over in the file
-- does not pass for what was written: it is reckoned anew when the database is read through.
--
-- Each column is quoted, so that none runs into the next, and "-" stands for none, which no quoted text
-- is. Text that is no proper Unicode must not make a write fail; a check by way of JSON would.
-- Whoever adds, changes or drops a column later drops row_check before that, and adds it again after.
-- "if not exists" is there because H2 commits each of these statements by itself: a first start that
-- was killed half way goes on from where it was.

alter table cash_entry add column if not exists row_check varbinary(8) generated always as (
  substring(hash('SHA-256', concat_ws(',',
    quote_ident(id), quote_ident(account), quote_ident(amount), quote_ident(at),
    quote_ident(reason)
  )) from 1 for 8));

alter table chat_update add column if not exists row_check varbinary(8) generated always as (
  substring(hash('SHA-256', concat_ws(',',
    quote_ident(id), quote_ident(taken_at)
  )) from 1 for 8));

alter table daily_equity add column if not exists row_check varbinary(8) generated always as (
  substring(hash('SHA-256', concat_ws(',',
    quote_ident(trading_date), quote_ident(account), quote_ident(settled_cash),
    quote_ident(market_value), quote_ident(realised), quote_ident(unrealised), quote_ident(fee),
    quote_ident(tax)
  )) from 1 for 8));

alter table fill add column if not exists row_check varbinary(8) generated always as (
  substring(hash('SHA-256', concat_ws(',',
    quote_ident(id), quote_ident(order_id), quote_ident(account),
    coalesce(quote_ident(strategy), '-'), quote_ident(symbol), quote_ident(side),
    quote_ident(quantity), quote_ident(amount), quote_ident(fee), quote_ident(tax), quote_ident(at)
  )) from 1 for 8));

alter table orders add column if not exists row_check varbinary(8) generated always as (
  substring(hash('SHA-256', concat_ws(',',
    quote_ident(id), quote_ident(account), quote_ident(symbol), quote_ident(side),
    quote_ident(quantity), quote_ident(type), coalesce(quote_ident(first_limit_price), '-'),
    quote_ident(time_in_force), quote_ident(venue), quote_ident(purpose),
    coalesce(quote_ident(strategy), '-'), quote_ident(created_at), quote_ident(state),
    coalesce(quote_ident(limit_price), '-'), coalesce(quote_ident(released_at), '-'),
    coalesce(quote_ident(unknown_since), '-'), quote_ident(not_found), quote_ident(text),
    coalesce(quote_ident(change_kind), '-'), coalesce(quote_ident(change_target_date), '-'),
    coalesce(quote_ident(change_target_branch), '-'),
    coalesce(quote_ident(change_target_number), '-'), coalesce(quote_ident(change_quantity), '-'),
    coalesce(quote_ident(change_whole), '-'), coalesce(quote_ident(change_limit_price), '-'),
    coalesce(quote_ident(change_released_at), '-'),
    coalesce(quote_ident(change_unknown_since), '-'),
    coalesce(quote_ident(change_number_date), '-'),
    coalesce(quote_ident(change_number_branch), '-'), coalesce(quote_ident(change_number), '-'),
    coalesce(quote_ident(change_repeated), '-'), quote_ident(removed), quote_ident(correlation),
    coalesce(quote_ident(beside_kind), '-'), coalesce(quote_ident(beside_target_date), '-'),
    coalesce(quote_ident(beside_target_branch), '-'),
    coalesce(quote_ident(beside_target_number), '-'), coalesce(quote_ident(beside_quantity), '-'),
    coalesce(quote_ident(beside_whole), '-'), coalesce(quote_ident(beside_limit_price), '-'),
    coalesce(quote_ident(beside_released_at), '-'),
    coalesce(quote_ident(beside_unknown_since), '-'),
    coalesce(quote_ident(beside_number_date), '-'),
    coalesce(quote_ident(beside_number_branch), '-'), coalesce(quote_ident(beside_number), '-'),
    coalesce(quote_ident(beside_repeated), '-')
  )) from 1 for 8));

alter table order_event add column if not exists row_check varbinary(8) generated always as (
  substring(hash('SHA-256', concat_ws(',',
    quote_ident(id), quote_ident(order_id), quote_ident(at), quote_ident(state), quote_ident(text)
  )) from 1 for 8));

alter table order_leg add column if not exists row_check varbinary(8) generated always as (
  substring(hash('SHA-256', concat_ws(',',
    quote_ident(order_id), quote_ident(position), quote_ident(account), quote_ident(trading_date),
    quote_ident(branch), quote_ident(number), coalesce(quote_ident(parent_date), '-'),
    coalesce(quote_ident(parent_branch), '-'), coalesce(quote_ident(parent_number), '-'),
    quote_ident(quantity), coalesce(quote_ident(limit_price), '-'), quote_ident(noticed_quantity),
    quote_ident(noticed_amount), quote_ident(read_quantity), quote_ident(read_amount),
    quote_ident(booked_quantity), quote_ident(booked_amount), quote_ident(canceled_quantity)
  )) from 1 for 8));

alter table outbox add column if not exists row_check varbinary(8) generated always as (
  substring(hash('SHA-256', concat_ws(',',
    quote_ident(id), quote_ident(chat), quote_ident(text), quote_ident(created_at),
    quote_ident(due_at), quote_ident(merge_key), coalesce(quote_ident(delivered_at), '-'),
    quote_ident(topic), quote_ident(refresh), quote_ident(replaces)
  )) from 1 for 8));

alter table outbox_button add column if not exists row_check varbinary(8) generated always as (
  substring(hash('SHA-256', concat_ws(',',
    quote_ident(message_id), quote_ident(position), quote_ident(id), quote_ident(label)
  )) from 1 for 8));

alter table outbox_left_out add column if not exists row_check varbinary(8) generated always as (
  substring(hash('SHA-256', concat_ws(',',
    quote_ident(chat), quote_ident(topic), quote_ident(since), quote_ident(messages)
  )) from 1 for 8));

alter table paper_account add column if not exists row_check varbinary(8) generated always as (
  substring(hash('SHA-256', concat_ws(',',
    quote_ident(name), quote_ident(cash)
  )) from 1 for 8));

alter table paper_clock add column if not exists row_check varbinary(8) generated always as (
  substring(hash('SHA-256', concat_ws(',',
    quote_ident(id), quote_ident(market_time)
  )) from 1 for 8));

alter table paper_fill add column if not exists row_check varbinary(8) generated always as (
  substring(hash('SHA-256', concat_ws(',',
    quote_ident(trading_date), quote_ident(number), quote_ident(account), quote_ident(symbol),
    quote_ident(side), quote_ident(quantity), quote_ident(cumulative), quote_ident(price),
    quote_ident(fee), quote_ident(tax), quote_ident(cash_effect), quote_ident(settles_on),
    quote_ident(executed_at)
  )) from 1 for 8));

alter table paper_holding add column if not exists row_check varbinary(8) generated always as (
  substring(hash('SHA-256', concat_ws(',',
    quote_ident(account), quote_ident(symbol), quote_ident(quantity), quote_ident(cost)
  )) from 1 for 8));

alter table paper_market add column if not exists row_check varbinary(8) generated always as (
  substring(hash('SHA-256', concat_ws(',',
    quote_ident(symbol), quote_ident(reference), coalesce(quote_ident(last_price), '-'),
    quote_ident(market_time)
  )) from 1 for 8));

alter table paper_order add column if not exists row_check varbinary(8) generated always as (
  substring(hash('SHA-256', concat_ws(',',
    quote_ident(trading_date), quote_ident(number), quote_ident(account),
    coalesce(quote_ident(parent), '-'), quote_ident(kind), quote_ident(symbol), quote_ident(side),
    quote_ident(order_type), coalesce(quote_ident(limit_price), '-'), quote_ident(worst_price),
    quote_ident(time_in_force), quote_ident(venue), quote_ident(requested),
    quote_ident(ordered_at), quote_ident(state), quote_ident(quantity), quote_ident(filled),
    quote_ident(filled_amount), quote_ident(canceled), coalesce(quote_ident(rejection), '-')
  )) from 1 for 8));

alter table price_alert add column if not exists row_check varbinary(8) generated always as (
  substring(hash('SHA-256', concat_ws(',',
    quote_ident(number), quote_ident(symbol), quote_ident(direction), quote_ident(price),
    quote_ident(created_at)
  )) from 1 for 8));

alter table setting add column if not exists row_check varbinary(8) generated always as (
  substring(hash('SHA-256', concat_ws(',',
    quote_ident(name), quote_ident(text)
  )) from 1 for 8));

alter table share_entry add column if not exists row_check varbinary(8) generated always as (
  substring(hash('SHA-256', concat_ws(',',
    quote_ident(id), quote_ident(account), coalesce(quote_ident(strategy), '-'),
    quote_ident(symbol), quote_ident(units), quote_ident(cost), quote_ident(at),
    quote_ident(reason)
  )) from 1 for 8));

alter table strategy_state add column if not exists row_check varbinary(8) generated always as (
  substring(hash('SHA-256', concat_ws(',',
    quote_ident(strategy), quote_ident(symbol), quote_ident(state),
    coalesce(quote_ident(last_bar), '-')
  )) from 1 for 8));

alter table synced_commit add column if not exists row_check varbinary(8) generated always as (
  substring(hash('SHA-256', concat_ws(',',
    quote_ident(id), quote_ident(number)
  )) from 1 for 8));
