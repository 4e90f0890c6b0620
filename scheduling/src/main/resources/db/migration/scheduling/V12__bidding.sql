-- Open shifts that go to the highest bid instead of the fastest thumb.

CREATE TABLE sched_bidding (
  trade_id  BIGINT      NOT NULL COMMENT 'an open shift',
  closes_at DATETIME(6) NOT NULL COMMENT 'bids are taken until then',
  closed_at DATETIME(6) NULL COMMENT 'when it was decided',
  CONSTRAINT pk_sched_bidding PRIMARY KEY (trade_id),
  CONSTRAINT fk_sched_bidding_trade FOREIGN KEY (trade_id) REFERENCES sched_trade (id) ON DELETE CASCADE,
  INDEX ix_sched_bidding_due (closed_at, closes_at)
);

CREATE TABLE sched_bid (
  trade_id    BIGINT      NOT NULL,
  employee_id BIGINT      NOT NULL,
  points      INT         NOT NULL COMMENT 'what it is worth to them, of the points of the month of the shift',
  placed_at   DATETIME(6) NOT NULL,
  outcome     VARCHAR(20) NULL COMMENT 'WON, LOST, BARRED by a rule; null: not decided yet',
  paid        INT         NOT NULL DEFAULT 0 COMMENT 'points the winner pays: the next bid that could have won',
  CONSTRAINT pk_sched_bid PRIMARY KEY (trade_id, employee_id),
  CONSTRAINT fk_sched_bid_bidding FOREIGN KEY (trade_id) REFERENCES sched_bidding (trade_id) ON DELETE CASCADE,
  CONSTRAINT fk_sched_bid_employee FOREIGN KEY (employee_id) REFERENCES core_employee (id),
  CONSTRAINT ck_sched_bid_points CHECK (points > 0),
  INDEX ix_sched_bid_employee (employee_id)
);
