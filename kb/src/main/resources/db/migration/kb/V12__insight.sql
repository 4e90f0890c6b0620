-- Seeing what works: searches counted by the hour, what was used of them, work for the morning, what buyers say.

-- zero-result searches of a period, without reading the others
ALTER TABLE kb_search_event
  ADD INDEX ix_kb_search_event_total (kind, total, at),
  ADD INDEX ix_kb_search_event_shop (shop_id, at);

-- Both tables are derived from kb_search_event and can be emptied at any time: see docs/adr/0012
CREATE TABLE kb_search_hour (
  hour        DATETIME NOT NULL COMMENT 'UTC',
  shop_id     BIGINT   NOT NULL COMMENT '0 = searched without a shop',
  account_id  BIGINT   NOT NULL COMMENT '0 = a program',
  searches    INT      NOT NULL,
  zero        INT      NOT NULL COMMENT 'found nothing at all',
  unused      INT      NOT NULL COMMENT 'found something, of which nothing was opened or copied',
  opens       INT      NOT NULL,
  copies      INT      NOT NULL,
  CONSTRAINT pk_kb_search_hour PRIMARY KEY (hour, shop_id, account_id)
);

CREATE TABLE kb_search_use (
  at         DATETIME(6) NOT NULL,
  event_id   BIGINT      NOT NULL,
  shop_id    BIGINT      NOT NULL,
  account_id BIGINT      NOT NULL,
  copied     BOOLEAN     NOT NULL COMMENT 'false = only opened',
  article_id BIGINT      NOT NULL,
  position   INT         NULL COMMENT 'rank in the list, from 1',
  wait_ms    INT         NULL COMMENT 'since the last search of the same person, within ten minutes',
  CONSTRAINT pk_kb_search_use PRIMARY KEY (at, event_id),
  INDEX ix_kb_search_use_article (article_id, copied, at)
);

CREATE TABLE kb_search_counted (
  id            INT         NOT NULL,
  last_event_id BIGINT      NOT NULL COMMENT 'newest event that is counted',
  counted_at    DATETIME(6) NULL,
  CONSTRAINT pk_kb_search_counted PRIMARY KEY (id)
);
INSERT INTO kb_search_counted (id, last_event_id) VALUES (1, 0);

-- Who answers a gap, and until when; a gap without a row is nobody's yet
CREATE TABLE kb_gap_care (
  gap_id   BIGINT      NOT NULL,
  owner_id BIGINT      NOT NULL,
  taken_at DATETIME(6) NOT NULL,
  CONSTRAINT pk_kb_gap_care PRIMARY KEY (gap_id),
  CONSTRAINT fk_kb_gap_care_gap FOREIGN KEY (gap_id) REFERENCES kb_gap (id) ON DELETE CASCADE,
  CONSTRAINT fk_kb_gap_care_owner FOREIGN KEY (owner_id) REFERENCES core_account (id) ON DELETE CASCADE
);

CREATE TABLE kb_morning_dismissal (
  account_id BIGINT       NOT NULL,
  subject    VARCHAR(120) NOT NULL COMMENT 'what is not to be shown, for example article:7',
  until_day  DATE         NOT NULL COMMENT 'first day on which it may be shown again',
  CONSTRAINT pk_kb_morning_dismissal PRIMARY KEY (account_id, subject),
  CONSTRAINT fk_kb_morning_dismissal_account FOREIGN KEY (account_id) REFERENCES core_account (id) ON DELETE CASCADE
);

-- Voice of the customer -------------------------------------------------------------------------------------------------

CREATE TABLE kb_voc_cause (
  id        BIGINT       NOT NULL AUTO_INCREMENT,
  parent_id BIGINT       NULL COMMENT 'null = a group',
  client_id BIGINT       NULL COMMENT 'null = for all clients',
  name      VARCHAR(60)  NOT NULL,
  position  INT          NOT NULL,
  active    BOOLEAN      NOT NULL DEFAULT TRUE,
  version   INT          NOT NULL DEFAULT 0,
  CONSTRAINT pk_kb_voc_cause PRIMARY KEY (id),
  CONSTRAINT fk_kb_voc_cause_parent FOREIGN KEY (parent_id) REFERENCES kb_voc_cause (id),
  CONSTRAINT fk_kb_voc_cause_client FOREIGN KEY (client_id) REFERENCES core_client (id)
);

CREATE TABLE kb_voc_mark (
  id         BIGINT       NOT NULL AUTO_INCREMENT,
  cause_id   BIGINT       NOT NULL,
  shop_id    BIGINT       NOT NULL,
  account_id BIGINT       NULL COMMENT 'null = a program',
  at         DATETIME(6)  NOT NULL,
  note       VARCHAR(200) NOT NULL DEFAULT '',
  CONSTRAINT pk_kb_voc_mark PRIMARY KEY (id),
  CONSTRAINT fk_kb_voc_mark_cause FOREIGN KEY (cause_id) REFERENCES kb_voc_cause (id),
  CONSTRAINT fk_kb_voc_mark_shop FOREIGN KEY (shop_id) REFERENCES core_shop (id),
  INDEX ix_kb_voc_mark_shop (shop_id, at),
  INDEX ix_kb_voc_mark_cause (cause_id, at),
  INDEX ix_kb_voc_mark_person (account_id, at)
);

CREATE TABLE kb_conversation_count (
  shop_id       BIGINT       NOT NULL,
  day           DATE         NOT NULL,
  conversations INT          NOT NULL,
  updated_by    VARCHAR(120) NOT NULL,
  updated_at    DATETIME(6)  NOT NULL,
  CONSTRAINT pk_kb_conversation_count PRIMARY KEY (shop_id, day),
  CONSTRAINT fk_kb_conversation_count_shop FOREIGN KEY (shop_id) REFERENCES core_shop (id)
);
