-- Answers that stand at the top of a shop's or a client's board for a while
CREATE TABLE kb_pin (
  id         BIGINT       NOT NULL AUTO_INCREMENT,
  article_id BIGINT       NOT NULL,
  shop_id    BIGINT       NULL,
  client_id  BIGINT       NULL COMMENT 'all shops of the client; exactly one of shop and client is set',
  from_at    DATETIME(6)  NOT NULL,
  to_at      DATETIME(6)  NOT NULL COMMENT 'first moment at which it no longer stands there',
  reason     VARCHAR(200) NOT NULL DEFAULT '',
  created_at DATETIME(6)  NOT NULL,
  created_by VARCHAR(120) NOT NULL COMMENT 'name of who pinned it',
  CONSTRAINT pk_kb_pin PRIMARY KEY (id),
  CONSTRAINT fk_kb_pin_article FOREIGN KEY (article_id) REFERENCES kb_article (id) ON DELETE CASCADE,
  CONSTRAINT fk_kb_pin_shop FOREIGN KEY (shop_id) REFERENCES core_shop (id),
  CONSTRAINT fk_kb_pin_client FOREIGN KEY (client_id) REFERENCES core_client (id),
  CONSTRAINT ck_kb_pin_one_audience CHECK ((shop_id IS NULL) <> (client_id IS NULL)),
  CONSTRAINT ck_kb_pin_period CHECK (from_at < to_at),
  INDEX ix_kb_pin_to (to_at)
);

-- When what agents see changed: versions say when something was written, this says when it was shown
CREATE TABLE kb_shown_change (
  id                BIGINT       NOT NULL AUTO_INCREMENT,
  at                DATETIME(6)  NOT NULL,
  article_id        BIGINT       NOT NULL,
  kind              VARCHAR(10)  NOT NULL COMMENT 'PUBLISHED, ARCHIVED',
  version_id        BIGINT       NOT NULL COMMENT 'what is shown since then, or was shown at last',
  before_version_id BIGINT       NULL COMMENT 'what was shown before',
  changed_by        VARCHAR(120) NOT NULL COMMENT 'name of who did it',
  CONSTRAINT pk_kb_shown_change PRIMARY KEY (id),
  CONSTRAINT fk_kb_shown_change_article FOREIGN KEY (article_id) REFERENCES kb_article (id) ON DELETE CASCADE,
  INDEX ix_kb_shown_change_at (at)
);
