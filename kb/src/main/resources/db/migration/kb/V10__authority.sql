-- What agents may give away by themselves, who gave what, and what leads were asked for. Money in cents.

CREATE TABLE kb_authority_case (
  id          BIGINT       NOT NULL AUTO_INCREMENT,
  code        VARCHAR(40)  NOT NULL COMMENT 'what steps of scripts name',
  name        VARCHAR(100) NOT NULL,
  description VARCHAR(1000) NOT NULL DEFAULT '',
  sentence    VARCHAR(1000) NOT NULL DEFAULT '' COMMENT 'what the buyer is told, with variables',
  forbidden   BOOLEAN      NOT NULL DEFAULT FALSE COMMENT 'nothing is ever given, not even with approval',
  active      BOOLEAN      NOT NULL DEFAULT TRUE,
  version     INT          NOT NULL DEFAULT 0,
  CONSTRAINT pk_kb_authority_case PRIMARY KEY (id),
  CONSTRAINT uk_kb_authority_case_code UNIQUE (code)
);

-- One immutable version of a ladder; a change writes the next version of the same line
CREATE TABLE kb_authority_ladder (
  id           BIGINT       NOT NULL AUTO_INCREMENT,
  line_id      BIGINT       NULL COMMENT 'id of the first version',
  number       INT          NOT NULL COMMENT '1, 2, 3 … within the line',
  case_id      BIGINT       NOT NULL,
  post         VARCHAR(30)  NULL COMMENT 'null = every post',
  client_id    BIGINT       NULL COMMENT 'both null = shared by all',
  shop_id      BIGINT       NULL,
  daily_cents  BIGINT       NULL COMMENT 'per agent and company day; null = no limit',
  daily_grants INT          NULL COMMENT 'per agent and company day; null = no limit',
  valid_from   DATETIME(6)  NULL,
  valid_to     DATETIME(6)  NULL COMMENT 'first moment at which it no longer holds',
  created_at   DATETIME(6)  NOT NULL,
  created_by   VARCHAR(120) NOT NULL COMMENT 'name of who wrote it',
  replaced_at  DATETIME(6)  NULL COMMENT 'when the next version was written or the line was ended; null = holds',
  CONSTRAINT pk_kb_authority_ladder PRIMARY KEY (id),
  CONSTRAINT fk_kb_authority_ladder_case FOREIGN KEY (case_id) REFERENCES kb_authority_case (id),
  CONSTRAINT fk_kb_authority_ladder_line FOREIGN KEY (line_id) REFERENCES kb_authority_ladder (id),
  CONSTRAINT fk_kb_authority_ladder_client FOREIGN KEY (client_id) REFERENCES core_client (id),
  CONSTRAINT fk_kb_authority_ladder_shop FOREIGN KEY (shop_id) REFERENCES core_shop (id),
  CONSTRAINT ck_kb_authority_ladder_scope CHECK (client_id IS NULL OR shop_id IS NULL),
  INDEX ix_kb_authority_ladder_case (case_id, replaced_at)
);

CREATE TABLE kb_authority_limit (
  ladder_id    BIGINT      NOT NULL,
  step         VARCHAR(10) NOT NULL COMMENT 'FIRST, SECOND, FLOOR',
  amount_cents BIGINT      NULL,
  basis_points INT         NULL COMMENT 'of the order amount, 10000 = all of it; with an amount the lower of both',
  remedy       VARCHAR(20) NOT NULL COMMENT 'REFUND, COUPON, RESEND, GIFT',
  CONSTRAINT pk_kb_authority_limit PRIMARY KEY (ladder_id, step),
  CONSTRAINT fk_kb_authority_limit_ladder FOREIGN KEY (ladder_id) REFERENCES kb_authority_ladder (id),
  CONSTRAINT ck_kb_authority_limit_value CHECK (amount_cents IS NOT NULL OR basis_points IS NOT NULL)
);

-- Rows that are locked while it is counted what an agent, and what an order, got already
CREATE TABLE kb_authority_agent (
  account_id BIGINT NOT NULL,
  CONSTRAINT pk_kb_authority_agent PRIMARY KEY (account_id),
  CONSTRAINT fk_kb_authority_agent_account FOREIGN KEY (account_id) REFERENCES core_account (id) ON DELETE CASCADE
);

CREATE TABLE kb_authority_order (
  case_id   BIGINT      NOT NULL,
  shop_id   BIGINT      NOT NULL,
  order_ref VARCHAR(60) NOT NULL,
  CONSTRAINT pk_kb_authority_order PRIMARY KEY (case_id, shop_id, order_ref),
  CONSTRAINT fk_kb_authority_order_case FOREIGN KEY (case_id) REFERENCES kb_authority_case (id),
  CONSTRAINT fk_kb_authority_order_shop FOREIGN KEY (shop_id) REFERENCES core_shop (id)
);

