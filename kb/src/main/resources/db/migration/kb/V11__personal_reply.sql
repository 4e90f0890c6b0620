-- Replies that an agent keeps for themselves
CREATE TABLE kb_personal_reply (
  id         BIGINT        NOT NULL AUTO_INCREMENT,
  account_id BIGINT        NOT NULL,
  short_code VARCHAR(20)   NOT NULL DEFAULT '',
  title      VARCHAR(100)  NOT NULL,
  text       VARCHAR(2000) NOT NULL,
  updated_at DATETIME(6)   NOT NULL,
  version    INT           NOT NULL DEFAULT 0,
  CONSTRAINT pk_kb_personal_reply PRIMARY KEY (id),
  CONSTRAINT fk_kb_personal_reply_account FOREIGN KEY (account_id) REFERENCES core_account (id) ON DELETE CASCADE,
  INDEX ix_kb_personal_reply_account (account_id, short_code)
);
