-- Must-read notices: what a notice says is an immutable version; the row points to the newest and the published one
CREATE TABLE kb_notice (
  id               BIGINT       NOT NULL AUTO_INCREMENT,
  state            VARCHAR(20)  NOT NULL COMMENT 'DRAFT, PUBLISHED, WITHDRAWN',
  latest_number    INT          NOT NULL,
  published_number INT          NULL COMMENT 'version that people read',
  asked_number     INT          NULL COMMENT 'oldest version whose receipts still count',
  title            VARCHAR(200) NOT NULL COMMENT 'of the newest version, for lists',
  live_from        DATETIME(6)  NULL COMMENT 'of the published version',
  live_until       DATETIME(6)  NULL COMMENT 'of the published version: first moment at which it no longer holds',
  reminded_at      DATETIME(6)  NULL COMMENT 'when those who had not read it were told last',
  updated_at       DATETIME(6)  NOT NULL,
  updated_by       VARCHAR(120) NOT NULL,
  version          INT          NOT NULL DEFAULT 0,
  CONSTRAINT pk_kb_notice PRIMARY KEY (id),
  INDEX ix_kb_notice_live (state, live_until),
  INDEX ix_kb_notice_updated (updated_at)
);

CREATE TABLE kb_notice_version (
  notice_id  BIGINT       NOT NULL,
  number     INT          NOT NULL COMMENT '1, 2, 3 … within the notice',
  content    MEDIUMTEXT   NOT NULL COMMENT 'JSON of NoticeContent',
  created_at DATETIME(6)  NOT NULL,
  created_by VARCHAR(120) NOT NULL,
  CONSTRAINT pk_kb_notice_version PRIMARY KEY (notice_id, number),
  CONSTRAINT fk_kb_notice_version_notice FOREIGN KEY (notice_id) REFERENCES kb_notice (id)
);

-- Every try to acknowledge, kept as evidence
CREATE TABLE kb_notice_receipt (
  id              BIGINT      NOT NULL AUTO_INCREMENT,
  notice_id       BIGINT      NOT NULL,
  number          INT         NOT NULL COMMENT 'version that was read',
  account_id      BIGINT      NOT NULL,
  employee_id     BIGINT      NOT NULL,
  at              DATETIME(6) NOT NULL,
  shift_day       DATE        NOT NULL COMMENT 'local day on which the shift began',
  shift_segment   VARCHAR(10) NOT NULL COMMENT 'EARLY, LATE, NIGHT',
  roster_shift_id BIGINT      NULL COMMENT 'the planned shift, once there are rosters',
  shop_id         BIGINT      NULL COMMENT 'shop of the chat, if one was chosen',
  answer          INT         NULL COMMENT 'chosen option, from 0; null without a question',
  accepted        BOOLEAN     NOT NULL,
  CONSTRAINT pk_kb_notice_receipt PRIMARY KEY (id),
  CONSTRAINT fk_kb_notice_receipt_version FOREIGN KEY (notice_id, number) REFERENCES kb_notice_version (notice_id, number),
  CONSTRAINT fk_kb_notice_receipt_account FOREIGN KEY (account_id) REFERENCES core_account (id),
  CONSTRAINT fk_kb_notice_receipt_employee FOREIGN KEY (employee_id) REFERENCES core_employee (id),
  CONSTRAINT fk_kb_notice_receipt_shop FOREIGN KEY (shop_id) REFERENCES core_shop (id),
  INDEX ix_kb_notice_receipt_person (account_id, accepted, notice_id)
);

-- Counts up with every change of a notice, so that nodes see within a second that they must read again
CREATE TABLE kb_notice_stamp (
  id    INT    NOT NULL,
  stamp BIGINT NOT NULL,
  CONSTRAINT pk_kb_notice_stamp PRIMARY KEY (id)
);
INSERT INTO kb_notice_stamp (id, stamp) VALUES (1, 0);

-- Which answers link to or include which others, in their newest or their published version
CREATE TABLE kb_article_use (
  article_id BIGINT      NOT NULL,
  used_id    BIGINT      NOT NULL,
  kind       VARCHAR(10) NOT NULL COMMENT 'FRAGMENT, LINK',
  CONSTRAINT pk_kb_article_use PRIMARY KEY (article_id, used_id, kind),
  CONSTRAINT fk_kb_article_use_article FOREIGN KEY (article_id) REFERENCES kb_article (id) ON DELETE CASCADE,
  CONSTRAINT fk_kb_article_use_used FOREIGN KEY (used_id) REFERENCES kb_article (id) ON DELETE CASCADE,
  INDEX ix_kb_article_use_used (used_id, kind)
);
