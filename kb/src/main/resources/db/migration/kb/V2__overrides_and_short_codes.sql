-- Parts of the newest version that lists and checks ask for
ALTER TABLE kb_article
  ADD COLUMN parent_id  BIGINT      NULL COMMENT 'article that this one overrides' AFTER client_id,
  ADD COLUMN short_code VARCHAR(20) NOT NULL DEFAULT '' COMMENT 'what agents type to get at it' AFTER parent_id,
  ADD CONSTRAINT fk_kb_article_parent FOREIGN KEY (parent_id) REFERENCES kb_article (id) ON DELETE SET NULL,
  ADD INDEX ix_kb_article_short_code (short_code);