CREATE TABLE kb_authority_request (
  id           BIGINT       NOT NULL AUTO_INCREMENT,
  code         CHAR(6)      NOT NULL COMMENT 'letters that people can read out',
  case_id      BIGINT       NOT NULL,
  ladder_id    BIGINT       NULL COMMENT 'version that it goes beyond, null if there was none',
  shop_id      BIGINT       NOT NULL,
  account_id   BIGINT       NOT NULL COMMENT 'who asked',
  amount_cents BIGINT       NOT NULL,
  order_cents  BIGINT       NOT NULL COMMENT 'amount of the order',
  order_ref    VARCHAR(60)  NOT NULL,
  remedy       VARCHAR(20)  NOT NULL,
  reason       VARCHAR(500) NOT NULL,
  state        VARCHAR(10)  NOT NULL COMMENT 'OPEN, APPROVED, REFUSED, EXPIRED, USED',
  created_at   DATETIME(6)  NOT NULL,
  expires_at   DATETIME(6)  NOT NULL COMMENT 'unanswered, or approved and unused, it ends then',
  decided_by   BIGINT       NULL,
  decided_at   DATETIME(6)  NULL,
  answer       VARCHAR(500) NOT NULL DEFAULT '' COMMENT 'why it was approved or refused',
  CONSTRAINT pk_kb_authority_request PRIMARY KEY (id),
  CONSTRAINT uk_kb_authority_request_code UNIQUE (code),
  CONSTRAINT fk_kb_authority_request_case FOREIGN KEY (case_id) REFERENCES kb_authority_case (id),
  CONSTRAINT fk_kb_authority_request_ladder FOREIGN KEY (ladder_id) REFERENCES kb_authority_ladder (id),
  CONSTRAINT fk_kb_authority_request_shop FOREIGN KEY (shop_id) REFERENCES core_shop (id),
  CONSTRAINT fk_kb_authority_request_account FOREIGN KEY (account_id) REFERENCES core_account (id),
  CONSTRAINT fk_kb_authority_request_decider FOREIGN KEY (decided_by) REFERENCES core_account (id),
  CONSTRAINT ck_kb_authority_request_not_own CHECK (decided_by IS NULL OR decided_by <> account_id),
  INDEX ix_kb_authority_request_state (state, created_at)
);

CREATE TABLE kb_authority_grant (
  id              BIGINT       NOT NULL AUTO_INCREMENT,
  case_id         BIGINT       NOT NULL,
  ladder_id       BIGINT       NULL COMMENT 'version it was decided by; null if only a lead''s approval allowed it',
  request_id      BIGINT       NULL COMMENT 'approval it was given by, else within the limits',
  shop_id         BIGINT       NOT NULL,
  account_id      BIGINT       NOT NULL,
  step            VARCHAR(10)  NULL COMMENT 'null = an amount of its own',
  amount_cents    BIGINT       NOT NULL,
  order_cents     BIGINT       NOT NULL,
  order_ref       VARCHAR(60)  NOT NULL,
  remedy          VARCHAR(20)  NOT NULL,
  note            VARCHAR(500) NOT NULL DEFAULT '',
  idempotency_key VARCHAR(60)  NOT NULL,
  day             DATE         NOT NULL COMMENT 'company day whose allowance it uses',
  granted_at      DATETIME(6)  NOT NULL,
  taken_back_at   DATETIME(6)  NULL,
  CONSTRAINT pk_kb_authority_grant PRIMARY KEY (id),
  CONSTRAINT uk_kb_authority_grant_key UNIQUE (account_id, idempotency_key),
  CONSTRAINT uk_kb_authority_grant_request UNIQUE (request_id),
  CONSTRAINT fk_kb_authority_grant_case FOREIGN KEY (case_id) REFERENCES kb_authority_case (id),
  CONSTRAINT fk_kb_authority_grant_ladder FOREIGN KEY (ladder_id) REFERENCES kb_authority_ladder (id),
  CONSTRAINT fk_kb_authority_grant_request FOREIGN KEY (request_id) REFERENCES kb_authority_request (id),
  CONSTRAINT fk_kb_authority_grant_shop FOREIGN KEY (shop_id) REFERENCES core_shop (id),
  CONSTRAINT fk_kb_authority_grant_account FOREIGN KEY (account_id) REFERENCES core_account (id),
  INDEX ix_kb_authority_grant_agent (account_id, case_id, day),
  INDEX ix_kb_authority_grant_order (case_id, shop_id, order_ref),
  INDEX ix_kb_authority_grant_day (day, shop_id)
);
