-- The editor: who has an article open, what an autosave started from, templates

-- One row per window in which an article is open for writing; a window that is not heard of for 90 s is gone
CREATE TABLE kb_article_presence (
  article_id BIGINT      NOT NULL,
  window_key CHAR(22)    NOT NULL COMMENT 'random, of one browser window',
  account_id BIGINT      NOT NULL,
  since      DATETIME(6) NOT NULL COMMENT 'opened',
  typed_at   DATETIME(6) NULL COMMENT 'last change in the form',
  seen_at    DATETIME(6) NOT NULL COMMENT 'last sign of life',
  CONSTRAINT pk_kb_article_presence PRIMARY KEY (article_id, window_key),
  CONSTRAINT fk_kb_article_presence_article FOREIGN KEY (article_id) REFERENCES kb_article (id) ON DELETE CASCADE,
  CONSTRAINT fk_kb_article_presence_account FOREIGN KEY (account_id) REFERENCES core_account (id) ON DELETE CASCADE,
  INDEX ix_kb_article_presence_seen (seen_at)
);

-- So that what was kept can be merged with what others saved since
ALTER TABLE kb_article_autosave
  ADD COLUMN base_number INT NOT NULL DEFAULT 0 COMMENT 'version number it started from, 0 = not known' AFTER base_version;

-- What editors start new articles from, shared by all of them
CREATE TABLE kb_template (
  id         BIGINT       NOT NULL AUTO_INCREMENT,
  kind       VARCHAR(20)  NOT NULL COMMENT 'FAQ, REPLY, SCRIPT, PRODUCT, POLICY',
  name       VARCHAR(100) NOT NULL,
  content    MEDIUMTEXT   NOT NULL COMMENT 'JSON of ArticleContent without client, shops, attachments, parent and validity',
  updated_at DATETIME(6)  NOT NULL,
  updated_by VARCHAR(120) NOT NULL,
  version    INT          NOT NULL DEFAULT 0,
  CONSTRAINT pk_kb_template PRIMARY KEY (id),
  CONSTRAINT uk_kb_template_name UNIQUE (kind, name)
);
