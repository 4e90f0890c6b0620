-- The market of published shifts: given away, swapped, open, to be covered; and who was asked.

CREATE TABLE sched_trade (
  id            BIGINT       NOT NULL AUTO_INCREMENT,
  kind          VARCHAR(20)  NOT NULL COMMENT 'GIVE, SWAP, OPEN, COVER',
  state         VARCHAR(20)  NOT NULL COMMENT 'OPEN, OFFERED, ACCEPTED, DONE, REFUSED, WITHDRAWN, EXPIRED',
  roster_id     BIGINT       NOT NULL COMMENT 'roster of the shift',
  employee_id   BIGINT       NULL COMMENT 'whose shift it is; null: nobody has it yet',
  day           DATE         NOT NULL COMMENT 'the day on which the shift starts',
  shift_type_id BIGINT       NOT NULL,
  other_day     DATE         NULL COMMENT 'swap: day of the shift that comes back',
  other_type_id BIGINT       NULL COMMENT 'swap: the shift that comes back',
  taker_id      BIGINT       NULL COMMENT 'who accepted',
  group_id      BIGINT       NULL COMMENT 'open shift: group that has to be served',
  note          VARCHAR(300) NOT NULL DEFAULT '' COMMENT 'message to those who are asked',
  answer        VARCHAR(300) NOT NULL DEFAULT '' COMMENT 'what the lead said',
  starts_at     DATETIME(6)  NOT NULL COMMENT 'when the earlier shift starts; nothing is traded after it',
  created_by    VARCHAR(100) NOT NULL,
  created_at    DATETIME(6)  NOT NULL,
  decided_by    VARCHAR(100) NOT NULL DEFAULT '' COMMENT 'empty: by rule, or not yet',
  decided_at    DATETIME(6)  NULL,
  version       INT          NOT NULL DEFAULT 0,
  CONSTRAINT pk_sched_trade PRIMARY KEY (id),
  CONSTRAINT fk_sched_trade_roster FOREIGN KEY (roster_id) REFERENCES sched_roster (id),
  CONSTRAINT fk_sched_trade_employee FOREIGN KEY (employee_id) REFERENCES core_employee (id),
  CONSTRAINT fk_sched_trade_taker FOREIGN KEY (taker_id) REFERENCES core_employee (id),
  CONSTRAINT fk_sched_trade_type FOREIGN KEY (shift_type_id) REFERENCES sched_shift_type (id),
  CONSTRAINT fk_sched_trade_other_type FOREIGN KEY (other_type_id) REFERENCES sched_shift_type (id),
  CONSTRAINT ck_sched_trade_swap CHECK ((kind = 'SWAP') = (other_day IS NOT NULL AND other_type_id IS NOT NULL)),
  CONSTRAINT ck_sched_trade_giver CHECK ((kind = 'OPEN') = (employee_id IS NULL)),
  INDEX ix_sched_trade_state (state, starts_at),
  INDEX ix_sched_trade_employee (employee_id, day)
);

CREATE TABLE sched_trade_offer (
  trade_id    BIGINT      NOT NULL,
  employee_id BIGINT      NOT NULL,
  state       VARCHAR(20) NOT NULL COMMENT 'ASKED, ACCEPTED, DECLINED, REFUSED',
  answered_at DATETIME(6) NULL,
  CONSTRAINT pk_sched_trade_offer PRIMARY KEY (trade_id, employee_id),
  CONSTRAINT fk_sched_trade_offer_trade FOREIGN KEY (trade_id) REFERENCES sched_trade (id) ON DELETE CASCADE,
  CONSTRAINT fk_sched_trade_offer_employee FOREIGN KEY (employee_id) REFERENCES core_employee (id),
  INDEX ix_sched_trade_offer_employee (employee_id, state)
);
