-- What only a notice gave an order is an order placed elsewhere until the broker's answer, or its
-- list, says whose it is.

alter table order_leg drop column if exists presumed;
