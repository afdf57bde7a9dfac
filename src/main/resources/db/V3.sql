-- The Message-ID of the mail that an intent goes out in, written before it is sent: a digest that may or may not have
-- arrived before a crash is sent again as the same mail.
ALTER TABLE outbox ADD COLUMN mail_id TEXT;
CREATE INDEX outbox_hire ON outbox (opportunity_id);
