-- Red lines: what must not (or must) be said, where and since when. Each change of a rule is kept as a version, so that a
-- copy can name the rule as it was.

CREATE TABLE kb_redline_rule (
  id          BIGINT        NOT NULL AUTO_INCREMENT,
  code        VARCHAR(60)   NOT NULL,
  kind        VARCHAR(20)   NOT NULL COMMENT 'WORDS, PATTERN, REQUIRED',
  severity    VARCHAR(10)   NOT NULL COMMENT 'HINT, WARN, BLOCK',
  words       MEDIUMTEXT    NOT NULL COMMENT 'one a line; word=alternative',
  triggers    TEXT          NOT NULL COMMENT 'of REQUIRED, one a line',
  allowed     TEXT          NOT NULL COMMENT 'longer wordings that are harmless, one a line',
  homophones  BOOLEAN       NOT NULL DEFAULT FALSE,
  message     VARCHAR(500)  NOT NULL,
  alternative VARCHAR(500)  NOT NULL DEFAULT '',
  article_id  BIGINT        NULL COMMENT 'the article that explains it',
  platforms   VARCHAR(200)  NOT NULL DEFAULT '' COMMENT 'one a line; none = all',
  industries  VARCHAR(500)  NOT NULL DEFAULT '' COMMENT 'one a line; none = all',
  client_id   BIGINT        NULL,
  shop_id     BIGINT        NULL,
  valid_from  DATETIME(6)   NULL,
  valid_to    DATETIME(6)   NULL COMMENT 'first moment at which it no longer holds',
  state       VARCHAR(20)   NOT NULL COMMENT 'ACTIVE, ARCHIVED',
  number      INT           NOT NULL COMMENT 'version, 1, 2, 3 …; also against lost updates',
  updated_at  DATETIME(6)   NOT NULL,
  updated_by  VARCHAR(120)  NOT NULL,
  CONSTRAINT pk_kb_redline_rule PRIMARY KEY (id),
  CONSTRAINT uk_kb_redline_rule_code UNIQUE (code),
  CONSTRAINT fk_kb_redline_rule_article FOREIGN KEY (article_id) REFERENCES kb_article (id) ON DELETE SET NULL,
  CONSTRAINT fk_kb_redline_rule_client FOREIGN KEY (client_id) REFERENCES core_client (id),
  CONSTRAINT fk_kb_redline_rule_shop FOREIGN KEY (shop_id) REFERENCES core_shop (id),
  INDEX ix_kb_redline_rule_state (state, updated_at)
);

CREATE TABLE kb_redline_rule_version (
  rule_id    BIGINT       NOT NULL,
  number     INT          NOT NULL,
  content    MEDIUMTEXT   NOT NULL COMMENT 'JSON of RedlineDraft',
  state      VARCHAR(20)  NOT NULL,
  created_at DATETIME(6)  NOT NULL,
  created_by VARCHAR(120) NOT NULL,
  CONSTRAINT pk_kb_redline_rule_version PRIMARY KEY (rule_id, number),
  CONSTRAINT fk_kb_redline_rule_version_rule FOREIGN KEY (rule_id) REFERENCES kb_redline_rule (id) ON DELETE CASCADE
);

-- Counts the changes: every node asks for it and reads the rules again when it moved
CREATE TABLE kb_redline_change (
  id      INT    NOT NULL,
  changes BIGINT NOT NULL,
  CONSTRAINT pk_kb_redline_change PRIMARY KEY (id)
);
INSERT INTO kb_redline_change (id, changes) VALUES (1, 0);

-- What a client sells, for rules of an industry
CREATE TABLE kb_redline_industry (
  client_id BIGINT      NOT NULL,
  industry  VARCHAR(60) NOT NULL,
  CONSTRAINT pk_kb_redline_industry PRIMARY KEY (client_id, industry),
  CONSTRAINT fk_kb_redline_industry_client FOREIGN KEY (client_id) REFERENCES core_client (id) ON DELETE CASCADE
);

-- Each copy that a rule stopped, changed or warned of
CREATE TABLE kb_redline_hit (
  id           BIGINT      NOT NULL AUTO_INCREMENT,
  at           DATETIME(6) NOT NULL,
  rule_id      BIGINT      NOT NULL,
  rule_version INT         NOT NULL,
  account_id   BIGINT      NULL,
  token_id     BIGINT      NULL,
  shop_id      BIGINT      NULL,
  article_id   BIGINT      NULL,
  action       VARCHAR(20) NOT NULL COMMENT 'BLOCKED, REPLACED, WARNED',
  CONSTRAINT pk_kb_redline_hit PRIMARY KEY (id),
  CONSTRAINT fk_kb_redline_hit_rule FOREIGN KEY (rule_id) REFERENCES kb_redline_rule (id) ON DELETE CASCADE,
  INDEX ix_kb_redline_hit_at (at),
  INDEX ix_kb_redline_hit_rule (rule_id, at)
);

-- What an import did to which rule, so that a whole import can be taken back
CREATE TABLE kb_redline_import (
  job_id        BIGINT NOT NULL,
  rule_id       BIGINT NOT NULL,
  number_before INT    NULL COMMENT 'null = the import made it',
  number_after  INT    NOT NULL,
  CONSTRAINT pk_kb_redline_import PRIMARY KEY (job_id, rule_id),
  CONSTRAINT fk_kb_redline_import_rule FOREIGN KEY (rule_id) REFERENCES kb_redline_rule (id) ON DELETE CASCADE
);
